import type { BannedPath } from './banned-paths.ts'
import { indexOf, type RawRoads } from './collect.ts'
import type { Pieces } from './cut.ts'
import type { TurnRestriction } from './restriction-tags.ts'

/** What a restriction needs to know of the graph. Edge 2p runs along piece p, 2p + 1 against it. */
export type EdgeGraph = {
  readonly tail: (edge: number) => number
  readonly head: (edge: number) => number
  /** the drivable edges that leave a junction */
  readonly leaving: (junction: number) => readonly number[]
}

/**
 * Turns restrictions on ways and nodes into banned sequences of directed edges; an `only_` rule bans every other exit.
 * Restrictions that touch no drivable road here are reported and have no effect.
 */
export function resolveRestrictions(
  raw: RawRoads,
  pieces: Pieces,
  graph: EdgeGraph,
  finding: (kind: string, example: string) => void,
): BannedPath[] {
  const resolver = new Resolver(raw, pieces, graph)
  return raw.restrictions.flatMap((restriction) => {
    const banned = resolver.resolve(restriction)
    if (banned.length === 0) finding('turn-restriction-without-effect', `relation ${restriction.id}`)
    return banned
  })
}

class Resolver {
  readonly #raw: RawRoads
  readonly #graph: EdgeGraph
  readonly #pieces: Pieces
  readonly #edgesOfWay = new Map<number, number[]>()

  constructor(raw: RawRoads, pieces: Pieces, graph: EdgeGraph) {
    this.#raw = raw
    this.#graph = graph
    this.#pieces = pieces
    const wanted = new Set(raw.restrictions.flatMap(waysIn))
    for (let piece = 0; piece < pieces.count; piece++) {
      const id = raw.ways[pieces.way[piece] ?? 0]?.id ?? 0
      if (!wanted.has(id)) continue
      const edges = this.#edgesOfWay.get(id) ?? []
      this.#edgesOfWay.set(id, edges)
      edges.push(2 * piece, 2 * piece + 1)
    }
  }

  resolve(restriction: TurnRestriction): BannedPath[] {
    const { fromWays, toWays, only, uTurn } = restriction
    const to = new Set(toWays.flatMap((way) => this.#edgesOfWay.get(way) ?? []))
    return this.#approaches(restriction).flatMap((path) => {
      const last = path.at(-1) ?? 0
      const exits = this.#graph.leaving(this.#graph.head(last))
      const named = exits.filter((edge) => to.has(edge) && isMeant(path, edge, uTurn, fromWays, toWays))
      if (named.length === 0) return []
      const banned = only ? exits.filter((edge) => !named.includes(edge)) : named
      return banned.map((edge) => [...path, edge])
    })
  }

  /** Every way to arrive where the restriction bites: an edge of `from`, then the edges of the via ways. */
  #approaches({ fromWays, via }: TurnRestriction): number[][] {
    const from = fromWays.flatMap((way) => this.#edgesOfWay.get(way) ?? []).filter((edge) => this.#isDrivable(edge))
    if (!('node' in via)) return from.flatMap((edge) => this.#throughWays([edge], via.ways))
    const node = indexOf(this.#raw.nodeIds, via.node)
    const junction = node < 0 ? -1 : (this.#pieces.junctionOfNode[node] ?? -1)
    return from.filter((edge) => this.#graph.head(edge) === junction).map((edge) => [edge])
  }

  #throughWays(path: number[], ways: readonly number[]): number[][] {
    const [way, ...rest] = ways
    if (way === undefined) return [path]
    const onWay = new Set(this.#edgesOfWay.get(way))
    return this.#along(path, onWay).flatMap((longer) => this.#throughWays(longer, rest))
  }

  /** The path lengthened by one, two, three ... edges of a way, never turning round. */
  #along(path: number[], onWay: ReadonlySet<number>): number[][] {
    const last = path.at(-1) ?? 0
    const next = this.#graph
      .leaving(this.#graph.head(last))
      .filter((edge) => onWay.has(edge) && edge !== (last ^ 1) && !path.includes(edge))
    return next.flatMap((edge) => [[...path, edge], ...this.#along([...path, edge], onWay)])
  }

  #isDrivable(edge: number): boolean {
    return this.#graph.leaving(this.#graph.tail(edge)).includes(edge)
  }
}

function waysIn({ fromWays, via, toWays }: TurnRestriction): readonly number[] {
  return [...fromWays, ...('ways' in via ? via.ways : []), ...toWays]
}

/** A way that goes through the junction has an edge on both sides; turning back is meant only by a rule on U-turns. */
function isMeant(
  path: readonly number[],
  exit: number,
  uTurn: boolean,
  fromWays: readonly number[],
  toWays: readonly number[],
): boolean {
  const turnsBack = exit === ((path.at(-1) ?? 0) ^ 1)
  if (!uTurn) return !turnsBack
  return turnsBack || path.length > 1 || !fromWays.some((way) => toWays.includes(way))
}
