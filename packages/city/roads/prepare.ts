import { inSteps, runWhole, type Steps } from '../slices.ts'
import { groupBy } from './group-by.ts'
import type { RoadData, RoadNetwork } from './network.ts'

/** Adds to a network who leads where, backwards. */
export const prepareNetwork = (data: RoadData): RoadNetwork => runWhole(preparing(data))

/** The same, a little at a time. */
export function* preparing(data: RoadData): Steps<RoadNetwork> {
  const states = data.stateEdge.length
  const edges = data.edgeFlags.length
  const into = yield* turnsInto(data)
  const uTurns = yield* groupBy(data.uTurnTo, states, 0)
  const further = yield* groupBy(data.stateEdge, edges, edges)
  return {
    ...data,
    ...into,
    uTurnsStart: uTurns.start,
    uTurnsFrom: uTurns.members,
    furtherStart: further.start,
    furtherStates: further.members,
  }
}

/** Turns by the state that they lead into. */
export function* turnsInto({
  stateEdge,
  turnStart,
  turnTo,
  turnSeconds,
}: Pick<RoadData, 'stateEdge' | 'turnStart' | 'turnTo' | 'turnSeconds'>): Steps<
  Pick<RoadNetwork, 'intoStart' | 'intoFrom' | 'intoSeconds'>
> {
  const states = stateEdge.length
  const { start, members } = yield* groupBy(turnTo, states, 0)
  const fromOfTurn = new Uint32Array(turnTo.length)
  yield* inSteps(0, states, (from, to) => {
    for (let state = from; state < to; state++) fromOfTurn.fill(state, turnStart[state], turnStart[state + 1])
  })
  const intoFrom = new Uint32Array(members.length)
  const intoSeconds = new Float32Array(members.length)
  yield* inSteps(0, members.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const turn = members[i] ?? 0
      intoFrom[i] = fromOfTurn[turn] ?? 0
      intoSeconds[i] = turnSeconds[turn] ?? 0
    }
  })
  return { intoStart: start, intoFrom, intoSeconds }
}
