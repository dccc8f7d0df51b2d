import Flatbush from 'flatbush'
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
    stretches: data.stretchPiece.length === 0 ? undefined : openIndex(data.stretchIndex),
  }
}

/** Which indices from `first` on have which value: a counting sort. Values outside of 0 to groups - 1 are left out. */
function groupBy(values: Uint32Array | Int32Array, groups: number, first: number) {
  const start = new Uint32Array(groups + 1)
  for (let i = first; i < values.length; i++) {
    const value = values[i] ?? -1
    if (value >= 0) start[value + 1] = (start[value + 1] ?? 0) + 1
  }
  for (let group = 0; group < groups; group++) start[group + 1] = (start[group + 1] ?? 0) + (start[group] ?? 0)
  const members = new Uint32Array(start[groups] ?? 0)
  const next = start.slice()
  for (let i = first; i < values.length; i++) {
    const value = values[i] ?? -1
    if (value < 0) continue
    members[next[value] ?? 0] = i
    next[value] = (next[value] ?? 0) + 1
  }
  return { start, members }
}

function openIndex(bytes: Uint8Array): Flatbush {
  return Flatbush.from(bytes.buffer, bytes.byteOffset)
}
