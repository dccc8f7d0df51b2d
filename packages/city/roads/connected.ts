import { inSteps, runWhole, type Steps } from '../slices.ts'
import type { RoadNetwork } from './network.ts'
import { turnsInto } from './prepare.ts'
import type { StateGraph } from './state-graph.ts'

/** Smaller networks than this, in directed edges, are taken for car parks and slips of the mapper's pen. */
const networkFromEdges = 50

/** By state, 1 for yes: whether one gets from here to the core (leads), and from the core to here (reached). */
export type Connected = { readonly leads: Uint8Array; readonly reached: Uint8Array }

/** What the core, marked by state, is connected with. */
export function connectedWith(graph: StateGraph, core: Uint8Array): Connected {
  const { intoStart, intoFrom } = runWhole(turnsInto(graph))
  return runWhole(connecting({ ...graph, intoStart, intoFrom }, core))
}

type BothWays = Pick<RoadNetwork, 'turnStart' | 'turnTo' | 'intoStart' | 'intoFrom'>

/** The same a little at a time, where one knows already which turns lead into which state. */
export function* connecting(graph: BothWays, core: Uint8Array): Steps<Connected> {
  const leads = yield* spreading(core, graph.intoStart, graph.intoFrom)
  const reached = yield* spreading(core, graph.turnStart, graph.turnTo)
  return { leads, reached }
}

const perStep = 4096

/** Marks what is next to something marked: the neighbours of a state are in `neighbours` from its `start` on. */
function* spreading(core: Uint8Array, start: Uint32Array, neighbours: Uint32Array): Steps<Uint8Array> {
  const marked = core.slice()
  const waiting: number[] = []
  const look = (state: number): void => {
    const end = start[state + 1] ?? 0
    for (let i = start[state] ?? 0; i < end; i++) {
      const neighbour = neighbours[i] ?? 0
      if (marked[neighbour] === 1) continue
      marked[neighbour] = 1
      waiting.push(neighbour)
    }
  }
  yield* inSteps(0, core.length, (from, to) => {
    for (let state = from; state < to; state++) if (core[state] === 1) look(state)
  })
  while (waiting.length > 0) {
    for (let i = 0; i < perStep && waiting.length > 0; i++) look(waiting.pop() ?? 0)
    yield
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
