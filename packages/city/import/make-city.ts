import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { cityFiles, cityFormat, type CityManifest, type ImportFinding, type Station } from '../city.ts'
import { buildPlaces } from '../places/index.ts'
import { buildRoads, openRoads } from '../roads/index.ts'
import { buildMap } from '../tiles/index.ts'
import { boundsOf } from './bounds.ts'
import { BrokenExtract } from './broken-extract.ts'
import type { ImportPhase, ImportProgress, ImportRequest } from './import-messages.ts'
import { readStationsCsv } from './stations-csv.ts'
import { readStationsFromOsm } from './stations-osm.ts'

/** What of the whole is done when a phase begins: about as the time goes on a whole city. */
const beginsAt: Readonly<Record<ImportPhase, number>> = {
  source: 0,
  roads: 0.03,
  places: 0.3,
  map: 0.55,
  stations: 0.92,
  finish: 0.98,
}

/** Makes a city's files in an empty folder. Throws when the input is at fault (BrokenExtract) or the disk is. */
export async function makeCity(
  { source, stationsCsv, name, folder }: ImportRequest,
  progress: (at: ImportProgress) => void,
): Promise<CityManifest> {
  const report: ImportFinding[] = []
  const listen = (phase: ImportPhase, until: number) => ({
    progress: (share: number) => progress({ phase, share: beginsAt[phase] + share * (until - beginsAt[phase]) }),
    finding: (found: ImportFinding) => report.push(found),
  })
  progress({ phase: 'source', share: 0 })
  // Stations first: a fault in a small file should show before minutes of work.
  const given = stationsCsv === undefined ? undefined : await readStationsCsv(stationsCsv)
  const file = await describeSource(source)
  const roads = await buildRoads(source, join(folder, cityFiles.roads), listen('roads', beginsAt.places))
  const { bytes: _placesBytes, ...places } = await buildPlaces(
    source,
    join(folder, cityFiles.places),
    listen('places', beginsAt.map),
  )
  const map = await buildMap(source, join(folder, cityFiles.map), listen('map', beginsAt.stations))
  progress({ phase: 'stations', share: beginsAt.stations })
  const stations = given ?? (await readStationsFromOsm(source))
  await writeStations(folder, stations)
  progress({ phase: 'finish', share: beginsAt.finish })
  const manifest: CityManifest = {
    format: cityFormat,
    name,
    importedAt: new Date().toISOString(),
    source: file,
    ...boundsOf(await openRoads(join(folder, cityFiles.roads))),
    counts: { ...roads, ...places, tiles: map.tiles, stations: stations.length },
    report: mergeFindings(report),
  }
  await writeFile(join(folder, cityFiles.manifest), `${JSON.stringify(manifest, undefined, 2)}\n`, { flush: true })
  progress({ phase: 'finish', share: 1 })
  return manifest
}

async function describeSource(source: string): Promise<CityManifest['source']> {
  const hash = createHash('sha256')
  try {
    const { size } = await stat(source)
    for await (const chunk of createReadStream(source)) if (chunk instanceof Uint8Array) hash.update(chunk)
    return { file: basename(source), bytes: size, sha256: hash.digest('hex') }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new BrokenExtract(source, `cannot be read (${code})`, 'Check the path and the rights of the file')
  }
}

async function writeStations(folder: string, stations: readonly Station[]): Promise<void> {
  await writeFile(join(folder, cityFiles.stations), `${JSON.stringify(stations, undefined, 1)}\n`, { flush: true })
}

/** The parts read the same file and find the same faults: each kind once, with the greatest count. */
function mergeFindings(report: readonly ImportFinding[]): ImportFinding[] {
  const byKind = new Map<string, ImportFinding>()
  for (const found of report) {
    if (found.count > (byKind.get(found.kind)?.count ?? 0)) byKind.set(found.kind, found)
  }
  return [...byKind.values()]
}
