import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cityFiles, cityFormat, type CityManifest, type ImportFinding, type Station } from '../city.ts'
import { buildPlaces } from '../places/index.ts'
import { buildRoads, openRoads } from '../roads/index.ts'
import { buildMap } from '../tiles/index.ts'
import { boundsOf } from './bounds.ts'
import { BrokenExtract } from './broken-extract.ts'
import type { Extract } from './extract.ts'
import { Findings } from './findings.ts'
import type { ImportPhase, ImportProgress, ImportRequest } from './import-messages.ts'
import { makeLayers, type MadeLayers } from './layers/make-layers.ts'
import { describeSource, isGeojson } from './read-source.ts'
import { readStationsFromOsm } from './stations-osm.ts'
import { tellDatum } from './tell-datum.ts'

/** What of the whole is done when a phase begins: about as the time goes on a whole city. */
const beginsAt: Readonly<Record<ImportPhase, number>> = {
  source: 0,
  layers: 0.02,
  stations: 0.04,
  roads: 0.1,
  places: 0.36,
  map: 0.61,
  finish: 0.98,
}

/** What a city is made of, after one's own layers have joined it. */
type Input = { readonly whole: Extract; readonly stations: readonly Station[]; readonly made: MadeLayers }

type Listen = (
  phase: ImportPhase,
  until: number,
) => { readonly progress: (share: number) => void; readonly finding: (found: ImportFinding) => void }

/**
 * Makes a city's files in an empty folder. Throws when the input is at fault (BrokenExtract, BrokenLayer) or the disk is.
 */
export async function makeCity(request: ImportRequest, progress: (at: ImportProgress) => void): Promise<CityManifest> {
  const { source, name, folder } = request
  const report: ImportFinding[] = []
  const listen: Listen = (phase, until) => ({
    progress: (share) => progress({ phase, share: beginsAt[phase] + share * (until - beginsAt[phase]) }),
    finding: (found) => report.push(found),
  })
  progress({ phase: 'source', share: 0 })
  const file = await describeSource(source)
  const input = await readInput(request, listen)
  const counts = await buildParts(input, folder, listen).catch((error: unknown) => {
    throw naming(source, input.made, error)
  })
  progress({ phase: 'finish', share: beginsAt.finish })
  const { made, stations } = input
  if (made.elementsFile !== undefined) await rm(made.elementsFile)
  await writeJson(folder, cityFiles.stations, stations)
  await writeJson(folder, cityFiles.layers, made.layers)
  const network = await openRoads(join(folder, cityFiles.roads))
  const datums = new Findings()
  tellDatum(made.samples, network, (kind, example) => datums.add(kind, example))
  report.push(...datums.report())
  const manifest: CityManifest = {
    format: cityFormat,
    name,
    importedAt: new Date().toISOString(),
    source: file,
    ...boundsOf(network),
    layers: made.files,
    counts: { ...counts, stations: stations.length, ...countsOf(made) },
    report: mergeFindings(report),
  }
  await writeJson(folder, cityFiles.manifest, manifest)
  progress({ phase: 'finish', share: 1 })
  return manifest
}

/** Layers come first: a fault in a small file should show before minutes of work. */
async function readInput({ source, layers, folder }: ImportRequest, listen: Listen): Promise<Input> {
  const base = (await isGeojson(source)) ? source : undefined
  const extract = base === undefined ? source : undefined
  const findings = new Findings()
  const on = listen('layers', beginsAt.stations)
  on.progress(0)
  const stationsOf = (of: Extract) => readStationsFromOsm(of, listen('stations', beginsAt.roads).progress)
  const stationsInExtract = async () => (extract === undefined ? [] : stationsOf(extract))
  const made = await makeLayers({ extract, base, layers, folder, stationsInExtract }, (kind, example) =>
    findings.add(kind, example),
  )
  for (const found of findings.report()) on.finding(found)
  const whole = [extract, made.elementsFile].filter((file) => file !== undefined)
  if (whole.length === 0) {
    throw new BrokenExtract(
      source,
      'has nothing in it that can be used',
      'Give a GeoJSON of roads with their highway kind',
    )
  }
  return { whole, made, stations: made.stations ?? (await stationsOf(whole)) }
}

async function buildParts({ whole }: Input, folder: string, listen: Listen): Promise<Record<string, number>> {
  const roads = await buildRoads(whole, join(folder, cityFiles.roads), listen('roads', beginsAt.places))
  const { bytes: _, ...places } = await buildPlaces(
    whole,
    join(folder, cityFiles.places),
    listen('places', beginsAt.map),
  )
  const { tiles } = await buildMap(whole, join(folder, cityFiles.map), listen('map', beginsAt.finish))
  return { ...roads, ...places, tiles }
}

/** The layers' file lives in the importer's own folder; who reads of it should read of the file that was given. */
function naming(source: string, { elementsFile }: MadeLayers, error: unknown): unknown {
  if (!(error instanceof BrokenExtract) || error.file !== elementsFile) return error
  return new BrokenExtract(source, error.problem, error.remedy)
}

function countsOf({ elements, layers }: MadeLayers): Record<string, number> {
  const { beats, closedAreas, floorPlans } = layers
  return {
    layerElements: elements,
    beats: beats.length,
    closedAreas: closedAreas.length,
    floorPlans: floorPlans.length,
  }
}

async function writeJson(folder: string, file: string, value: unknown): Promise<void> {
  await writeFile(join(folder, file), `${JSON.stringify(value, undefined, 1)}\n`, { flush: true })
}

/** The parts read the same file and find the same faults: each kind once, with the greatest count. */
function mergeFindings(report: readonly ImportFinding[]): ImportFinding[] {
  const byKind = new Map<string, ImportFinding>()
  for (const found of report) {
    if (found.count > (byKind.get(found.kind)?.count ?? 0)) byKind.set(found.kind, found)
  }
  return [...byKind.values()]
}
