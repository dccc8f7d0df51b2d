import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { readOsm } from '../../packages/city/import/index.ts'
import { driveTimes, metresBetween, readRoads, type LonLat, type RoadNetwork } from '../../packages/city/roads/index.ts'
import { groupByCover, planStandby, type CoverSets } from '../../packages/domain/dispatching/standby/index.ts'
import { median } from '../statistics.ts'
import { readSanFranciscoLog, type LogRow } from './san-francisco-log.ts'
import { matrixOf, meanLeft, type CallClass, type World } from './world.ts'

const station = z.object({ station: z.string(), lon: z.coerce.number(), lat: z.coerce.number() })
type Station = z.infer<typeof station>

// Public knowledge; the log does not say which hospital.
const hospitals: readonly LonLat[] = [
  { lon: -122.4057, lat: 37.7557 },
  { lon: -122.458, lat: 37.763 },
  { lon: -122.4424, lat: 37.7828 },
  { lon: -122.4165, lat: 37.7896 },
  { lon: -122.4541, lat: 37.7738 },
  { lon: -122.4217, lat: 37.7479 },
]
const cellM = 500
const lateS = { 3: 600, 2: 1200 } as const
const turnoutS = { base: 60, road: 10 }

/**
 * San Francisco's ambulances of the Fire Department (unit type MEDIC) with rates fitted to eight days of its log: calls by
 * hour of day and priority, places by cells of 500 m, times on scene and at hospital drawn from the log's own, as many
 * units all day as were at work or had been within two hours on average. Drives take the free-flow time of the roads
 * times what engines took in their own station's area. Assumed: units wait at the 44 fire stations, start where MEXCLP
 * puts them, and drive to the nearest of six hospitals; late after 10 (priority 3) and 20 minutes; turnout as in Auckland.
 * New Year's night is among the eight days.
 */
export async function openSanFrancisco(folder: string): Promise<World> {
  const log = await readSanFranciscoLog(join(folder, 'calls-2016-12-31.csv'))
  const stations = await readStations(join(folder, 'fire-stations.csv'))
  const roads = await readRoads((listener) => readOsm(join(folder, 'streets.osm.pbf'), listener))
  const medics = log.filter(({ unitType }) => unitType === 'MEDIC')
  const calls = firstOfEachCall(medics)
  const zones = cellsOf(calls)
  const classes = ([3, 2] as const).map((priority) =>
    classOf(priority, calls, zones, driveFactorOf(roads, stations, log, `${priority}`)),
  )
  const places = [...zones.map(({ at }) => at), ...stations, ...hospitals]
  const seconds = matrixOf(roads, places)
  const dispatchDelayS = median(calls.flatMap(({ dispatched, received }) => gap(received, dispatched)))
  const coverS = lateS[3] - dispatchDelayS - turnoutS.base
  const cover = coverOf(classes, stations.length, (zone, base, factor) => {
    return (seconds[(zones.length + base) * places.length + zone] ?? Infinity) * factor <= coverS
  })
  const capacity = stations.map(() => 5)
  const plan = planStandby({ sets: cover, units: unitsOnDuty(medics), capacity, busy })
  return {
    name: 'sf',
    places,
    zones: zones.length,
    seconds,
    bases: stations.map((_, i) => zones.length + i),
    capacity,
    hospitals: hospitals.map((_, i) => zones.length + stations.length + i),
    homes: plan.deployment.flatMap((there, base) => Array.from({ length: there }, () => base)),
    classes,
    hourFactors: hourFactorsOf(calls),
    dispatchDelayS,
    turnoutS,
    returnFactor: classes[1]?.driveFactor ?? 1,
    ...workOf(medics),
    coverS,
    cover,
    busy,
  }
}

const busy = 0.5

function classOf(priority: 2 | 3, calls: readonly LogRow[], zones: readonly Cell[], driveFactor: number): CallClass {
  const ofThis = (call: LogRow) => call.priority === `${priority}`
  const received = calls.map((call) => call.received)
  const days = (Math.max(...received) - Math.min(...received)) / 86_400
  return {
    name: `priority ${priority}`,
    perDay: calls.filter(ofThis).length / days,
    zoneWeights: zones.map(({ calls: here }) => here.filter(ofThis).length),
    driveFactor,
    lateS: lateS[priority],
  }
}

/** Which bases cover which calls, all classes weighted by their rates. */
function coverOf(
  classes: readonly CallClass[],
  bases: number,
  isNear: (zone: number, base: number, driveFactor: number) => boolean,
): CoverSets {
  const rows = classes.flatMap(({ perDay, zoneWeights, driveFactor }) => {
    const total = sum(zoneWeights)
    return zoneWeights.map((weight, zone) => ({ weight: (weight * perDay) / total, zone, driveFactor }))
  })
  return groupByCover({
    bases,
    weights: rows.map(({ weight }) => weight),
    covers: (place, base) => {
      const row = rows[place]
      return row !== undefined && isNear(row.zone, base, row.driveFactor)
    },
  })
}

