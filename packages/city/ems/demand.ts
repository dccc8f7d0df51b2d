import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { BrokenModel } from './broken-model.ts'
import { demandOfRoads } from './demand-roads.ts'
import { readDemandRaster, type DemandPoint } from './demand-raster.ts'
import type { EmsPriority } from './ems-model.ts'
import { findModelFile, needRows, readModelTables } from './model-tables.ts'
import type { RoadNetwork } from '../roads/network.ts'

/** What is known of where calls come from. roads: a stand-in, from where ordinary roads are dense (`demandOfRoads`). */
export type DemandSource = 'points' | 'rasters' | 'roads'

export type Demand = {
  readonly source: DemandSource
  /** the calls of a priority, by its name; the weights of one priority are in proportion to each other alone */
  readonly byPriority: ReadonlyMap<string, readonly DemandPoint[]>
}

/**
 * Where each priority's calls come from: demand/points_*.csv (table "demandPoints": x, y, weight) if there is one, else
 * the rasters that the demand modes name, found anywhere in the folder, else the roads. Throws BrokenModel.
 */
export async function readDemand(
  folder: string,
  priorities: readonly EmsPriority[],
  roads: RoadNetwork | undefined,
): Promise<Demand> {
  const pointsFile = findModelFile(folder, 'demand/points_*.csv')
  if (pointsFile !== undefined) {
    const points = await readPoints(pointsFile)
    return { source: 'points', byPriority: new Map(priorities.map(({ name }) => [name, points])) }
  }
  const rasters = await readRasters(folder, priorities)
  if (rasters !== undefined) return { source: 'rasters', byPriority: rasters }
  const points = roads === undefined ? [] : demandOfRoads(roads)
  if (points.length > 0) return { source: 'roads', byPriority: new Map(priorities.map(({ name }) => [name, points])) }
  const wanted = [...new Set(priorities.map(({ raster }) => raster).filter(Boolean))].join(', ') || 'a raster'
  const remedy = `Put ${wanted} in the folder, or demand/points_1.csv with a table "demandPoints" of x, y, weight`
  throw new BrokenModel(folder, 'does not tell where calls come from', remedy)
}

async function readPoints(file: string): Promise<DemandPoint[]> {
  return needRows(file, await readModelTables(file), 'demandPoints').map((row) => ({
    lon: row.number('x', -180, 180),
    lat: row.number('y', -90, 90),
    weight: row.number('weight', 0),
  }))
}

async function readRasters(
  folder: string,
  priorities: readonly EmsPriority[],
): Promise<ReadonlyMap<string, readonly DemandPoint[]> | undefined> {
  const calling = priorities.filter(({ callsPerDay }) => callsPerDay > 0)
  const files = new Map(
    globSync('**/*.{tif,tiff}', { cwd: folder }).map((file) => [basename(file), join(folder, file)]),
  )
  if (!calling.every(({ raster }) => files.has(raster))) return undefined
  const read = new Map<string, DemandPoint[]>()
  const byPriority = new Map<string, readonly DemandPoint[]>()
  for (const { name, raster } of calling) {
    const points = read.get(raster) ?? (await readDemandRaster(files.get(raster) ?? ''))
    read.set(raster, points)
    byPriority.set(name, points)
  }
  return byPriority
}
