import { stronglyConnected } from './components.ts'
import { connectedWith, inLargeComponents, sizesOf, type Connected } from './connected.ts'
import type { StateGraph } from './state-graph.ts'

export type GroundInput = {
  readonly edgeCount: number
  readonly isDrivable: (edge: number) => boolean
  /** what counts as a network, in directed edges; left out: what is usual for roads */
  readonly networkFromEdges?: number | undefined
  readonly isThrough: (edge: number) => boolean
  /** the graph with this ground private, by edge */
  readonly graphWith: (isPrivate: Uint8Array) => StateGraph
}

export type Ground = {
  readonly graph: StateGraph
  readonly isPrivate: Uint8Array
  /** what the whole network is connected with, by edge */
  readonly connected: Connected
}

/** Rounds until nothing is cut off; in practice two. */
const maxRounds = 5

/**
 * Settles which edges are private ground, driven on only at the beginning and the end of a drive. A public road that one
 * reaches or leaves only over private ground would be cut off by that rule; so it counts as private ground itself: one
 * gets there and away, and nobody takes a short cut through it.
 */
export function settleGround(input: GroundInput): Ground {
  const { edgeCount, isDrivable, isThrough, graphWith } = input
  const isPrivate = Uint8Array.from({ length: edgeCount }, (_, edge) => Number(isDrivable(edge) && !isThrough(edge)))
  const open = graphWith(new Uint8Array(edgeCount))
  const edgeOf = (state: number) => open.stateEdge[state] ?? 0
  const whole = stronglyConnected(open, (state) => !isDrivable(edgeOf(state)))
  if (!isPrivate.includes(1)) {
    return {
      graph: open,
      isPrivate,
      connected: connectedWith(open, inLargeComponents(whole, edgeCount, input.networkFromEdges)),
    }
  }
  const publicOnly = stronglyConnected(open, (s) => !isDrivable(edgeOf(s)) || isPrivate[edgeOf(s)] === 1)
  const large = inLargeComponents(whole, edgeCount)
  const core = coreOf(whole.subarray(0, edgeCount), publicOnly, large)
  const connected = connectedWith(open, large)
  for (let round = 1; ; round++) {
    const graph = graphWith(isPrivate)
    const cutOff = findCutOff(graph, core, connected)
    if (cutOff.length === 0 || round === maxRounds) return { graph, isPrivate, connected }
    for (const edge of cutOff) isPrivate[edge] = 1
  }
}

/** The edges of the largest public part of each large component, or of the whole where there is no public part. */
function coreOf(whole: Int32Array, publicOnly: Int32Array, large: Uint8Array): Uint8Array {
  const sizes = sizesOf(publicOnly.subarray(0, whole.length))
  const largestIn = new Map<number, number>()
  whole.forEach((component, edge) => {
    const part = publicOnly[edge] ?? -1
    const known = largestIn.get(component) ?? -1
    if ((sizes.get(part) ?? 0) > (sizes.get(known) ?? 0)) largestIn.set(component, part)
  })
  return Uint8Array.from(whole, (component, edge) =>
    large[edge] === 1 && (largestIn.get(component) ?? publicOnly[edge]) === publicOnly[edge] ? 1 : 0,
  )
}

function findCutOff(graph: StateGraph, core: Uint8Array, connected: Connected): number[] {
  const marked = new Uint8Array(graph.stateEdge.length)
  marked.set(core)
  const { leads, reached } = connectedWith(graph, marked)
  const reachedEdge = new Uint8Array(core.length)
  reached.forEach((is, state) => is === 1 && (reachedEdge[graph.stateEdge[state] ?? 0] = 1))
  const cutOff: number[] = []
  core.forEach((_, edge) => {
    const cannotLeave = connected.leads[edge] === 1 && leads[edge] === 0
    const cannotArrive = connected.reached[edge] === 1 && reachedEdge[edge] === 0
    if (cannotLeave || cannotArrive) cutOff.push(edge)
  })
  return cutOff
}
