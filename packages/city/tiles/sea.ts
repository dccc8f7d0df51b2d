import { contains, ringArea, type MemberWay, type Polygon, type Ring } from '../import/rings.ts'
import { Frame, type Box } from './frame.ts'

/**
 * The sea inside `box` (degrees), from coastline ways, which have land on their left and water on their right
 * (wiki: natural=coastline). Chains that leave the box are closed along its border with the water on the right; chains
 * that end inside it are led to the nearest side. Nothing for an extract without coast.
 */
export function seaOf(coast: readonly MemberWay[], box: Box): Polygon[] {
  const chains = joinDirected(coast)
  const closed = chains.filter(isClosed).map(({ line }) => line)
  const open = chains.filter((chain) => !isClosed(chain)).map(({ line }) => line)
  const islands = closed.filter((ring) => signedArea(ring) > 0)
  const bays = closed.filter((ring) => signedArea(ring) < 0)
  const frame = new Frame(box)
  const waters = open.length > 0 ? frame.closeClockwise(open) : islands.length > 0 ? [frame.ring()] : []
  return [...waters, ...bays]
    .filter((water) => ringArea(water) > 0)
    .map((water): Polygon => [water, ...islands.filter((ring) => contains(water, ring[0] ?? 0, ring[1] ?? 0))])
}

/** A coast that is mapped in pieces or the wrong way round would flood the town: whether more than a tenth of `points` drown. */
export function drowns(sea: readonly Polygon[], points: readonly (readonly [lon: number, lat: number])[]): boolean {
  const inSea = ([outer, ...islands]: Polygon, lon: number, lat: number) =>
    outer !== undefined && contains(outer, lon, lat) && !islands.some((island) => contains(island, lon, lat))
  const drowned = points.filter(([lon, lat]) => sea.some((polygon) => inSea(polygon, lon, lat)))
  return drowned.length > points.length / 10
}

function isClosed({ refs }: MemberWay): boolean {
  return refs.length > 3 && refs[0] === refs.at(-1)
}

/** Counter-clockwise is positive: land inside. */
function signedArea(ring: Ring): number {
  let sum = 0
  for (let i = 0; i + 3 < ring.length; i += 2) {
    sum += (ring[i] ?? 0) * (ring[i + 3] ?? 0) - (ring[i + 2] ?? 0) * (ring[i + 1] ?? 0)
  }
  return sum / 2
}

/** Joins ways end to start; never turns one round, since the direction says where the water is. */
function joinDirected(ways: readonly MemberWay[]): MemberWay[] {
  const byStart = new Map(ways.map((way) => [way.refs[0], way]))
  const ends = new Set(ways.map(({ refs }) => refs.at(-1)))
  const left = new Set(ways)
  const chains: MemberWay[] = []
  // Chains that nothing leads to first; what remains are rings.
  const starts = [...ways].sort((a, b) => Number(ends.has(a.refs[0])) - Number(ends.has(b.refs[0])))
  for (const start of starts) {
    if (!left.delete(start)) continue
    let chain = start
    for (let next = byStart.get(chain.refs.at(-1)); next && left.delete(next); next = byStart.get(chain.refs.at(-1))) {
      chain = { refs: [...chain.refs, ...next.refs.slice(1)], line: [...chain.line, ...next.line.slice(2)] }
    }
    chains.push(chain)
  }
  return chains
}
