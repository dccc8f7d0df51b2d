import type { Street } from './group-streets.ts'
import { metresBetween } from './metres.ts'

/** Where two streets (indices, a < b) meet. `radiusM` covers all the nodes of a wide junction. */
export type Crossing = {
  readonly a: number
  readonly b: number
  readonly node: number
  readonly lon: number
  readonly lat: number
  readonly radiusM: number
}

/** Nodes of the same pair of streets within this distance are one junction (two carriageways, a small island). */
const junctionM = 80

/** All crossings, sorted by pair. Streets cross where they share a node. */
export function findCrossings(streets: readonly Street[]): Crossing[] {
  const { nodes, owners, lons, lats } = flatten(streets)
  const order = Uint32Array.from(nodes, (_, i) => i)
  order.sort((p, q) => (nodes[p] ?? 0) - (nodes[q] ?? 0) || (owners[p] ?? 0) - (owners[q] ?? 0))
  const meetings: Crossing[] = []
  for (let start = 0; start < order.length;) {
    const first = order[start] ?? 0
    const node = nodes[first] ?? 0
    const here = new Set<number>()
    let end = start
    for (; end < order.length && nodes[order[end] ?? 0] === node; end++) here.add(owners[order[end] ?? 0] ?? 0)
    for (const [a, b] of pairs([...here])) {
      meetings.push({ a, b, node, lon: lons[first] ?? 0, lat: lats[first] ?? 0, radiusM: 0 })
    }
    start = end
  }
  meetings.sort((p, q) => p.a - q.a || p.b - q.b || p.node - q.node)
  return mergeJunctions(meetings)
}

function flatten(streets: readonly Street[]) {
  const total = streets.reduce((sum, { ways }) => sum + ways.reduce((n, { refs }) => n + refs.length, 0), 0)
  const [nodes, owners] = [new Float64Array(total), new Uint32Array(total)]
  const [lons, lats] = [new Float64Array(total), new Float64Array(total)]
  let at = 0
  for (const [street, { ways }] of streets.entries()) {
    for (const { refs, line } of ways) {
      // Where nodes are missing at the extract's edge, ids and positions no longer pair up.
      if (line.length !== refs.length * 2) continue
      for (const [i, ref] of refs.entries()) {
        nodes[at] = ref
        owners[at] = street
        lons[at] = line[i * 2] ?? 0
        lats[at] = line[i * 2 + 1] ?? 0
        at++
      }
    }
  }
  return { nodes: nodes.subarray(0, at), owners, lons, lats }
}

function* pairs(streets: readonly number[]): Generator<[number, number]> {
  const sorted = streets.toSorted((p, q) => p - q)
  for (const [i, a] of sorted.entries()) for (const b of sorted.slice(i + 1)) yield [a, b]
}

function mergeJunctions(meetings: readonly Crossing[]): Crossing[] {
  const merged: Crossing[] = []
  for (const samePair of Map.groupBy(meetings, ({ a, b }) => a * 2 ** 24 + b).values()) {
    const junctions: Crossing[][] = []
    for (const meeting of samePair) {
      const near = junctions.find((others) =>
        others.some(({ lon, lat }) => metresBetween(lon, lat, meeting.lon, meeting.lat) <= junctionM),
      )
      if (near) near.push(meeting)
      else junctions.push([meeting])
    }
    merged.push(...junctions.map(middleOf))
  }
  return merged
}

function middleOf(nodes: readonly Crossing[]): Crossing {
  const [first] = nodes
  if (!first) throw new Error('a junction has at least one node')
  const lon = nodes.reduce((sum, node) => sum + node.lon, 0) / nodes.length
  const lat = nodes.reduce((sum, node) => sum + node.lat, 0) / nodes.length
  const spread = Math.max(...nodes.map((node) => metresBetween(lon, lat, node.lon, node.lat)))
  return { ...first, lon, lat, radiusM: Math.round(15 + spread) }
}
