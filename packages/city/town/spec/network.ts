import type { OsmNode, OsmWay } from '../../import/osm.ts'
import { metresBetween } from './plane.ts'

type Arc = { readonly to: number; readonly metres: number }
/** A plain road graph, apart from the one in `roads/`, so that the town is not judged by what reads it. */
export type Network = {
  readonly ways: readonly OsmWay[]
  readonly out: ReadonlyMap<number, readonly Arc[]>
  readonly into: ReadonlyMap<number, readonly Arc[]>
  readonly nodes: readonly number[]
}

const forCars = /^(?:motorway|motorway_link|primary|secondary|tertiary|unclassified|residential|living_street|service)$/

const add = (arcs: Map<number, Arc[]>, from: number, to: number, metres: number): void => {
  const list = arcs.get(from)
  if (list === undefined) arcs.set(from, [{ to, metres }])
  else list.push({ to, metres })
}

export const networkOf = (all: readonly OsmWay[], at: ReadonlyMap<number, OsmNode>): Network => {
  const ways = all.filter(({ tags }) => forCars.test(tags['highway'] ?? ''))
  const [out, into] = [new Map<number, Arc[]>(), new Map<number, Arc[]>()]
  for (const { refs, tags } of ways) {
    for (const [k, b] of refs.entries()) {
      const a = refs[k - 1]
      const [from, to] = [at.get(a ?? 0), at.get(b)]
      if (a === undefined || from === undefined || to === undefined) continue
      const metres = metresBetween(from, to)
      add(out, a, b, metres)
      add(into, b, a, metres)
      if (tags['oneway'] === 'yes') continue
      add(out, b, a, metres)
      add(into, a, b, metres)
    }
  }
  return { ways, out, into, nodes: [...new Set(ways.flatMap(({ refs }) => refs))] }
}

const reach = (start: number, arcs: readonly ReadonlyMap<number, readonly Arc[]>[]): ReadonlySet<number> => {
  const seen = new Set([start])
  const open = [start]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const list of arcs) {
      for (const { to } of list.get(node) ?? []) {
        if (seen.has(to)) continue
        seen.add(to)
        open.push(to)
      }
    }
  }
  return seen
}

const startOf = ({ ways }: Network): number =>
  ways.find(({ tags }) => tags['bridge'] === 'yes' && tags['highway'] === 'primary')?.refs[0] ?? 0

/** Share of road nodes in the part that holds the main bridge, ways taken both ways. */
export const shareInMain = (network: Network): number =>
  reach(startOf(network), [network.out, network.into]).size / network.nodes.length

/** Share of road nodes that one can drive to from the main bridge, and back again. */
export const strongShareInMain = (network: Network): number => {
  const [there, back] = [reach(startOf(network), [network.out]), reach(startOf(network), [network.into])]
  return [...there].filter((node) => back.has(node)).length / network.nodes.length
}

/** Shortest drive in metres, Infinity when there is none. Bellman-Ford with a queue: slow, but plain. */
export const driveMetres = ({ out }: Network, from: number, to: number): number => {
  const best = new Map([[from, 0]])
  const queue = [from]
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head] ?? 0
    const soFar = best.get(node) ?? Infinity
    for (const { to: next, metres } of out.get(node) ?? []) {
      if (soFar + metres >= (best.get(next) ?? Infinity)) continue
      best.set(next, soFar + metres)
      queue.push(next)
    }
  }
  return best.get(to) ?? Infinity
}
