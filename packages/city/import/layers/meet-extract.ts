import { filesOf, type Extract } from '../extract.ts'
import { readBlobs } from '../read-blobs.ts'
import { readOsm } from '../read-osm.ts'
import { headerBox } from './header-box.ts'
import { flatLists, type Box } from './projection.ts'
import type { LayerElement } from './to-elements.ts'
import { vertexKey } from './vertex-key.ts'

/** The box around an extract in degrees: as its head says, or around its nodes. Errors are `readOsm`'s. */
export async function boxOf(source: Extract): Promise<Box> {
  const boxes: Box[] = []
  for (const file of filesOf(source)) boxes.push((await boxInHead(file)) ?? (await boxAroundNodes(file)))
  return boxes.reduce((a, b) => [
    Math.min(a[0], b[0]),
    Math.min(a[1], b[1]),
    Math.max(a[2], b[2]),
    Math.max(a[3], b[3]),
  ])
}

async function boxInHead(file: string): Promise<Box | undefined> {
  for await (const block of readBlobs(file)) return block.type === 'OSMHeader' ? headerBox(block.bytes) : undefined
  return undefined
}

async function boxAroundNodes(file: string): Promise<Box> {
  let [west, south, east, north] = [180, 90, -180, -90]
  await readOsm(file, {
    node: ({ lon, lat }) => {
      west = Math.min(west, lon)
      south = Math.min(south, lat)
      east = Math.max(east, lon)
      north = Math.max(north, lat)
    },
  })
  return [west, south, east, north]
}

/**
 * Which of the extract's nodes lie exactly at a vertex of these roads, so that both become one network: a pass over its
 * nodes, most of which are passed over by their longitude alone.
 */
export async function nodesAtVertices(
  source: Extract,
  elements: readonly LayerElement[],
): Promise<ReadonlyMap<string, number>> {
  const wanted = new Set<string>()
  const lons = new Set<number>()
  for (const { tags, geometry } of elements) {
    if (geometry.type !== 'lines' || tags['highway'] === undefined) continue
    for (const list of flatLists(geometry)) {
      for (let i = 0; i < list.length; i += 2) {
        const [lon = 0, lat = 0] = [list[i], list[i + 1]]
        lons.add(Math.round(lon * 1e7))
        wanted.add(vertexKey(lon, lat))
      }
    }
  }
  const found = new Map<string, number>()
  if (wanted.size === 0) return found
  await readOsm(source, {
    node: ({ id, lon, lat }) => {
      if (!lons.has(Math.round(lon * 1e7))) return
      const key = vertexKey(lon, lat)
      if (wanted.has(key) && !found.has(key)) found.set(key, id)
    },
  })
  return found
}
