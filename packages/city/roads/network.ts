import type { RoadGrid } from './road-grid.ts'
import type { StateGraph } from './state-graph.ts'

/**
 * A road network as it is made: typed arrays only. Roads are cut at junctions into pieces; piece p is the directed
 * edges 2p (along its shape) and 2p + 1 (against it). What is searched are states (see StateGraph).
 */
export type RoadData = StateGraph &
  RoadGrid & {
    /** OpenStreetMap way of each piece */
    readonly pieceWay: Float64Array
    /** shape[2 * shapeStart[p]] to shape[2 * shapeStart[p + 1] - 1]: lon, lat, lon, lat in 1e-7 degrees */
    readonly shapeStart: Uint32Array
    readonly shape: Int32Array
    /** edgeFlag by directed edge */
    readonly edgeFlags: Uint8Array
    /** by state: seconds and metres to drive the whole edge */
    readonly seconds: Float32Array
    readonly metres: Float32Array
    /** place in `roadClasses` by piece */
    readonly pieceClass: Uint8Array
    /** the pieces that not every vehicle may drive through, and `limitColumns` numbers for each (see Limits) */
    readonly limitPieces: Uint32Array
    readonly limitValues: Uint16Array
    /** turns past barriers that are shut for cars, and for whom they are open (`barrierOpens`) */
    readonly barrierFrom: Uint32Array
    readonly barrierTo: Uint32Array
    readonly barrierSeconds: Float32Array
    readonly barrierOpens: Uint8Array
  }

/** A road network ready for questions, as it lies on disk: with who leads where, backwards. */
export type RoadNetwork = RoadData & {
  /** Turns by where they lead: into state s come intoFrom, intoSeconds from intoStart[s] to intoStart[s + 1] - 1. */
  readonly intoStart: Uint32Array
  readonly intoFrom: Uint32Array
  readonly intoSeconds: Float32Array
  /** Into state s one comes by turning back from uTurnsFrom, from uTurnsStart[s] to uTurnsStart[s + 1] - 1. */
  readonly uTurnsStart: Uint32Array
  readonly uTurnsFrom: Uint32Array
  /** The further states of edge e: furtherStates from furtherStart[e] to furtherStart[e + 1] - 1. */
  readonly furtherStart: Uint32Array
  readonly furtherStates: Uint32Array
}

/**
 * drivable: cars may go this way. leads: one who starts here gets to a network of some size. reached: one gets here from
 * such a network. through: not private ground.
 */
export const edgeFlag = { drivable: 1, leads: 2, reached: 4, through: 8 } as const

export const isDrivable = (network: RoadData, edge: number) =>
  ((network.edgeFlags[edge] ?? 0) & edgeFlag.drivable) !== 0

/** Whether one gets from this edge to a network of some size and from there to it. */
export const isConnected = (network: RoadData, edge: number) => {
  const both = edgeFlag.leads | edgeFlag.reached
  return ((network.edgeFlags[edge] ?? 0) & both) === both
}
