import Flatbush from 'flatbush'
import type { Pieces } from './cut.ts'
import { degreeMetres, type DegreeMetres, type LonLat } from './metres.ts'
import { edgeFlag, type RoadData, type RoadNetwork } from './network.ts'

/** A place on a road: how far along the piece's shape (0 to 1), where that is, and how far off the road was asked. */
export type RoadPoint = LonLat & { readonly piece: number; readonly fraction: number; readonly offRoadM: number }

/** Segments in a stretch: few boxes make a small index, short boxes few vain looks. */
const segmentsInStretch = 4
const firstLookM = 60

/** Cuts shapes into short stretches and indexes their boxes. */
export function indexStretches({ count, shape, shapeStart }: Pieces) {
  const piece: number[] = []
  const point: number[] = []
  for (let p = 0; p < count; p++) {
    const end = (shapeStart[p + 1] ?? 0) - 1
    for (let i = shapeStart[p] ?? 0; i < end; i += segmentsInStretch) {
      piece.push(p)
      point.push(i)
    }
  }
  return {
    stretchPiece: Uint32Array.from(piece),
    stretchPoint: Uint32Array.from(point),
    stretchIndex: boxIndex(shape, shapeStart, piece, point),
  }
}

function boxIndex(shape: Int32Array, shapeStart: Uint32Array, piece: number[], point: number[]): Uint8Array {
  if (piece.length === 0) return new Uint8Array(0)
  const index = new Flatbush(piece.length, 16, Int32Array)
  point.forEach((first, i) => {
    const end = Math.min(first + segmentsInStretch, (shapeStart[(piece[i] ?? 0) + 1] ?? 0) - 1)
    const points = shape.subarray(2 * first, 2 * end + 2)
    const lons = points.filter((_, at) => at % 2 === 0)
    const lats = points.filter((_, at) => at % 2 === 1)
    index.add(Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats))
  })
  index.finish()
  return new Uint8Array(index.data)
}

/** What a place on a road is for: somebody starts there, or somebody is to get there. */
export type Role = 'start' | 'destination'

/**
 * The nearest point on a road within `maxM` metres. Roads that lead somewhere (for a start) or can be reached (for a
 * destination) come first: one of those some way off is preferred to a nearer lane that is cut off. `offRoadM` of the
 * answer says how far the place is from the road. Undefined where there is no road.
 */
export function nearestRoad(network: RoadNetwork, at: LonLat, role: Role, maxM = 5000): RoadPoint | undefined {
  const looker = new Looker(network, at)
  const connected = role === 'start' ? edgeFlag.leads : edgeFlag.reached
  return looker.look(maxM, connected) ?? looker.look(maxM, edgeFlag.drivable)
}

class Looker {
  readonly #network: RoadNetwork
  readonly #degree: DegreeMetres
  readonly #x: number
  readonly #y: number
  #flag = 0
  #bestM2 = Infinity
  #bestStretch = -1
  #bestPoint = -1
  #bestShare = 0

  constructor(network: RoadNetwork, at: LonLat) {
    this.#network = network
    this.#degree = degreeMetres(at.lat)
    this.#x = Math.round(at.lon * 1e7)
    this.#y = Math.round(at.lat * 1e7)
  }

  look(maxM: number, flag: number): RoadPoint | undefined {
    this.#flag = flag
    this.#bestM2 = Infinity
    for (let lookM = Math.min(firstLookM, maxM); ; lookM = Math.min(lookM * 4, maxM)) {
      this.#lookAround(lookM)
      // A box reaches farther at its corners than at its sides: what lies there may not be the nearest.
      if (this.#bestM2 <= lookM * lookM) return this.#found()
      if (lookM >= maxM) return undefined
    }
  }

  #lookAround(lookM: number): void {
    const dx = Math.ceil((lookM / this.#degree.lon) * 1e7)
    const dy = Math.ceil((lookM / this.#degree.lat) * 1e7)
    this.#network.stretches?.search(this.#x - dx, this.#y - dy, this.#x + dx, this.#y + dy, (stretch) => {
      this.#measure(stretch)
      return false
    })
  }

  #measure(stretch: number): void {
    const { stretchPiece, stretchPoint, shapeStart, shape, edgeFlags } = this.#network
    const piece = stretchPiece[stretch] ?? 0
    if ((((edgeFlags[2 * piece] ?? 0) | (edgeFlags[2 * piece + 1] ?? 0)) & this.#flag) === 0) return
    const first = stretchPoint[stretch] ?? 0
    const end = Math.min(first + segmentsInStretch, (shapeStart[piece + 1] ?? 0) - 1)
    for (let point = first; point < end; point++) {
      const ax = (((shape[2 * point] ?? 0) - this.#x) * this.#degree.lon) / 1e7
      const ay = (((shape[2 * point + 1] ?? 0) - this.#y) * this.#degree.lat) / 1e7
      const bx = (((shape[2 * point + 2] ?? 0) - this.#x) * this.#degree.lon) / 1e7
      const by = (((shape[2 * point + 3] ?? 0) - this.#y) * this.#degree.lat) / 1e7
      this.#compare(stretch, point, ax, ay, bx - ax, by - ay)
    }
  }

  /** Compares with the segment from (ax, ay) on by (dx, dy), metres as seen from the place asked for. */
  #compare(stretch: number, point: number, ax: number, ay: number, dx: number, dy: number): void {
    const length2 = dx * dx + dy * dy
    const share = length2 === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length2))
    const m2 = (ax + share * dx) ** 2 + (ay + share * dy) ** 2
    if (m2 >= this.#bestM2) return
    this.#bestM2 = m2
    this.#bestStretch = stretch
    this.#bestPoint = point
    this.#bestShare = share
  }

  #found(): RoadPoint {
    const piece = this.#network.stretchPiece[this.#bestStretch] ?? 0
    return {
      piece,
      ...between(this.#network.shape, this.#bestPoint, this.#bestShare),
      fraction: fractionAt(this.#network, piece, this.#bestPoint, this.#bestShare),
      offRoadM: Math.sqrt(this.#bestM2),
    }
  }
}

function between(shape: Int32Array, point: number, share: number): LonLat {
  const mix = (i: number) => ((shape[i] ?? 0) * (1 - share) + (shape[i + 2] ?? 0) * share) / 1e7
  return { lon: mix(2 * point), lat: mix(2 * point + 1) }
}

/** How far along its piece a point of a segment lies, 0 to 1 by length. */
function fractionAt({ shape, shapeStart }: RoadData, piece: number, point: number, share: number): number {
  const first = shapeStart[piece] ?? 0
  const last = (shapeStart[piece + 1] ?? 0) - 1
  const degree = degreeMetres((shape[2 * first + 1] ?? 0) / 1e7)
  let [before, all] = [0, 0]
  for (let i = first; i < last; i++) {
    const east = ((shape[2 * i + 2] ?? 0) - (shape[2 * i] ?? 0)) * degree.lon
    const north = ((shape[2 * i + 3] ?? 0) - (shape[2 * i + 1] ?? 0)) * degree.lat
    const length = Math.hypot(east, north)
    all += length
    before += i < point ? length : i === point ? length * share : 0
  }
  return all === 0 ? 0 : before / all
}
