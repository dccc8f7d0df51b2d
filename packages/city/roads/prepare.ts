import { groupBy } from './group-by.ts'
import type { RoadData, RoadNetwork } from './network.ts'

/** Adds to a network what is quicker to work out again than to read: who leads where, backwards. */
export function prepareNetwork(data: RoadData): RoadNetwork {
  const states = data.stateEdge.length
  const edges = data.edgeFlags.length
  const turns = groupBy(data.turnTo, states, 0)
  const fromOfTurn = new Uint32Array(data.turnTo.length)
  for (let state = 0; state < states; state++) {
    fromOfTurn.fill(state, data.turnStart[state], data.turnStart[state + 1])
  }
  const uTurns = groupBy(data.uTurnTo, states, 0)
  const further = groupBy(data.stateEdge, edges, edges)
  return {
    ...data,
    intoStart: turns.start,
    intoFrom: turns.members.map((turn) => fromOfTurn[turn] ?? 0),
    intoSeconds: Float32Array.from(turns.members, (turn) => data.turnSeconds[turn] ?? 0),
    uTurnsStart: uTurns.start,
    uTurnsFrom: uTurns.members,
    furtherStart: further.start,
    furtherStates: further.members,
  }
}
