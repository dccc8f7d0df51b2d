/** One ring, flat lon, lat, lon, lat in degrees, first point repeated at the end. */
export type Ring = readonly number[]
/** First ring is the outer one, the rest are holes in it. */
export type Polygon = readonly Ring[]

/** A way as a member of an area: its nodes' ids and their positions, flat, of equal count. */
export type MemberWay = { readonly refs: readonly number[]; readonly line: readonly number[] }

/**
 * Joins ways end to end by their node ids into closed rings. Ways that close nothing (cut at the extract's edge, or
 * wrongly mapped) are given back as `open` chains.
 */
export function joinRings(ways: readonly MemberWay[]): { closed: Ring[]; open: MemberWay[] } {
  const closed: Ring[] = []
  const open: MemberWay[] = []
  const byEnd = new Map<number, Set<MemberWay>>()
  const left = new Set(ways.filter((way) => way.refs.length > 1))
  for (const way of left) for (const end of ends(way)) byEnd.set(end, (byEnd.get(end) ?? new Set()).add(way))
  for (const start of left) {
    left.delete(start)
    let chain = start
    for (;;) {
      if (isClosed(chain)) break
      const next = take(byEnd, left, chain.refs.at(-1))
      if (next) chain = joined(chain, next)
      else break
    }
    if (isClosed(chain) && chain.line.length >= 8) closed.push(chain.line)
    else open.push(chain)
  }
  return { closed, open }
}

function ends(way: MemberWay): number[] {
  return [way.refs[0] ?? 0, way.refs.at(-1) ?? 0]
}

function isClosed(way: MemberWay): boolean {
  return way.refs.length > 2 && way.refs[0] === way.refs.at(-1)
}

function take(
  byEnd: Map<number, Set<MemberWay>>,
  left: Set<MemberWay>,
  end: number | undefined,
): MemberWay | undefined {
  for (const way of byEnd.get(end ?? NaN) ?? []) if (left.delete(way)) return way
  return undefined
}

function joined(chain: MemberWay, next: MemberWay): MemberWay {
  const onward = next.refs[0] === chain.refs.at(-1) ? next : reversed(next)
  return { refs: [...chain.refs, ...onward.refs.slice(1)], line: [...chain.line, ...onward.line.slice(2)] }
}

function reversed(way: MemberWay): MemberWay {
  const line: number[] = []
  for (let i = way.line.length - 2; i >= 0; i -= 2) line.push(way.line[i] ?? 0, way.line[i + 1] ?? 0)
  return { refs: way.refs.toReversed(), line }
}

/** Sorts rings into polygons by who lies in whom; roles are ignored, since they are often wrong. */
export function nestRings(rings: readonly Ring[]): Polygon[] {
  const bySize = rings.map((ring) => ({ ring, area: ringArea(ring) })).sort((a, b) => b.area - a.area)
  const placed: { ring: Ring; depth: number; holes: Ring[] }[] = []
  for (const { ring } of bySize) {
    const around = placed.filter((outer) => contains(outer.ring, ring[0] ?? 0, ring[1] ?? 0))
    const depth = around.length
    if (depth % 2 === 1) around.findLast((outer) => outer.depth % 2 === 0)?.holes.push(ring)
    placed.push({ ring, depth, holes: [] })
  }
  return placed.filter(({ depth }) => depth % 2 === 0).map(({ ring, holes }) => [ring, ...holes])
}

/** Area in square degrees, not signed. */
export function ringArea(ring: Ring): number {
  let sum = 0
  for (let i = 0; i + 3 < ring.length; i += 2) {
    sum += (ring[i] ?? 0) * (ring[i + 3] ?? 0) - (ring[i + 2] ?? 0) * (ring[i + 1] ?? 0)
  }
  return Math.abs(sum) / 2
}

/** Even-odd rule. A point on the edge may fall on either side. */
export function contains(ring: Ring, lon: number, lat: number): boolean {
  let inside = false
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [ring[i], ring[i + 1], ring[i + 2], ring[i + 3]]
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}
