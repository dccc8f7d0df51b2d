import { readOsm } from '../import/read-osm.ts'
import { readRoads } from '../roads/index.ts'
import type { RoadNetwork } from '../roads/network.ts'
import { readDemand, type Demand } from './demand.ts'
import { readEmsTables, type EmsTables } from './ems-model.ts'
import { findModelFile } from './model-tables.ts'
import { reachOf } from './reach.ts'

/** An ambulance model ready for questions. */
export type EmsModel = EmsTables & {
  readonly demand: Demand
  /** none: everybody goes in a straight line at the model's speed off the road */
  readonly roads: RoadNetwork | undefined
}

/**
 * Opens a folder in the form of the JEMSS simulator with its roads as `*.osm.pbf`: the tables, the demand and the roads.
 * Throws BrokenModel, or BrokenExtract for the roads; both are a sentence with the remedy.
 */
export async function openEms(folder: string): Promise<EmsModel> {
  const tables = await readEmsTables(folder)
  const extract = findModelFile(folder, '*.osm.pbf')
  const roads = extract === undefined ? undefined : await readRoads((listener) => readOsm(extract, listener))
  return { ...tables, roads, demand: await readDemand(folder, tables.priorities, roads) }
}

/** Demand of all priorities, each place once a priority, and which stations cover it. */
export type EmsCover = {
  /** calls a day */
  readonly weights: Float64Array
  readonly covers: (place: number, station: number) => boolean
}

/**
 * Which station reaches which demand within the cover time, seconds of driving. Each priority weighs as many calls a day
 * as it has, spread over its places; it is driven to at its own speed, on and off the road.
 */
export function coverOf({ priorities, demand, roads, stations }: EmsModel, coverS: number): EmsCover {
  const parts = priorities.flatMap((priority) => {
    const points = priority.callsPerDay > 0 ? (demand.byPriority.get(priority.name) ?? []) : []
    return points.length === 0 ? [] : [{ priority, points }]
  })
  const distinct = [...new Set(parts.map(({ points }) => points))]
  const reaches = new Map(
    distinct.map((points) => [points, reachOf(roads, { places: points, bases: stations, limitS: coverS })]),
  )
  const starts = [0]
  for (const { points } of parts) starts.push((starts.at(-1) ?? 0) + points.length)
  const weights = Float64Array.from(parts.flatMap(({ priority, points }) => spread(points, priority.callsPerDay)))
  const covers = (place: number, station: number): boolean => {
    const part = starts.findLastIndex((start) => start <= place)
    const { priority, points } = parts[part] ?? {}
    const reach = points && reaches.get(points)
    if (!priority || !reach) return false
    const at = (place - (starts[part] ?? 0)) * stations.length + station
    const offRoadS = (3.6 * (reach.offRoadM[at] ?? Infinity)) / priority.offRoadKmh
    return (reach.roadS[at] ?? Infinity) * priority.driveFactor + offRoadS <= coverS
  }
  return { weights, covers }
}

function spread(points: readonly { readonly weight: number }[], calls: number): number[] {
  const total = points.reduce((sum, { weight }) => sum + weight, 0)
  return points.map(({ weight }) => (calls * weight) / total)
}
