/* oxlint-disable typescript/no-non-null-assertion -- every index here comes from the arrays themselves */
import type { StateGraph } from './state-graph.ts'

/**
 * By state: the number of its strongly connected component, the states from each of which one can drive to each other.
 * Tarjan's algorithm (1972), without recursion because roads go deep. States for which `skip` says so stay out (-1).
 */
export function stronglyConnected(graph: StateGraph, skip: (state: number) => boolean): Int32Array {
  return new Tarjan(graph, skip).run()
}

class Tarjan {
  readonly #graph: StateGraph
  readonly #skip: (state: number) => boolean
  readonly #component: Int32Array
  readonly #order: Int32Array
  readonly #low: Int32Array
  readonly #nextTurn: Uint32Array
  readonly #goesOn: Uint8Array
  readonly #path: number[] = []
  readonly #open: number[] = []
  #visited = 0
  #components = 0

  constructor(graph: StateGraph, skip: (state: number) => boolean) {
    const count = graph.stateEdge.length
    this.#graph = graph
    this.#skip = skip
    this.#component = new Int32Array(count).fill(-1)
    this.#order = new Int32Array(count).fill(-1)
    this.#low = new Int32Array(count)
    this.#goesOn = new Uint8Array(count)
    this.#nextTurn = graph.turnStart.slice(0, count)
  }

  run(): Int32Array {
    for (let state = 0; state < this.#order.length; state++) {
      if (this.#order[state] === -1 && !this.#skip(state)) this.#explore(state)
    }
    return this.#component
  }

  #explore(root: number): void {
    this.#enter(root)
    while (this.#path.length > 0) {
      const state = this.#path.at(-1)!
      const next = this.#advance(state)
      if (next === -1) this.#leave(state)
      else if (this.#order[next] === -1) this.#enter(next)
      else if (this.#component[next] === -1) this.#low[state] = Math.min(this.#low[state]!, this.#order[next]!)
    }
  }

  #enter(state: number): void {
    this.#order[state] = this.#low[state] = this.#visited++
    this.#path.push(state)
    this.#open.push(state)
  }

  /** The next state that one can turn to from here, or -1 after the last. One turns back where nothing else goes. */
  #advance(state: number): number {
    const { turnStart, turnTo, uTurnTo } = this.#graph
    const end = turnStart[state + 1]!
    while (this.#nextTurn[state]! < end) {
      const next = turnTo[this.#nextTurn[state]!++]!
      if (this.#skip(next)) continue
      this.#goesOn[state] = 1
      return next
    }
    const back = uTurnTo[state]!
    if (this.#goesOn[state] === 1 || back === -1 || this.#skip(back)) return -1
    this.#goesOn[state] = 1
    return back
  }

  #leave(state: number): void {
    this.#path.pop()
    const parent = this.#path.at(-1)
    if (parent !== undefined) this.#low[parent] = Math.min(this.#low[parent]!, this.#low[state]!)
    if (this.#low[state] !== this.#order[state]) return
    for (;;) {
      const member = this.#open.pop()!
      this.#component[member] = this.#components
      if (member === state) break
    }
    this.#components++
  }
}
