import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { LonLat } from '../../packages/city/roads/index.ts'
import { valhallaConfig } from './config.ts'

/** The version that figures are measured against. 280 MB, so it is fetched here and is no dependency. */
export const valhallaVersion = '3.6.1'
const packageName = '@valhallajs/valhallajs'
const oracleDir = join(import.meta.dirname, '../.oracle')

export type OracleAnswer = {
  readonly seconds: number
  readonly metres: number
  /** lon, lat pairs, degrees */
  readonly line: readonly (readonly [number, number])[]
}

export type Oracle = {
  /** The way by car, or 'unreachable'. `shortest` asks for the least length instead of Valhalla's own idea of the best. */
  readonly route: (from: LonLat, to: LonLat, shortest: boolean) => Promise<OracleAnswer | 'unreachable'>
  /** Seconds from each place to one, by its matrix; undefined where there is no way. */
  readonly secondsTo: (to: LonLat, from: readonly LonLat[]) => Promise<(number | undefined)[]>
}

type Ask = (query: string) => Promise<string>
const actorSchema = z.object({
  route: z.custom<Ask>((it) => typeof it === 'function'),
  matrix: z.custom<Ask>((it) => typeof it === 'function'),
})
const moduleSchema = z.object({
  Actor: z.custom<new (config: string) => unknown>((it) => typeof it === 'function'),
})

/** Fetches Valhalla if need be, builds its tiles of an extract once, and opens them. */
export function openOracle(extract: string): Oracle {
  fetchValhalla()
  const tileDir = buildTiles(extract)
  const load = createRequire(join(oracleDir, 'package.json'))
  const { Actor } = moduleSchema.parse(load(packageName))
  const made = new Actor(JSON.stringify(valhallaConfig(tileDir)))
  const actor = actorSchema.parse({ route: method(made, 'route'), matrix: method(made, 'matrix') })
  return {
    route: (from, to, shortest) => askRoute(actor.route, from, to, shortest),
    secondsTo: (to, from) => askMatrix(actor.matrix, to, from),
  }
}

function method(made: unknown, name: string): unknown {
  const found: unknown = typeof made === 'object' && made !== null ? Reflect.get(made, name) : undefined
  return typeof found === 'function' ? found.bind(made) : undefined
}

function fetchValhalla(): void {
  if (existsSync(join(oracleDir, 'node_modules', packageName, 'package.json'))) return
  console.log(`fetching ${packageName} ${valhallaVersion} (280 MB) into bench/.oracle`)
  mkdirSync(oracleDir, { recursive: true })
  writeFileSync(join(oracleDir, 'package.json'), '{ "private": true }\n')
  const wanted = `${packageName}@${valhallaVersion}`
  execFileSync('npm', ['install', '--save-exact', '--no-audit', '--no-fund', wanted], {
    cwd: oracleDir,
    stdio: 'inherit',
  })
}

function buildTiles(extract: string): string {
  const tileDir = join(oracleDir, 'tiles', basename(extract, '.osm.pbf'))
  if (existsSync(tileDir)) return tileDir
  const making = `${tileDir}.making`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { recursive: true })
  const config = join(oracleDir, 'tiles', 'making.json')
  writeFileSync(config, JSON.stringify(valhallaConfig(making)))
  const cli = join(oracleDir, 'node_modules', packageName, 'bin/valhalla-cli.js')
  execFileSync(process.execPath, [cli, 'build_tiles', '-c', config, extract], { stdio: 'pipe' })
  renameSync(making, tileDir)
  return tileDir
}

const routeSchema = z.object({
  trip: z.object({
    legs: z
      .array(z.object({ shape: z.string(), summary: z.object({ time: z.number(), length: z.number() }) }))
      .length(1),
  }),
})

// Valhalla's errors 442 and 171; the binding gives their words alone.
const unreachable = ['No path could be found', 'No suitable edges near location']

async function askRoute(ask: Ask, from: LonLat, to: LonLat, shortest: boolean): Promise<OracleAnswer | 'unreachable'> {
  const query = {
    locations: [place(from), place(to)],
    costing: 'auto',
    costing_options: { auto: { shortest, disable_hierarchy_pruning: true } },
    directions_type: 'none',
  }
  const text = await ask(JSON.stringify(query)).catch((error: unknown) => {
    if (unreachable.some((words) => String(error).includes(words))) return undefined
    throw error
  })
  if (text === undefined) return 'unreachable'
  const [leg] = routeSchema.parse(JSON.parse(text)).trip.legs
  if (!leg) return 'unreachable'
  return { seconds: leg.summary.time, metres: leg.summary.length * 1000, line: decodeLine(leg.shape) }
}

const matrixSchema = z.object({
  sources_to_targets: z.array(z.array(z.object({ time: z.number().nullable() }))),
})

async function askMatrix(ask: Ask, to: LonLat, from: readonly LonLat[]): Promise<(number | undefined)[]> {
  const query = { sources: from.map(place), targets: [place(to)], costing: 'auto' }
  const answer = matrixSchema.parse(JSON.parse(await ask(JSON.stringify(query))))
  return answer.sources_to_targets.map(([cell]) => cell?.time ?? undefined)
}

// Left to itself Valhalla moves a place within five metres of a crossing onto it, and may then leave in any direction.
const place = ({ lon, lat }: LonLat) => ({ lon, lat, node_snap_tolerance: 0 })

/** Google's polyline with six decimals: https://valhalla.github.io/valhalla/decoding/ */
function decodeLine(text: string): [lon: number, lat: number][] {
  const line: [number, number][] = []
  let [at, lat, lon] = [0, 0, 0]
  const next = () => {
    let [value, shift, byte] = [0, 0, 0]
    do {
      byte = text.charCodeAt(at++) - 63
      value |= (byte & 31) << shift
      shift += 5
    } while (byte >= 32)
    return value & 1 ? ~(value >> 1) : value >> 1
  }
  while (at < text.length) {
    lat += next()
    lon += next()
    line.push([lon / 1e6, lat / 1e6])
  }
  return line
}
