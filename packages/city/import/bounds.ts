import type { CityManifest } from '../city.ts'
import type { RoadNetwork } from '../roads/index.ts'

/** The box around all roads, and a centre that a road far outside does not move: the median of their points. Degrees. */
export function boundsOf({ shape }: RoadNetwork): Pick<CityManifest, 'bbox' | 'centre'> {
  const lons = shape.filter((_, i) => i % 2 === 0).toSorted()
  const lats = shape.filter((_, i) => i % 2 === 1).toSorted()
  const at = (sorted: Int32Array, index: number) => (sorted.at(index) ?? 0) / 1e7
  return {
    bbox: [at(lons, 0), at(lats, 0), at(lons, -1), at(lats, -1)],
    centre: [at(lons, lons.length >> 1), at(lats, lats.length >> 1)],
  }
}
