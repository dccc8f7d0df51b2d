import { basename, join } from 'node:path'
import type { CityLayers, CityManifest, Station } from '../../city.ts'
import type { Extract } from '../extract.ts'
import { addAll } from './add-all.ts'
import { sampleFor, type DatumSample } from './datum.ts'
import { eachOnce, readBeats, readClosedAreas } from './areas.ts'
import { readFloorPlans } from './floor-plans.ts'
import { BrokenLayer, type LayerFeature, type LayerFile, type OnFinding } from './layer.ts'
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
  /** points by which the datum of layers is looked at, once there are roads */
  readonly samples: readonly DatumSample[]
}

type Gathered = {
  readonly elements: LayerElement[]
  readonly stations: Station[]
  readonly beats: CityLayers['beats'][number][]
  readonly closedAreas: CityLayers['closedAreas'][number][]
  readonly floorPlans: CityLayers['floorPlans'][number][]
  /** what the plans may be of */
  readonly premises: KnownPremises[]
  readonly samples: DatumSample[]
}
type Reading = { readonly box: Box | undefined; readonly folder: string; readonly finding: OnFinding }

/**
 * Reads one's own layers and makes of them what a city holds. Throws BrokenLayer when a file cannot be used at all; what
 * is broken within a file is left out or mended and told to `finding`.
 */
export async function makeLayers(request: LayersRequest, finding: OnFinding): Promise<MadeLayers> {
  const { extract, base, layers, folder, stationsInExtract } = request
  const box = extract !== undefined && layers.length > 0 ? await boxOf(extract) : undefined
  const into: Gathered = {
    elements: [],
    stations: [],
    beats: [],
    closedAreas: [],
    floorPlans: [],
    premises: [],
    samples: [],
  }
  const reading: Reading = { box, folder, finding }
  const files: CityManifest['layers'][number][] = []
  if (base !== undefined) addAll(into.elements, (await readElements('everything', { file: base }, reading)).elements)
  for (const layer of layers) {
    const { kind, file } = layer
    if (layer.datum === 'gcj02') finding('layer-converted-from-gcj02', basename(file))
    const features = await takeLayer(layer, reading, into)
    const sample = sampleFor(layer, features)
    if (sample !== undefined) into.samples.push(sample)
    files.push({ kind, file: basename(file), sha256: (await hashOfFile(file)).sha256, features: features.length })
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
    samples: into.samples,
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

/** Reads one layer into what has been gathered; its features that can be used. */
async function takeLayer(layer: LayerFile, reading: Reading, into: Gathered): Promise<readonly LayerFeature[]> {
  const { kind, file, datum } = layer
  const { box, folder, finding } = reading
  switch (kind) {
    case 'stations':
      return takeStations(layer, reading, into.stations)
    case 'beats':
    case 'zones':
    case 'closed-areas': {
      const features = await readLayer(file, { shapes: 'any', box, datum }, finding)
      const name = basename(file)
      if (kind === 'closed-areas') addAll(into.closedAreas, readClosedAreas(name, features, finding))
      else addAll(into.beats, readBeats(kind === 'beats' ? 'beat' : 'zone', name, features, finding))
      return features
    }
    case 'floor-plans': {
      const features = await readLayer(file, { shapes: 'corners', box, datum }, finding)
      addAll(into.floorPlans, await readFloorPlans(file, features, { folder, datum }, finding))
      return features
    }
    case 'roads':
    case 'hydrants':
    case 'aeds':
    case 'premises':
    case 'fixtures': {
      const { features, elements } = await readElements(kind, layer, reading)
      addAll(into.elements, elements)
      if (kind === 'premises') addAll(into.premises, knownPremises(features))
      return features
    }
  }
}

async function readElements(
  kind: ElementKind,
  { file, datum }: Pick<LayerFile, 'file' | 'datum'>,
  { box, finding }: Reading,
): Promise<{ features: readonly LayerFeature[]; elements: LayerElement[] }> {
  const shapes = kind === 'roads' || kind === 'everything' ? 'any' : 'points'
  const features = await readLayer(file, { shapes, box, datum }, finding)
  return { features, elements: toElements(kind, basename(file), features, finding) }
}

/** What a station cannot do without is not left out, it stops the import: slips are addressed to stations. */
async function takeStations(
  { file, datum }: LayerFile,
  { box, finding }: Reading,
  into: Station[],
): Promise<readonly LayerFeature[]> {
  const strictly: OnFinding = (kind, example) => {
    if (toleratedInStations.has(kind)) return finding(kind, example)
    throw new BrokenLayer(file, `has a station that cannot be used (${example})`, 'Coordinates are degrees, 114.3055')
  }
  const features = await readLayer(file, { shapes: 'points', box, keepsFar: true, datum }, strictly)
  addAll(into, readStations(file, features, strictly))
  refuseTwice(file, into)
  return features
}

const toleratedInStations = new Set(['layer-in-gbk', 'layer-with-swapped-axes', 'column-dropped'])
