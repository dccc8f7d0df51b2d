/** Why a shape is no area. */
export const areaFaults = [
  'not-closed',
  'too-few',
  'outside-world',
  'wrong-system',
  'too-many',
  'crosses-itself',
] as const
export type AreaFault = (typeof areaFaults)[number]

/** So many corners one area may have, in all its rings: it goes to every desk. */
export const mostCorners = 2_000

type Corner = readonly number[]
type Rings = readonly (readonly (readonly Corner[])[])[]

/** What is wrong with a shape, and where; undefined: nothing. The first fault is enough to go and mend it. */
export function faultOf(
  shape: Rings,
): { readonly kind: AreaFault; readonly polygon: number; readonly ring: number } | undefined {
  const count = shape.reduce((all, polygon) => all + polygon.reduce((one, ring) => one + ring.length, 0), 0)
  if (count > mostCorners) return { kind: 'too-many', polygon: 0, ring: 0 }
  for (const [polygon, rings] of shape.entries()) {
    for (const [ring, corners] of rings.entries()) {
      const kind = faultOfRing(corners)
      if (kind !== undefined) return { kind, polygon, ring }
    }
  }
  return undefined
}

function faultOfRing(ring: readonly Corner[]): AreaFault | undefined {
  // metres of any projected system are far beyond what degrees can be
  if (ring.some(([x = 0, y = 0]) => Math.abs(x) > 1000 || Math.abs(y) > 1000)) return 'wrong-system'
  if (ring.some(([lon = Number.NaN, lat = Number.NaN]) => !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)))
    return 'outside-world'
  const [first, last] = [ring[0], ring.at(-1)]
  if (first === undefined || last === undefined) return 'too-few'
  if (first[0] !== last[0] || first[1] !== last[1]) return 'not-closed'
  if (new Set(ring.map(([x, y]) => `${x},${y}`)).size < 3) return 'too-few'
  return crossesItself(ring) ? 'crosses-itself' : undefined
}

const side = (a: Corner, b: Corner, c: Corner): number =>
  Math.sign(
    ((b[0] ?? 0) - (a[0] ?? 0)) * ((c[1] ?? 0) - (a[1] ?? 0)) -
      ((b[1] ?? 0) - (a[1] ?? 0)) * ((c[0] ?? 0) - (a[0] ?? 0)),
  )

/** Edges from west to east: only those that share some of their longitudes are compared. */
function crossesItself(ring: readonly Corner[]): boolean {
  const edges = ring
    .slice(1)
    .flatMap((to, index) => {
      const from = ring[index]
      return from === undefined ? [] : [{ from, to, west: Math.min(from[0] ?? 0, to[0] ?? 0) }]
    })
    .toSorted((a, b) => a.west - b.west)
  return edges.some(({ from, to }, index) => {
    const east = Math.max(from[0] ?? 0, to[0] ?? 0)
    for (let other = index + 1; other < edges.length; other += 1) {
      const edge = edges[other]
      if (edge === undefined || edge.west > east) return false
      const apart = side(from, to, edge.from) * side(from, to, edge.to) >= 0
      if (!apart && side(edge.from, edge.to, from) * side(edge.from, edge.to, to) < 0) return true
    }
    return false
  })
}
