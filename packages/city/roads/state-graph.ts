import { nowhere, type BannedPaths, type BanPlace } from './banned-paths.ts'
import { uTurnS } from './turn-seconds.ts'
import { growingFloat32, growingInt32, growingUint32 } from './growing.ts'

/**
 * The graph that is searched. A state is "driving along this edge, with this past": most edges have one state, with the
 * edge's own number. A second one means "on private ground, not to leave it again before the destination"; further ones
 * remember the beginning of a turn restriction over several ways. Turns lead from state to state.
 */
export type StateGraph = {
  /** directed edge by state; state e is edge e with no past, for each edge e */
  readonly stateEdge: Uint32Array
  /** turns of state s: turnTo and turnSeconds from turnStart[s] to turnStart[s + 1] - 1 */
  readonly turnStart: Uint32Array
  readonly turnTo: Uint32Array
  readonly turnSeconds: Float32Array
  /**
   * By state: the state after turning back, -1 if that is impossible. One turns back only where nothing else goes: where
   * that is so for good, turning back is among the turns and -1 here; here it is for when all turns are closed.
   */
  readonly uTurnTo: Int32Array
}

export type StateGraphInput = {
  readonly edgeCount: number
  readonly exits: (edge: number) => readonly number[]
  readonly isPrivate: (edge: number) => boolean
  readonly turnSeconds: (edge: number, exit: number) => number
  readonly bans: BannedPaths
}

type State = { readonly edge: number; readonly place: BanPlace; readonly arriving: boolean }

/** Unfolds edges into states and lists their turns. */
export function buildStateGraph(input: StateGraphInput): StateGraph {
  const states = new States(input)
  const turnStart = growingUint32()
  const turnTo = growingUint32()
  const turnSeconds = growingFloat32()
  const uTurnTo = growingInt32()
  const addTurn = (to: number, seconds: number) => {
    turnTo.push(to)
    turnSeconds.push(seconds)
  }
  for (let number = 0; number < states.count; number++) {
    turnStart.push(turnTo.length)
    const { edge, turns, back, mustTurnBack } = states.turnsOf(number)
    for (const { exit, next } of turns) addTurn(next, input.turnSeconds(edge, exit))
    if (mustTurnBack && back !== undefined) addTurn(back, uTurnS)
    uTurnTo.push(mustTurnBack ? -1 : (back ?? -1))
  }
  turnStart.push(turnTo.length)
  return {
    stateEdge: states.edges(),
    turnStart: turnStart.finish(),
    turnTo: turnTo.finish(),
    turnSeconds: turnSeconds.finish(),
    uTurnTo: uTurnTo.finish(),
  }
}

class States {
  readonly #input: StateGraphInput
  readonly #further: State[] = []
  readonly #numbers = new Map<number, number>()

  constructor(input: StateGraphInput) {
    this.#input = input
  }

  get count(): number {
    return this.#input.edgeCount + this.#further.length
  }

  at(number: number): State {
    const further = this.#further[number - this.#input.edgeCount]
    return further ?? { edge: number, place: this.#input.bans.start(number), arriving: false }
  }

  edges(): Uint32Array {
    return Uint32Array.from({ length: this.count }, (_, number) => this.at(number).edge)
  }

  turnsOf(number: number) {
    const state = this.at(number)
    const turns: { readonly exit: number; readonly next: number }[] = []
    let back: number | undefined
    let mustTurnBack = true
    for (const exit of this.#input.exits(state.edge)) {
      const next = this.#after(state, exit)
      if (exit === (state.edge ^ 1)) back = next
      else if (next !== undefined) {
        turns.push({ exit, next })
        // One who drives past private ground is still at the end of the road.
        if (this.#input.isPrivate(state.edge) || !this.#input.isPrivate(exit)) mustTurnBack = false
      }
    }
    return { edge: state.edge, turns, back, mustTurnBack }
  }

  /** The state after turning onto `exit`, or undefined when one may not. */
  #after({ edge, place, arriving }: State, exit: number): number | undefined {
    const { bans, isPrivate } = this.#input
    const entersPrivate = isPrivate(exit)
    if (arriving && !entersPrivate) return undefined
    const next = bans.follow(place, exit)
    if (next === 'banned') return undefined
    return this.#number({ edge: exit, place: next, arriving: arriving || (entersPrivate && !isPrivate(edge)) })
  }

  #number(state: State): number {
    const place = this.#input.bans.hasHistory(state.place) ? state.place : nowhere
    if (place === nowhere && !state.arriving) return state.edge
    const key = (2 * place + Number(state.arriving)) * this.#input.edgeCount + state.edge
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const added = this.count
    this.#numbers.set(key, added)
    this.#further.push(state)
    return added
  }
}
