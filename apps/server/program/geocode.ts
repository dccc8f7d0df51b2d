import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { cityFiles } from '@tocsin/city'
import { openPlaces, type Place, type Point } from '@tocsin/city/places'
import { readConfig } from '../config.ts'
import { StartupError } from '../postgres/index.ts'
import { chosenCity } from '../prepare-city.ts'

const usage =
  'tocsin geocode "TEXT" [--json] [--near LON,LAT] [--limit N], as in tocsin geocode "-33.86, 151.21" --near -122.4,37.7'
const mostPlaces = 50

/**
 * `tocsin geocode "TEXT"`: what the search of the console would find, from the city in use and without a server. With `--json`
 * one line `{ text, places }`, where text is exactly what was typed; else a line for each place. Coordinates are WGS 84.
 */
export async function geocode(args: string[]): Promise<void> {
  const { text, json, near, limit } = readArguments(args)
  const { dataDir } = readConfig(process.env)
  const dir = await chosenCity(dataDir)
  if (dir === undefined) throw new StartupError('no city is in use; make one with tocsin city import FILE.osm.pbf')
  const search = await openPlaces(join(dir, cityFiles.places)).catch((error: unknown) => {
    throw new StartupError(error instanceof Error ? error.message : String(error))
  })
  const places = search.search(text, { limit, ...(near && { near }) })
  console.log(json ? JSON.stringify({ text, places }) : places.map(lineOf).join('\n'))
}

type GeocodeArguments = { text: string; json: boolean; near: Point | undefined; limit: number }

/** What the command line asks for; throws StartupError, or parseArgs' own error. */
export function readArguments(args: readonly string[]): GeocodeArguments {
  const { values, positionals } = parseArgs({
    args: withNumbers(args),
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      near: { type: 'string' },
      limit: { type: 'string', default: '8' },
    },
  })
  const [text, ...others] = positionals
  if (text === undefined || others.length > 0) throw new StartupError(usage)
  const limit = Number(values.limit)
  if (!Number.isInteger(limit) || limit < 1 || limit > mostPlaces)
    throw new StartupError(`--limit is a whole number from 1 to ${mostPlaces}`)
  return { text, json: values.json, near: values.near === undefined ? undefined : pointOf(values.near), limit }
}

/**
 * Arguments such that parseArgs takes coordinates south and west for what they are, and not for options: `--near -122.4,37.7`
 * becomes one argument, and a text like `-33.86, 151.21` goes behind `--`.
 */
function withNumbers(args: readonly string[]): string[] {
  const end = args.includes('--') ? args.indexOf('--') : args.length
  const options: string[] = []
  const texts = args.slice(end + 1)
  for (const arg of args.slice(0, end)) {
    if (!/^-\.?\d/.test(arg)) options.push(arg)
    else if (options.at(-1) === '--near') options.splice(-1, 1, `--near=${arg}`)
    else texts.push(arg)
  }
  return [...options, '--', ...texts]
}

function pointOf(text: string): Point {
  const [lon = NaN, lat = NaN, ...others] = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)))
  if (others.length === 0 && Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return { lon, lat }
  throw new StartupError('--near is a longitude and a latitude in degrees: --near 113.25,22.95')
}

function lineOf({ label, kind, precision, lon, lat, radiusM, rest, relation, converted }: Place): string {
  const said = [relation, rest, converted && `from ${converted.from}`].filter(Boolean).join(', ')
  return `${lat.toFixed(6)}, ${lon.toFixed(6)}  ± ${radiusM} m  ${kind} (${precision})  ${label}${said && `  [${said}]`}`
}
