import { basename } from 'node:path'
import type { ImportFinding } from '../city.ts'
import { firstFileOf, type Extract } from '../import/extract.ts'
import { Findings } from '../import/findings.ts'
import { readShapes } from '../import/read-shapes.ts'
import type { MemberWay } from '../import/rings.ts'
import { ArchiveWriter } from './archive.ts'
import { cutTiles } from './cut-tiles.ts'
import { drawArea, drawPoint, drawWay } from './draw.ts'
import { layerNames, maxZoom, minZoom } from './feature.ts'
import { FeatureStore } from './feature-store.ts'
import { drowns, seaOf } from './sea.ts'

export type BuildListener = {
  /** 0 to 1 */
  readonly progress?: (share: number) => void
  readonly finding?: (finding: ImportFinding) => void
}

const readingShare = 0.4

/**
 * Makes the base map of an OpenStreetMap extract: one PMTiles archive of vector tiles, zoom 0 to 15, layers as in
 * `feature.ts`. `outFile` appears whole or not at all; the same extract gives the same bytes. Errors are `readOsm`'s and
 * the disk's.
 */
export async function buildMap(
  source: Extract,
  outFile: string,
  on: BuildListener = {},
): Promise<{ tiles: number; bytes: number }> {
  const store = new FeatureStore()
  const findings = new Findings()
  const coast: MemberWay[] = []
  await readShapes(source, {
    point: (shape) => drawPoint(shape, store.add),
    line: (shape) => {
      drawWay(shape, store.add)
      if (shape.tags['natural'] === 'coastline') coast.push(shape)
    },
    area: ({ tags, polygons }) => drawArea(tags, polygons, store.add),
    wantsRelation: (tags) => tags['type'] === 'multipolygon',
    finding: (kind, example) => findings.add(kind, example),
    progress: (share) => on.progress?.(share * readingShare),
  })
  drawSea(store, coast, findings)
  const built = await writeTiles(store, outFile, basename(firstFileOf(source)), (share) =>
    on.progress?.(readingShare + share * (1 - readingShare)),
  )
  for (const finding of findings.report()) on.finding?.(finding)
  return built
}

function drawSea(store: FeatureStore, coast: readonly MemberWay[], findings: Findings): void {
  const sea = seaOf(coast, store.bbox)
  if (sea.length === 0) return
  if (drowns(sea, store.somePoints('road', 2000))) findings.add('coastline-not-closed', `${coast.length} ways`)
  else store.add({ layer: 'water', minZoom: 0, properties: { kind: 'sea' } }, { type: 'area', polygons: sea })
}

async function writeTiles(
  store: FeatureStore,
  outFile: string,
  name: string,
  progress: (share: number) => void,
): Promise<{ tiles: number; bytes: number }> {
  const writer = await ArchiveWriter.create(outFile)
  try {
    for (const { z, x, y, bytes } of cutTiles(store, progress)) await writer.add(z, x, y, bytes)
  } catch (error) {
    await writer.abandon()
    throw error
  }
  return writer.finish({ minZoom, maxZoom, bbox: store.bbox, metadata: metadataOf(name, store) })
}

function metadataOf(name: string, store: FeatureStore): Record<string, unknown> {
  return {
    name,
    type: 'baselayer',
    attribution: '© OpenStreetMap contributors',
    // What a map begins with: where the roads are.
    focus: store.boxAround('road'),
    vector_layers: layerNames.map((id) => ({ id, fields: {}, minzoom: minZoom, maxzoom: maxZoom })),
  }
}
