import { basename, join } from 'node:path'
import type { CityLayers, CityManifest, Station } from '../../city.ts'
import type { Extract } from '../extract.ts'
import { addAll } from './add-all.ts'
import { eachOnce, readBeats, readClosedAreas } from './areas.ts'
import { readFloorPlans } from './floor-plans.ts'
import { BrokenLayer, type LayerFeature, type LayerFile, type LayerKind, type OnFinding } from './layer.ts'
import { boxOf, nodesAtVertices } from './meet-extract.ts'
import { hashOfFile, readLayer } from './read-layer.ts'
import { knownPremises, tiePlans, type KnownPremises } from './plan-places.ts'
import type { Box } from './projection.ts'
import { readStations, refuseTwice, stationElements } from './stations.ts'
import { toElements, type ElementKind, type LayerElement } from './to-elements.ts'
import { writeElements } from './write-elements.ts'

export type LayersRequest = {
  /** the extract on which the layers lie; none when a GeoJSON makes the city by itself */
  readonly extract: Extract | undefined
  /** that GeoJSON */
  readonly base: string | undefined
  readonly layers: readonly LayerFile[]
  /** the city's folder, for the elements' file and the plans' images */
  readonly folder: string
  /** The extract's own stations; asked for only when there are stations of one's own. */
  readonly stationsInExtract: () => Promise<readonly Station[]>
}

export type MadeLayers = {
  /** an `.osm.pbf` of the layers that are elements, to be read after the extract; undefined when there are none */
  readonly elementsFile: string | undefined
  readonly elements: number
  /** undefined when no layer of stations was given */
  readonly stations: readonly Station[] | undefined
  readonly layers: CityLayers
  readonly files: CityManifest['layers']
}

type Gathered = {
  readonly elements: LayerElement[]
  readonly stations: Station[]
  readonly beats: CityLayers['beats'][number][]
  readonly closedAreas: CityLayers['closedAreas'][number][]
  readonly floorPlans: CityLayers['floorPlans'][number][]
  /** what the plans may be of */
  readonly premises: KnownPremises[]
}
type Reading = { readonly box: Box | undefined; readonly folder: string; readonly finding: OnFinding }

/**
 * Reads one's own layers and makes of them what a city holds. Throws BrokenLayer when a file cannot be used at all; what
 * is broken within a file is left out or mended and told to `finding`.
 */
export async function makeLayers(request: LayersRequest, finding: OnFinding): Promise<MadeLayers> {
  const { extract, base, layers, folder, stationsInExtract } = request
  const box = extract !== undefined && layers.length > 0 ? await boxOf(extract) : undefined
  const into: Gathered = { elements: [], stations: [], beats: [], closedAreas: [], floorPlans: [], premises: [] }
  const reading: Reading = { box, folder, finding }
  const files: CityManifest['layers'][number][] = []
  if (base !== undefined) addAll(into.elements, (await readElements('everything', base, reading)).elements)
  for (const { kind, file } of layers) {
    const features = await takeLayer(kind, file, reading, into)
    files.push({ kind, file: basename(file), sha256: (await hashOfFile(file)).sha256, features })
  }
  const hasStations = layers.some(({ kind }) => kind === 'stations')
  if (hasStations) addAll(into.elements, stationElements(into.stations, await stationsInExtract(), box))
  return {
    elementsFile: await writeFile(request, into.elements, finding),
    elements: into.elements.length,
    stations: hasStations ? into.stations : undefined,
    layers: {
      beats: eachOnce(into.beats, finding),
      closedAreas: eachOnce(into.closedAreas, finding),
      floorPlans: tiePlans(eachOnce(into.floorPlans, finding), into.premises),
    },
    files,
  }
}

async function writeFile(
  { extract, folder }: LayersRequest,
  elements: readonly LayerElement[],
  finding: OnFinding,
): Promise<string | undefined> {
  if (elements.length === 0) return undefined
  const file = join(folder, 'layers.osm.pbf')
  const nodeAt = extract === undefined ? new Map<string, number>() : await nodesAtVertices(extract, elements)
  await writeElements(file, elements, nodeAt, finding)
  return file
}

/** Reads one layer into what has been gathered; how many features it has that can be used. */
async function takeLayer(kind: LayerKind, file: string, reading: Reading, into: Gathered): Promise<number> {
  const { box, folder, finding } = reading
  switch (kind) {
    case 'stations':
      return takeStations(file, reading, into.stations)
    case 'beats':
    case 'zones':
    case 'closed-areas': {
      const features = await readLayer(file, { shapes: 'any', box }, finding)
      const name = basename(file)
      if (kind === 'closed-areas') addAll(into.closedAreas, readClosedAreas(name, features, finding))
      else addAll(into.beats, readBeats(kind === 'beats' ? 'beat' : 'zone', name, features, finding))
      return features.length
    }
    case 'floor-plans': {
      const features = await readLayer(file, { shapes: 'corners', box }, finding)
      addAll(into.floorPlans, await readFloorPlans(file, features, folder, finding))
      return features.length
    }
    case 'roads':
    case 'hydrants':
    case 'aeds':
    case 'premises':
    case 'fixtures': {
      const { features, elements } = await readElements(kind, file, reading)
      addAll(into.elements, elements)
      if (kind === 'premises') addAll(into.premises, knownPremises(features))
      return features.length
    }
  }
}

async function readElements(
  kind: ElementKind,
  file: string,
  { box, finding }: Reading,
): Promise<{ features: readonly LayerFeature[]; elements: LayerElement[] }> {
  const shapes = kind === 'roads' || kind === 'everything' ? 'any' : 'points'
  const features = await readLayer(file, { shapes, box }, finding)
  return { features, elements: toElements(kind, basename(file), features, finding) }
}

/** What a station cannot do without is not left out, it stops the import: slips are addressed to stations. */
async function takeStations(file: string, { box, finding }: Reading, into: Station[]): Promise<number> {
  const strictly: OnFinding = (kind, example) => {
    if (toleratedInStations.has(kind)) return finding(kind, example)
    throw new BrokenLayer(file, `has a station that cannot be used (${example})`, 'Coordinates are degrees, 114.3055')
  }
  const features = await readLayer(file, { shapes: 'points', box, keepsFar: true }, strictly)
  addAll(into, readStations(file, features, strictly))
  refuseTwice(file, into)
  return features.length
}

const toleratedInStations = new Set(['layer-in-gbk', 'layer-with-swapped-axes', 'column-dropped'])
