import { nowhere, type BannedPaths, type BanPlace } from './banned-paths.ts'
import { uTurnS } from './turn-seconds.ts'
import { growingFloat32, growingInt32, growingUint32, growingUint8 } from './growing.ts'

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
  /** turns past barriers that are shut for cars: from barrierFrom to barrierTo, for those for whom barrierOpens says */
  readonly barrierFrom: Uint32Array
  readonly barrierTo: Uint32Array
  readonly barrierSeconds: Float32Array
  readonly barrierOpens: Uint8Array
}

/** For whom a barrier opens that is shut for cars: two wheels pass between the posts; a key opens the lock. */
export const barrierOpens = { twoWheels: 1, key: 2 } as const

export type StateGraphInput = {
  readonly edgeCount: number
  readonly exits: (edge: number) => readonly number[]
  /** where one could go on if the barrier at the end of an edge were open, and for whom it is; 0 for nobody */
  readonly barredExits?: (edge: number) => { readonly exits: readonly number[]; readonly opens: number }
  readonly isPrivate: (edge: number) => boolean
  readonly turnSeconds: (edge: number, exit: number) => number
  readonly bans: BannedPaths
}

const nobody = { exits: [], opens: 0 } as const

type State = { readonly edge: number; readonly place: BanPlace; readonly arriving: boolean }

/** Unfolds edges into states and lists their turns. */
export function buildStateGraph(input: StateGraphInput): StateGraph {
  const states = new States(input)
  const turnStart = growingUint32()
  const turnTo = growingUint32()
  const turnSeconds = growingFloat32()
  const uTurnTo = growingInt32()
  const barriers = new BarrierTurns()
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
    for (const { exit, next, opens } of states.barredTurnsOf(number)) {
      barriers.add(number, next, input.turnSeconds(edge, exit), opens)
    }
  }
  turnStart.push(turnTo.length)
  return {
    stateEdge: states.edges(),
    turnStart: turnStart.finish(),
    turnTo: turnTo.finish(),
    turnSeconds: turnSeconds.finish(),
    uTurnTo: uTurnTo.finish(),
    ...barriers.finish(),
  }
}

class BarrierTurns {
  readonly #from = growingUint32()
  readonly #to = growingUint32()
  readonly #seconds = growingFloat32()
  readonly #opens = growingUint8()

  add(from: number, to: number, seconds: number, opens: number): void {
    this.#from.push(from)
    this.#to.push(to)
    this.#seconds.push(seconds)
    this.#opens.push(opens)
  }

  finish() {
    return {
      barrierFrom: this.#from.finish(),
      barrierTo: this.#to.finish(),
      barrierSeconds: this.#seconds.finish(),
      barrierOpens: this.#opens.finish(),
    }
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

  /** Where those go on for whom the barrier at the end of the road opens. */
  barredTurnsOf(number: number): readonly { readonly exit: number; readonly next: number; readonly opens: number }[] {
    const state = this.at(number)
    const { exits, opens } = this.#input.barredExits?.(state.edge) ?? nobody
    return exits.flatMap((exit) => {
      const next = exit === (state.edge ^ 1) ? undefined : this.#after(state, exit)
      return next === undefined ? [] : [{ exit, next, opens }]
    })
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
