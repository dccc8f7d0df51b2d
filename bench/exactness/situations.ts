import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { readOsm } from '../../packages/city/import/index.ts'
import { readRoads, StandingClosures, type LonLat, type RoadClosure } from '../../packages/city/roads/index.ts'
import { need, type Abilities, type Candidate, type Equivalent, type Need } from '../../packages/domain/index.ts'
import { randomFrom } from '../valhalla/pairs.ts'
import type { Problem } from './solve-set.ts'

/** San Francisco's public records and streets. */
export const sanFrancisco = join(import.meta.dirname, '../../../shared/data/sf')

const stationRow = z.object({ station: z.string(), lon: z.coerce.number(), lat: z.coerce.number() })
const callRow = z
  .object({ 'Unit ID': z.string().min(1), 'Unit Type': z.string(), Location: z.string() })
  .transform(({ 'Unit ID': unit, 'Unit Type': kind, Location }) => {
    const [lat = Number.NaN, lon = Number.NaN] = Location.replaceAll(/[()]/g, '').split(',').map(Number)
    return { unit, kind, point: { lon, lat } }
  })

type Rostered = { readonly unit: string; readonly kind: string }
type Roster = {
  readonly units: readonly Rostered[]
  readonly stations: readonly LonLat[]
  readonly places: readonly LonLat[]
}

function readRoster(): Roster {
  const rows = (file: string): unknown[] => parse(readFileSync(join(sanFrancisco, file)), { columns: true })
  const calls = rows('calls-2016-12-31.csv').map((row) => callRow.parse(row))
  const units = new Map(calls.map(({ unit, kind }) => [unit, { unit, kind }]))
  const places = calls.map(({ point }) => point).filter(({ lon, lat }) => Number.isFinite(lon + lat))
  return { units: [...units.values()], stations: rows('fire-stations.csv').map((row) => stationRow.parse(row)), places }
}

const equivalents: readonly Equivalent[] = [{ whole: 'rescue-squad', parts: ['engine', 'rescue'] }]

const wants = (...list: readonly (readonly [string, number, number?])[]): readonly Need[] =>
  list.map(([capability, count, atLeast]) => need.parse({ capability, count, atLeast }))
/** Plans of a fire brigade, from one unit to a third alarm; many ask for what one unit in three has beside its kind. */
const plans: readonly (readonly Need[])[] = [
  wants(['ambulance', 1]),
  wants(['engine', 1], ['ambulance', 1], ['als', 1]),
  wants(['engine', 2], ['ladder', 1], ['chief', 1], ['als', 1]),
  wants(['engine', 3], ['ladder', 2], ['chief', 1]),
  wants(['ladder', 1, 30], ['ladder', 1], ['engine', 2], ['speaks-yue', 1]),
  wants(['speaks-yue', 2], ['als', 2], ['engine', 2]),
  wants(['ambulance', 3], ['als', 2], ['supervisor', 1]),
  wants(['engine', 4], ['ladder', 2, 30], ['chief', 2], ['ambulance', 1], ['speaks-yue', 1]),
  wants(['rescue', 2], ['supervisor', 2], ['engine', 1]),
  wants(['dog', 1], ['engine', 2], ['support', 2]),
]
const rescuePlans: readonly (readonly Need[])[] = [
  wants(['engine', 1], ['rescue', 1]),
  wants(['engine', 2], ['rescue', 1], ['ladder', 1]),
  wants(['engine', 2], ['rescue', 2], ['ambulance', 1]),
]

/**
 * Draws situations of San Francisco's fire brigade: all stations and units of a week's records, each unit off, free at its
 * station, on its way back, at lower work, or silent; up to four streets closed or slow. Times are drive times on the streets
 * plus turnout, in whole seconds, every fourth time whole half minutes so that many are equal. The same seed gives the same.
 */
export async function openSituations(seed: number): Promise<() => Problem> {
  const roads = await readRoads((listener) => readOsm(join(sanFrancisco, 'streets.osm.pbf'), listener))
  const closures = new StandingClosures(roads)
  const { units, stations, places } = readRoster()
  const random = randomFrom(seed)
  const of = <T>(list: readonly T[]): T => {
    const drawn = list[Math.floor(random() * list.length)]
    if (drawn === undefined) throw new Error('drew from nothing')
    return drawn
  }
  const draw = (u: Rostered): Candidate[] => drawCandidate(u, random)
  return () => {
    closures.lay(Array.from({ length: Math.floor(random() * 5) }, (_, n) => closureAt(`c${n}`, of(places), random)))
    const drawn = units.flatMap(draw)
    const home = new Map(units.map(({ unit }, n) => [unit, stations[n % stations.length]]))
    const from = drawn.map(({ unit, seconds }) => (seconds === 0 ? home.get(unit) : undefined) ?? of(places))
    const answers = closures.driveTimes({ to: of(places), from })
    const stepS = random() < 0.25 ? 30 : 1
    const candidates = drawn.map((each, n): Candidate => {
      const answer = answers[n]
      if (each.seconds === null || typeof answer !== 'object') return { ...each, seconds: null }
      return { ...each, seconds: Math.max(1, Math.ceil((60 + answer.seconds) / stepS) * stepS) }
    })
    const isRescue = random() < 0.2
    const withOrder = random() < 0.4
    return {
      needs: of(isRescue ? rescuePlans : plans),
      equivalents: isRescue ? equivalents : [],
      candidates: withOrder ? candidates : candidates.map((each) => ({ ...each, tier: 0 })),
    }
  }
}

/** A unit as it may stand: `seconds` 0 stands for at its station, 1 for on the road, null for silent. Nothing: off, or at equal work. */
function drawCandidate({ unit, kind }: Rostered, random: () => number): Candidate[] {
  const thrown = random()
  const abilities = abilitiesOf(kind, random)
  const tier = Math.floor(random() * 3)
  if (thrown < 0.3) return []
  const seconds = thrown < 0.36 ? null : thrown < 0.7 ? 0 : 1
  return [{ unit, seconds, divert: thrown > 0.85, tier, abilities }]
}

function abilitiesOf(kind: string, random: () => number): Abilities {
  const capabilities = [...(byKind[kind] ?? ['support'])].map((code) =>
    code === 'ladder' ? { code, amount: random() < 0.5 ? 30 : 24 } : { code },
  )
  if (random() < 0.33) capabilities.push({ code: 'als' })
  if (random() < 0.1) capabilities.push({ code: 'speaks-yue' })
  return { capabilities, people: [] }
}

const byKind: Readonly<Record<string, readonly string[]>> = {
  ENGINE: ['engine'],
  TRUCK: ['ladder'],
  CHIEF: ['chief'],
  MEDIC: ['ambulance'],
  PRIVATE: ['ambulance'],
  'RESCUE CAPTAIN': ['supervisor'],
  'RESCUE SQUAD': ['rescue-squad', 'rescue'],
}

/** A street closed or slow within some hundred metres of a place. */
function closureAt(id: string, { lon, lat }: LonLat, random: () => number): RoadClosure {
  const east = (0.5 - random()) * 0.01
  const line = [
    { lon: lon - east, lat: lat - 0.003 },
    { lon: lon + east, lat: lat + 0.003 },
  ]
  const effect = random() < 0.7 ? ({ kind: 'closed' } as const) : ({ kind: 'slower', factor: 3 } as const)
  return { id, geometry: { kind: 'across', line }, direction: 'both', effect }
}