/** How long units are at work, as the log has it. */
function workOf(medics: readonly LogRow[]): Pick<World, 'transportShare' | 'onSceneS' | 'handoverS' | 'handoverLeftS'> {
  const handovers = medics.flatMap(({ hospital, available }) => gap(hospital, available))
  return {
    transportShare: medics.filter(({ transport }) => transport !== undefined).length / medics.length,
    onSceneS: drawnFrom(medics.flatMap((row) => gap(row.onScene, row.transport ?? row.available))),
    handoverS: drawnFrom(handovers),
    handoverLeftS: meanLeft(handovers),
  }
}

async function readStations(file: string): Promise<Station[]> {
  return z.array(station).parse(parse(await readFile(file, 'utf8'), { bom: true, columns: true }))
}

/** The unit that was sent first to each call. */
function firstOfEachCall(rows: readonly LogRow[]): LogRow[] {
  const first = new Map<string, LogRow>()
  for (const each of rows) {
    const before = first.get(each.call)
    if (!before || (each.dispatched ?? Infinity) < (before.dispatched ?? Infinity)) first.set(each.call, each)
  }
  return [...first.values()]
}

type Cell = { readonly at: LonLat; readonly calls: readonly LogRow[] }

/** Calls by cell; a cell lies at the call that is nearest to their mean, so that it is on a street. */
function cellsOf(calls: readonly LogRow[]): Cell[] {
  const cells = new Map<string, LogRow[]>()
  const stepLat = cellM / 111_000
  const stepLon = cellM / 88_000
  for (const call of calls) {
    const key = `${Math.floor(call.at.lon / stepLon)},${Math.floor(call.at.lat / stepLat)}`
    cells.set(key, [...(cells.get(key) ?? []), call])
  }
  return [...cells.values()].map((here) => {
    const mean = {
      lon: sum(here.map(({ at }) => at.lon)) / here.length,
      lat: sum(here.map(({ at }) => at.lat)) / here.length,
    }
    const off = (call: LogRow) => metresBetween(call.at, mean)
    return { at: here.reduce((best, call) => (off(call) < off(best) ? call : best)).at, calls: here }
  })
}

/** How much longer than in free flow engines took from their own station to calls in its area: the ratio of medians. */
function driveFactorOf(
  roads: RoadNetwork,
  stations: readonly Station[],
  log: readonly LogRow[],
  priority: string,
): number {
  const drives = log.flatMap((each) => {
    const own = stations.find((it) => Number(it.station) === Number(/^E(\d+)$/.exec(each.unit)?.[1] ?? NaN))
    if (!own || each.priority !== priority || Number(each.stationArea) !== Number(own.station)) return []
    const [took] = gap(each.left, each.onScene)
    return took === undefined ? [] : [{ own, to: each.at, took }]
  })
  const free = drives.flatMap(({ own, to }) => {
    const [answer] = driveTimes(roads, { to, from: [own] })
    return typeof answer === 'object' ? [answer.seconds] : []
  })
  return median(drives.map(({ took }) => took)) / median(free)
}

/** Units that were at work, or had been within two hours, on average over the hours of the log. */
function unitsOnDuty(rows: readonly LogRow[]): number {
  const slack = 2 * 3600
  const spans = rows.map(({ unit, received, available }) => ({
    unit,
    from: received - slack,
    to: (available ?? received) + slack,
  }))
  const [start, end] = [Math.min(...rows.map((r) => r.received)), Math.max(...rows.map((r) => r.received))]
  const counts: number[] = []
  for (let at = start + slack; at < end - slack; at += 3600) {
    counts.push(new Set(spans.filter(({ from, to }) => from <= at && at < to).map(({ unit }) => unit)).size)
  }
  return Math.round(sum(counts) / counts.length)
}

function hourFactorsOf(calls: readonly LogRow[]): number[] {
  const counts = Array.from({ length: 24 }, () => 0)
  for (const { received } of calls) {
    const hour = Math.floor((received % 86_400) / 3600)
    counts[hour] = (counts[hour] ?? 0) + 1
  }
  return counts.map((count) => (24 * count) / calls.length)
}

/** Seconds from one clock to the next; none where one is missing, or they are out of order. */
const gap = (from: number | undefined, to: number | undefined): number[] =>
  from === undefined || to === undefined || to < from ? [] : [to - from]

const drawnFrom =
  (samples: readonly number[]) =>
  (share: number): number =>
    samples[Math.floor(share * samples.length)] ?? 0

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0)
