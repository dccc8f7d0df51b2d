import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { BrokenModel } from './broken-model.ts'
import { findModelFile, needModelFile, needRows, readModelTables, type ModelRow } from './model-tables.ts'

export type EmsStation = {
  /** as the file counts */
  readonly index: number
  readonly name: string
  readonly lon: number
  readonly lat: number
  readonly capacity: number
}

export type EmsHospital = { readonly name: string; readonly lon: number; readonly lat: number }

export type EmsPriority = {
  readonly name: string
  readonly callsPerDay: number
  /** seconds that a drive to it takes, as a multiple of the fastest way of driving (lights and sirens): 1 and more */
  readonly driveFactor: number
  readonly offRoadKmh: number
  /** the raster that tells where its calls are, as the file names it; '' for none */
  readonly raster: string
  /** seconds from the call to the arrival that are wanted; undefined where the model says nothing of it */
  readonly targetS: number | undefined
}

/** The tables of an ambulance model as JEMSS keeps them, without where its demand and roads are. WGS 84. */
export type EmsTables = {
  readonly stations: readonly EmsStation[]
  readonly hospitals: readonly EmsHospital[]
  readonly priorities: readonly EmsPriority[]
  /** the `index` of each ambulance's station; empty where the folder has no ambulances */
  readonly ambulances: readonly number[]
  /** from the call to the dispatch; 0 where the model says nothing of it */
  readonly dispatchDelayS: number
}

/**
 * Reads the tables of a folder: stations/stations_*.csv, hospitals/, demand/, travel/travel/, ambulances/ and the dispatch
 * delay of calls/. The first of several is taken. Throws BrokenModel, which names the file, the line and the remedy.
 */
export async function readEmsTables(folder: string): Promise<EmsTables> {
  const isFolder = await stat(folder).then(
    (it) => it.isDirectory(),
    () => false,
  )
  if (!isFolder) throw new BrokenModel(folder, 'is no folder', 'Give the folder of an ambulance model')
  const stations = await readStations(needModelFile(folder, 'stations/stations_*.csv', 'stations'))
  return {
    stations,
    hospitals: await readHospitals(findModelFile(folder, 'hospitals/hospitals_*.csv')),
    priorities: await readPriorities(folder),
    ambulances: await readAmbulances(findModelFile(folder, 'ambulances/ambulances_*.csv')),
    dispatchDelayS: await readDispatchDelay(folder),
  }
}

async function readStations(file: string): Promise<EmsStation[]> {
  const rows = needRows(file, await readModelTables(file), 'stations')
  return rows.map((row) => ({
    index: row.number('index', 1),
    name: nameIn(row, ['NAME', 'name', 'city']) ?? `Station ${row.text('index')}`,
    ...placeOf(row),
    capacity: Math.floor(row.number('capacity', 0)),
  }))
}

async function readHospitals(file: string | undefined): Promise<EmsHospital[]> {
  if (file === undefined) return []
  return needRows(file, await readModelTables(file), 'hospitals').map((row) => ({
    name: nameIn(row, ['name', 'NAME', 'address']) ?? `Hospital ${row.text('index')}`,
    ...placeOf(row),
  }))
}

const placeOf = (row: ModelRow) => ({ lon: row.number('x', -180, 180), lat: row.number('y', -90, 90) })

/** The first of these columns that the table has and the row fills. */
function nameIn(row: ModelRow, columns: readonly string[]): string | undefined {
  for (const column of columns) {
    const name = row.has(column) ? row.text(column) : ''
    if (name !== '') return name
  }
  return undefined
}

async function readAmbulances(file: string | undefined): Promise<number[]> {
  if (file === undefined) return []
  return needRows(file, await readModelTables(file), 'ambulances').map((row) => row.number('stationIndex', 1))
}

/** The wanted response times by priority; the file has them in days. */
async function readTargets(file: string | undefined): Promise<ReadonlyMap<string, number>> {
  if (file === undefined) return new Map()
  const rows = needRows(file, await readModelTables(file), 'priorities')
  return new Map(rows.map((row) => [row.text('name'), 86_400 * row.number('targetResponseTime', 0)]))
}

/** How each priority's calls come and are driven to, from the demand modes and the travel modes. */
async function readPriorities(folder: string): Promise<EmsPriority[]> {
  const demandFile = needModelFile(folder, 'demand/demand_*.csv', 'call rates')
  const demand = await readModelTables(demandFile)
  const rasters = new Map((demand.get('demandRasters') ?? []).map((row) => [row.text('rasterIndex'), row]))
  const driveTo = await readTravel(folder)
  const targets = await readTargets(findModelFile(folder, 'misc/call priorities/priorities_*.csv'))
  return needRows(demandFile, demand, 'demandModes').map((row) => ({
    name: row.text('priority'),
    callsPerDay: row.number('arrivalRate', 0),
    ...driveTo(row.text('priority'), row.where),
    raster: basename(rasters.get(row.text('rasterIndex'))?.text('rasterFilename') ?? ''),
    targetS: targets.get(row.text('priority')),
  }))
}

type Travel = Pick<EmsPriority, 'driveFactor' | 'offRoadKmh'>

async function readTravel(folder: string): Promise<(priority: string, where: string) => Travel> {
  const file = needModelFile(folder, 'travel/travel/travel_*.csv', 'ways of driving')
  const tables = await readModelTables(file)
  const modes = needRows(file, tables, 'travelModes')
  // Kilometres a day, above walking and below flying.
  const kmh = new Map(modes.map((row) => [row.text('travelModeIndex'), row.number('offRoadSpeed', 24, 24_000) / 24]))
  const ofPriority = new Map(needRows(file, tables, 'travelSets').map((row) => [row.text('priority'), row]))
  const fastest = Math.max(...kmh.values())
  return (priority, where) => {
    const row = ofPriority.get(priority)
    if (!row) throw new BrokenModel(where, `has the priority "${priority}"`, `Say in ${file} how one drives to it`)
    const offRoadKmh = kmh.get(row.text('travelModeIndex'))
    if (offRoadKmh === undefined) {
      throw new BrokenModel(row.where, 'names a travel mode that is not in the file', 'Add it under travelModes')
    }
    return { offRoadKmh, driveFactor: fastest / offRoadKmh }
  }
}

/** The mean of the dispatch delay, which JEMSS writes as `<dispatchDelay ...>Normal(50/60/60/24, 0)` in days. */
async function readDispatchDelay(folder: string): Promise<number> {
  const file = findModelFile(folder, 'calls/**/gen_config.xml')
  if (file === undefined) return 0
  const text = await readFile(file, 'utf8')
  const written = /<dispatchDelay[^>]*>\s*\w+\(\s*([\d./]+)/.exec(text)?.[1]
  if (written === undefined) return 0
  const [first = 0, ...divisors] = written.split('/').map(Number)
  const days = divisors.reduce((value, by) => value / by, first)
  if (Number.isFinite(days) && days >= 0) return Math.round(days * 86_400 * 1000) / 1000
  throw new BrokenModel(file, `has a dispatch delay of "${written}"`, 'Write days, as in Normal(50/60/60/24, 0)')
}
