import type { RawRoads } from './collect.ts'
import { nodeFlag } from './collect.ts'
import { narrower, type Limits } from './limits.ts'
import { growingFloat32, growingInt32, growingUint32, growingUint8 } from './growing.ts'
import { degreeMetres } from './metres.ts'

/**
 * Roads cut at their junctions. A piece runs from one junction to another along its shape, in its way's direction, and
 * has no junction in between. Piece p becomes two directed edges: 2p along the shape, 2p + 1 against it.
 */
export type Pieces = {
  readonly count: number
  readonly from: Uint32Array
  readonly to: Uint32Array
  /** index into RawRoads.ways; pieces of one way stand together, in its order */
  readonly way: Uint32Array
  readonly metres: Float32Array
  /** shape[2 * shapeStart[p]] to shape[2 * shapeStart[p + 1] - 1]: lon, lat, lon, lat in 1e-7 degrees */
  readonly shapeStart: Uint32Array
  readonly shape: Int32Array
  /** nodeFlag by junction */
  readonly junctionFlags: Uint8Array
  /** junction by node number of RawRoads, -1 for nodes that are none */
  readonly junctionOfNode: Int32Array
  /** what barriers on a piece let pass */
  readonly barrierLimits: ReadonlyMap<number, Limits>
}

/** Cuts ways where they meet, end or are blocked for cars. Stretches with nodes outside of the extract are left out. */
export function cutAtJunctions(raw: RawRoads, finding: (kind: string, example: string) => void): Pieces {
  const cutter = new Cutter(raw)
  raw.ways.forEach(({ id, from, to }, way) => {
    const runs = presentRuns(raw, from, to)
    if (runs.length !== 1 || runs[0]?.from !== from || runs[0].to !== to)
      finding('road-with-missing-nodes', `way ${id}`)
    for (const run of runs) cutter.cut(way, run.from, run.to)
  })
  return cutter.finish(finding)
}

/** The stretches of a way whose nodes are all in the extract, at least two nodes long. */
function presentRuns({ refs, nodeFlags }: RawRoads, from: number, to: number): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = []
  let start = from
  for (let i = from; i <= to; i++) {
    if (i < to && nodeFlags[refs[i] ?? 0] !== 0) continue
    if (i - start >= 2) runs.push({ from: start, to: i })
    start = i + 1
  }
  return runs
}

class Cutter {
  readonly #raw: RawRoads
  readonly #isJunction: Uint8Array
  readonly #junctionOfNode: Int32Array
  readonly #junctionFlags = growingUint8()
  readonly #from = growingUint32()
  readonly #to = growingUint32()
  readonly #way = growingUint32()
  readonly #metres = growingFloat32()
  readonly #shapeStart = growingUint32()
  readonly #shape = growingInt32()

  readonly #barrierLimits = new Map<number, Limits>()
  /** by node: the pieces that end at a barrier which lets not everybody pass */
  readonly #endsAtBarrier = new Map<number, number[]>()

  constructor(raw: RawRoads) {
    this.#raw = raw
    this.#isJunction = findJunctions(raw)
    this.#junctionOfNode = new Int32Array(raw.nodeIds.length).fill(-1)
  }

  cut(way: number, from: number, to: number): void {
    let start = from
    for (let i = from + 1; i < to; i++) {
      const node = this.#raw.refs[i] ?? 0
      if (i < to - 1 && this.#isJunction[node] === 0) continue
      this.#addPiece(way, start, i)
      start = i
    }
  }

  finish(finding: (kind: string, example: string) => void): Pieces {
    const count = this.#from.length
    const metres = this.#metres.finish()
    this.#settleEnds(metres, finding)
    this.#shapeStart.push(this.#shape.length / 2)
    return {
      count,
      from: this.#from.finish(),
      to: this.#to.finish(),
      way: this.#way.finish(),
      metres,
      shapeStart: this.#shapeStart.finish(),
      shape: this.#shape.finish(),
      junctionFlags: this.#junctionFlags.finish(),
      junctionOfNode: this.#junctionOfNode,
      barrierLimits: this.#barrierLimits,
    }
  }

  #addPiece(way: number, first: number, last: number): void {
    const { refs, lons, lats } = this.#raw
    this.#way.push(way)
    this.#from.push(this.#junction(refs[first] ?? 0))
    this.#to.push(this.#junction(refs[last] ?? 0))
    this.#shapeStart.push(this.#shape.length / 2)
    for (let i = first; i <= last; i++) {
      const node = refs[i] ?? 0
      this.#shape.push(lons[node] ?? 0)
      this.#shape.push(lats[node] ?? 0)
    }
    this.#metres.push(shapeMetres(this.#raw, first, last))
    if (this.#raw.nodeLimits.size > 0) this.#noteBarriers(this.#from.length - 1, first, last)
  }

  #noteBarriers(piece: number, first: number, last: number): void {
    const { refs, nodeLimits } = this.#raw
    for (let i = first; i <= last; i++) {
      const node = refs[i] ?? 0
      const limits = nodeLimits.get(node)
      if (!limits) continue
      if (i > first && i < last) this.#limit(piece, limits)
      else this.#endsAtBarrier.set(node, [...(this.#endsAtBarrier.get(node) ?? []), piece])
    }
  }

  /** Where two pieces meet at a barrier the shorter one has it; where more do, nobody knows which of them it bars. */
  #settleEnds(metres: Float32Array, finding: (kind: string, example: string) => void): void {
    for (const [node, pieces] of this.#endsAtBarrier) {
      const limits = this.#raw.nodeLimits.get(node)
      const [shorter] = pieces.toSorted((a, b) => (metres[a] ?? 0) - (metres[b] ?? 0))
      if (pieces.length > 2) finding('limit-at-a-junction', `node ${this.#raw.nodeIds[node]}`)
      else if (limits && shorter !== undefined) this.#limit(shorter, limits)
    }
  }

  #limit(piece: number, limits: Limits): void {
    const known = this.#barrierLimits.get(piece)
    this.#barrierLimits.set(piece, known ? narrower(known, limits) : limits)
  }

  #junction(node: number): number {
    const known = this.#junctionOfNode[node] ?? -1
    if (known >= 0) return known
    const junction = this.#junctionFlags.length
    this.#junctionOfNode[node] = junction
    this.#junctionFlags.push(this.#raw.nodeFlags[node] ?? 0)
    return junction
  }
}

/** Nodes that two ways share, that a way passes twice, or that keep cars from passing. Ends of ways need no mark. */
function findJunctions({ ways, refs, nodeFlags }: RawRoads): Uint8Array {
  const seen = new Uint8Array(nodeFlags.length)
  const isJunction = new Uint8Array(nodeFlags.length)
  for (const { from, to } of ways) {
    for (let i = from; i < to; i++) {
      const node = refs[i] ?? 0
      if (seen[node] === 1 || ((nodeFlags[node] ?? 0) & nodeFlag.blocked) !== 0) isJunction[node] = 1
      seen[node] = 1
    }
  }
  return isJunction
}

function shapeMetres({ refs, lons, lats }: RawRoads, first: number, last: number): number {
  const degree = degreeMetres((lats[refs[first] ?? 0] ?? 0) / 1e7)
  let metres = 0
  for (let i = first; i < last; i++) {
    const a = refs[i] ?? 0
    const b = refs[i + 1] ?? 0
    const east = ((lons[b] ?? 0) - (lons[a] ?? 0)) * degree.lon
    const north = ((lats[b] ?? 0) - (lats[a] ?? 0)) * degree.lat
    metres += Math.hypot(east, north) / 1e7
  }
  return metres
}
