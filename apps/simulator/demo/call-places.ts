import { access } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Point } from '@tocsin/domain'
import type { City } from '@tocsin/city'
import { isConnected, isDrivable } from '@tocsin/city/roads'
import { readCallPlaces } from '@tocsin/city/town'
import type { Chance } from '../chance.ts'

/** Where somebody calls from, and what they call it: an address, a name, a street. */
export type CallPlace = { readonly point: Point; readonly words: string }
export type DrawPlace = (chance: Chance) => CallPlace

/** Places by their people where the city's extract lies beside its folder; else along its roads, by the gazetteer's words. */
export async function openCallPlaces(city: City): Promise<DrawPlace> {
  const extract = await findExtract(city)
  if (extract === undefined) return alongRoads(city)
  const places = await readCallPlaces(extract)
  return (chance) => {
    const { lon, lat, words } = places.draw(chance.unit())
    const said = chance.happens(0.8) ? (words.zh ?? words.en) : (words.en ?? words.zh)
    return { point: { lon, lat }, words: said ?? wordsFor(city, { lon, lat }) }
  }
}

async function findExtract({ dir, manifest }: City): Promise<string | undefined> {
  const { file } = manifest.source
  for (const path of [join(dirname(dir), basename(file)), file]) {
    const isThere = await access(path).then(
      () => true,
      () => false,
    )
    if (isThere) return path
  }
  return undefined
}

function alongRoads(city: City): DrawPlace {
  const { roads } = city
  const pieces = roads.shapeStart.length - 1
  return (chance) => {
    for (;;) {
      const piece = chance.whole(0, pieces - 1)
      if (!isDrivable(roads, 2 * piece) || !isConnected(roads, 2 * piece)) continue
      const [from, to] = [roads.shapeStart[piece] ?? 0, roads.shapeStart[piece + 1] ?? 0]
      const at = chance.whole(from, Math.max(from, to - 1))
      const point = { lon: (roads.shape[2 * at] ?? 0) / 1e7, lat: (roads.shape[2 * at + 1] ?? 0) / 1e7 }
      return { point, words: wordsFor(city, point) }
    }
  }
}

const wordsFor = ({ places }: City, point: Point): string =>
  places.reverse(point)?.label ?? `${point.lat.toFixed(5)}, ${point.lon.toFixed(5)}`
