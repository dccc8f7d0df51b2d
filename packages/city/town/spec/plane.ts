import type { OsmNode } from '../../import/osm.ts'

type Spot = { readonly lon: number; readonly lat: number }

/** Great enough for a town: degrees as plane metres. Only the specs measure this way. */
export const metresBetween = (a: Spot, b: Spot): number =>
  Math.hypot((a.lon - b.lon) * 111_320 * Math.cos((a.lat * Math.PI) / 180), (a.lat - b.lat) * 110_750)

const turn = (a: Spot, b: Spot, c: Spot): number =>
  (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon)

const cross = (a: Spot, b: Spot, c: Spot, d: Spot): boolean =>
  turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0

const spots = (refs: readonly number[], at: ReadonlyMap<number, OsmNode>): readonly OsmNode[] =>
  refs.flatMap((ref) => at.get(ref) ?? [])

/** Whether two lines of nodes cross anywhere. */
export const segmentsCross = (
  first: readonly number[],
  second: readonly number[],
  at: ReadonlyMap<number, OsmNode>,
): boolean => {
  const [p, q] = [spots(first, at), spots(second, at)]
  return p.slice(1).some((b, i) => q.slice(1).some((d, j) => cross(p[i] ?? b, b, q[j] ?? d, d)))
}
