import type { Edges } from './build-network.ts'
import { stronglyConnected } from './components.ts'
import type { StateGraph } from './state-graph.ts'

/**
 * By edge: 1 for private ground that one crosses only to start or arrive there. Public roads that can be reached over
 * private ground alone would be cut off by that; so the private ground around them counts as a thoroughfare.
 * `open` is the graph in which all ground is public, `component` its components by state.
 */
export function openEnclaves(edges: Edges, open: StateGraph, component: Int32Array): Uint8Array {
  const isPrivate = Uint8Array.from({ length: edges.count }, (_, edge) =>
    Number(edges.isDrivable(edge) && !edges.isThrough(edge)),
  )
  const edgeOf = (state: number) => open.stateEdge[state] ?? 0
  const publicOnly = stronglyConnected(open, (s) => !edges.isDrivable(edgeOf(s)) || isPrivate[edgeOf(s)] === 1)
  const grounds = new Grounds(edges, isPrivate)
  const core = coreOf(edges, component, publicOnly)
  for (let edge = 0; edge < edges.count; edge++) {
    const inCore = core.get(component[edge] ?? -1) === publicOnly[edge]
    if (!edges.isDrivable(edge) || isPrivate[edge] === 1 || inCore) continue
    grounds.open(edges.tail(edge))
    grounds.open(edges.head(edge))
  }
  return isPrivate.map((flag, edge) => (flag === 1 && grounds.isOpen(edges.tail(edge)) ? 0 : flag))
}

/** For each component of the whole, the largest component of its public roads. */
function coreOf(edges: Edges, whole: Int32Array, publicOnly: Int32Array): Map<number, number> {
  const sizes = new Map<number, number>()
  const core = new Map<number, number>()
  for (let edge = 0; edge < edges.count; edge++) {
    const part = publicOnly[edge] ?? -1
    if (part === -1) continue
    const size = (sizes.get(part) ?? 0) + 1
    sizes.set(part, size)
    const of = whole[edge] ?? -1
    if (size > (sizes.get(core.get(of) ?? -1) ?? 0)) core.set(of, part)
  }
  return core
}

/** Patches of private roads that hang together, by junction: union and find. */
class Grounds {
  readonly #parent = new Map<number, number>()
  readonly #open = new Set<number>()

  constructor(edges: Edges, isPrivate: Uint8Array) {
    for (let edge = 0; edge < edges.count; edge++) {
      if (isPrivate[edge] === 1) this.#parent.set(this.#root(edges.tail(edge)), this.#root(edges.head(edge)))
    }
  }

  open(junction: number): void {
    if (this.#parent.has(junction)) this.#open.add(this.#root(junction))
  }

  isOpen(junction: number): boolean {
    return this.#open.has(this.#root(junction))
  }

  #root(junction: number): number {
    let root = junction
    for (let up = this.#parent.get(root); up !== undefined && up !== root; up = this.#parent.get(root)) root = up
    this.#parent.set(junction, root)
    return root
  }
}
