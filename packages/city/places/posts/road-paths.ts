import FlatQueue from 'flatqueue'
import { lengthM } from '../street-lines.ts'
import { metresBetween, nearestOnStretch } from '../metres.ts'
import type { Point } from '../place.ts'

/** A piece of a numbered road: ids of its nodes and their positions, flat degrees. */
export type RoadWay = { readonly refs: readonly number[]; readonly line: readonly number[] }

/** A post may stand this far from the line of its road. */
const besideRoadM = 80

type Edge = { readonly a: number; readonly b: number; readonly metres: number }
type Snap = { readonly edge: Edge; readonly fromA: number; readonly fromB: number; readonly off: number }

/** The ways of one road as a net, to be walked in either direction. */
export class RoadNet {
  readonly #at = new Map<number, Point>()
  readonly #edges: Edge[] = []
  readonly #next = new Map<number, Edge[]>()

  constructor(ways: readonly RoadWay[]) {
    for (const { refs, line } of ways) {
      // Where nodes are missing at the extract's edge, ids and positions no longer pair up.
      if (line.length !== refs.length * 2) continue
      for (const [i, ref] of refs.entries()) {
        this.#at.set(ref, { lon: line[i * 2] ?? 0, lat: line[i * 2 + 1] ?? 0 })
        const before = refs[i - 1]
        if (before !== undefined && before !== ref) this.#join(before, ref)
      }
    }
  }

  /** The way along the road from p to q, flat degrees, no longer than `longestM`; undefined when there is none. */
  path(p: Point, q: Point, longestM: number): number[] | undefined {
    const [starts, ends] = [this.#snaps(p), this.#snaps(q)]
    const direct = starts.find(({ edge }) => ends.some((end) => end.edge === edge))
    if (direct) return [p.lon, p.lat, q.lon, q.lat]
    const goals = new Map<number, number>()
    for (const { edge, fromA, fromB } of ends) {
      goals.set(edge.a, Math.min(fromA, goals.get(edge.a) ?? Infinity))
      goals.set(edge.b, Math.min(fromB, goals.get(edge.b) ?? Infinity))
    }
    const nodes = this.#walk(starts, goals, longestM)
    if (!nodes) return undefined
    const line = [p.lon, p.lat, ...nodes.flatMap((node) => this.#flat(node)), q.lon, q.lat]
    return lengthM(line) <= longestM ? line : undefined
  }

  #join(a: number, b: number): void {
    const [from, to] = [this.#at.get(a), this.#at.get(b)]
    if (!from || !to) return
    const edge = { a, b, metres: metresBetween(from.lon, from.lat, to.lon, to.lat) }
    this.#edges.push(edge)
    for (const node of [a, b]) {
      const known = this.#next.get(node)
      if (known) known.push(edge)
      else this.#next.set(node, [edge])
    }
  }

  #snaps(p: Point): Snap[] {
    const found: Snap[] = []
    for (const edge of this.#edges) {
      const [a, b] = [this.#at.get(edge.a), this.#at.get(edge.b)]
      if (!a || !b) continue
      // A cheap bound first: most pieces are far away.
      if (Math.abs(a.lat - p.lat) * 111_195 > besideRoadM + edge.metres) continue
      const on = nearestOnStretch(p, a.lon, a.lat, b.lon, b.lat)
      if (on.metres > besideRoadM) continue
      const fromA = metresBetween(a.lon, a.lat, on.lon, on.lat)
      found.push({ edge, fromA, fromB: edge.metres - fromA, off: on.metres })
    }
    return found
  }

  #walk(starts: readonly Snap[], goals: ReadonlyMap<number, number>, longestM: number): number[] | undefined {
    const queue = new FlatQueue()
    const cost = new Map<number, number>()
    const from = new Map<number, number>()
    const reach = (node: number, metres: number, before: number | undefined): void => {
      if (metres > longestM || metres >= (cost.get(node) ?? Infinity)) return
      cost.set(node, metres)
      if (before !== undefined) from.set(node, before)
      queue.push(node, metres)
    }
    for (const { edge, fromA, fromB } of starts) {
      reach(edge.a, fromA, undefined)
      reach(edge.b, fromB, undefined)
    }
    let best: { node: number; metres: number } | undefined
    while (queue.length > 0) {
      const metres = queue.peekValue() ?? 0
      const node = queue.pop() ?? 0
      if (metres > (best?.metres ?? Infinity)) break
      if (metres > (cost.get(node) ?? Infinity)) continue
      const goal = goals.get(node)
      if (goal !== undefined && metres + goal < (best?.metres ?? Infinity)) best = { node, metres: metres + goal }
      for (const edge of this.#next.get(node) ?? [])
        reach(edge.a === node ? edge.b : edge.a, metres + edge.metres, node)
    }
    if (!best) return undefined
    const nodes: number[] = []
    for (let node: number | undefined = best.node; node !== undefined; node = from.get(node)) nodes.unshift(node)
    return nodes
  }

  #flat(node: number): number[] {
    const at = this.#at.get(node)
    return at ? [at.lon, at.lat] : []
  }
}
