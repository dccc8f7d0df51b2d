import { nodeFlag, type RawRoads } from './collect.ts'

/** What is wrong with the ground that an extract covers, and what to do about it. */
export type BeyondMap = { readonly problem: string; readonly remedy: string }

/** Web Mercator, which the map is drawn in, ends there. */
const furthestLat = 85
const half = 180

/**
 * Roads on both sides of the 180th meridian, or nearer to a pole than any map is drawn: boxes, grids and tiles would be
 * wrong there, so it is refused rather than measured wrongly. Undefined for everything else.
 */
export function beyondMap({ refs, lons, lats, nodeFlags }: RawRoads): BeyondMap | undefined {
  let [west, east, furthest] = [Infinity, -Infinity, 0]
  for (const node of refs) {
    if (((nodeFlags[node] ?? 0) & nodeFlag.present) === 0) continue
    const lon = (lons[node] ?? 0) / 1e7
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    furthest = Math.max(furthest, Math.abs(lats[node] ?? 0) / 1e7)
  }
  if (east - west > half) {
    return {
      problem: `has roads on both sides of the 180th meridian (longitudes ${west.toFixed(2)} to ${east.toFixed(2)})`,
      remedy: 'Cut the extract there and import each side as a city of its own',
    }
  }
  if (furthest <= furthestLat) return undefined
  return {
    problem: `has roads nearer to a pole than ${furthestLat} degrees of latitude (${furthest.toFixed(2)}), where no map can be drawn`,
    remedy: `Cut the extract at ${furthestLat} degrees`,
  }
}
