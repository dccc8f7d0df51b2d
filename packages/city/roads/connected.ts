import { groupBy } from './group-by.ts'
import type { StateGraph } from './state-graph.ts'

/** Smaller networks than this, in directed edges, are taken for car parks and slips of the mapper's pen. */
const networkFromEdges = 50

/** By state, 1 for yes: whether one gets from here to the core (leads), and from the core to here (reached). */
export type Connected = { readonly leads: Uint8Array; readonly reached: Uint8Array }

/** What the core, marked by state, is connected with. */
export function connectedWith(graph: StateGraph, core: Uint8Array): Connected {
  const into = groupBy(graph.turnTo, graph.stateEdge.length, 0)
  const fromOfTurn = new Uint32Array(graph.turnTo.length)
  graph.stateEdge.forEach((_, state) => fromOfTurn.fill(state, graph.turnStart[state], graph.turnStart[state + 1]))
  const before = (state: number) =>
    into.members.subarray(into.start[state], into.start[state + 1]).map((turn) => fromOfTurn[turn] ?? 0)
  const after = (state: number) => graph.turnTo.subarray(graph.turnStart[state], graph.turnStart[state + 1])
  return { leads: spread(core, before), reached: spread(core, after) }
}

function spread(core: Uint8Array, next: (state: number) => Uint32Array): Uint8Array {
  const marked = core.slice()
  const waiting: number[] = []
  core.forEach((inside, state) => inside === 1 && waiting.push(state))
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    for (const neighbour of next(state)) {
      if (marked[neighbour] === 1) continue
      marked[neighbour] = 1
      waiting.push(neighbour)
    }
  }
  return marked
}

/** Marks by state what belongs to a component with many edges, or to the largest of all. -1 belongs to none. */
export function inLargeComponents(component: Int32Array, edgeCount: number, from = networkFromEdges): Uint8Array {
  const sizes = sizesOf(component.subarray(0, edgeCount))
  let largest = -1
  for (const [of, size] of sizes) if (size > (sizes.get(largest) ?? 0)) largest = of
  const isLarge = (of: number) => of >= 0 && (of === largest || (sizes.get(of) ?? 0) >= from)
  return Uint8Array.from(component, (of) => Number(isLarge(of)))
}

/** How many there are of each component. */
export function sizesOf(component: Int32Array): Map<number, number> {
  const sizes = new Map<number, number>()
  for (const of of component) if (of >= 0) sizes.set(of, (sizes.get(of) ?? 0) + 1)
  return sizes
}
