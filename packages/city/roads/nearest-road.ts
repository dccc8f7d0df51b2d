/* oxlint-disable typescript/no-non-null-assertion -- every index comes from the network's own arrays */
import { degreeMetres, type DegreeMetres, type LonLat } from './metres.ts'
import { edgeFlag, type RoadData, type RoadNetwork } from './network.ts'
import { cellAt } from './road-grid.ts'

/** A place on a road: how far along the piece's shape (0 to 1), where that is, and how far off the road was asked. */
export type RoadPoint = LonLat & { readonly piece: number; readonly fraction: number; readonly offRoadM: number }

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
  #bestPiece = -1
  #bestPoint = -1
  #bestShare = 0

  constructor(network: RoadNetwork, at: LonLat) {
    this.#network = network
    this.#degree = degreeMetres(at.lat)
    this.#x = Math.round(at.lon * 1e7)
    this.#y = Math.round(at.lat * 1e7)
  }

  /** Looks at rings of cells, farther and farther out, until what lies beyond cannot be nearer. */
  look(maxM: number, flag: number): RoadPoint | undefined {
    this.#flag = flag
    this.#bestM2 = Infinity
    if (!this.#isNear(maxM)) return undefined
    const [west = 0, south = 0, , , width = 1, height = 1] = this.#network.gridFrame
    const column = Math.floor((this.#x - west) / width)
    const row = Math.floor((this.#y - south) / height)
    const cellM = Math.min((width * this.#degree.lon) / 1e7, (height * this.#degree.lat) / 1e7)
    const marginM = this.#marginM(west + column * width, south + row * height, width, height)
    for (let ring = 0; ; ring++) {
      this.#lookInRing(column, row, ring)
      const seenM = ring * cellM + marginM
      if (this.#bestM2 <= seenM * seenM || seenM >= maxM) break
    }
    return this.#bestM2 <= maxM * maxM ? this.#found() : undefined
  }

  /** Whether the place is within reach of the box around all roads. False for what is no place at all. */
  #isNear(maxM: number): boolean {
    const [west = 0, south = 0, east = 0, north = 0] = this.#network.gridFrame
    const marginLat = (maxM / this.#degree.lat) * 1e7
    if (!(this.#y >= south - marginLat && this.#y <= north + marginLat)) return false
    const marginLon = (maxM / this.#degree.lon) * 1e7
    return this.#x >= west - marginLon && this.#x <= east + marginLon
  }

  /** Metres to the nearest side of the own cell. */
  #marginM(west: number, south: number, width: number, height: number): number {
    const east = Math.min(this.#x - west, west + width - this.#x) * this.#degree.lon
    const north = Math.min(this.#y - south, south + height - this.#y) * this.#degree.lat
    return Math.min(east, north) / 1e7
  }

  #lookInRing(column: number, row: number, ring: number): void {
    for (let y = row - ring; y <= row + ring; y++) {
      const step = ring > 0 && Math.abs(y - row) < ring ? 2 * ring : 1
      for (let x = column - ring; x <= column + ring; x += step) this.#lookInCell(cellAt(this.#network, x, y))
    }
  }

  #lookInCell(cell: number): void {
    if (cell === -1) return
    const { gridStart, gridSegments, edgeFlags } = this.#network
    const end = gridStart[cell + 1]!
    for (let i = gridStart[cell]!; i < end; i++) {
      const piece = gridSegments[2 * i]!
      if (((edgeFlags[2 * piece]! | edgeFlags[2 * piece + 1]!) & this.#flag) !== 0) {
        this.#compare(piece, gridSegments[2 * i + 1]!)
      }
    }
  }

  /** Compares with the segment that begins at a point of the shape; metres as seen from the place asked for. */
  #compare(piece: number, point: number): void {
    const { shape } = this.#network
    const { lon, lat } = this.#degree
    const ax = ((shape[2 * point]! - this.#x) * lon) / 1e7
    const ay = ((shape[2 * point + 1]! - this.#y) * lat) / 1e7
    const dx = ((shape[2 * point + 2]! - shape[2 * point]!) * lon) / 1e7
    const dy = ((shape[2 * point + 3]! - shape[2 * point + 1]!) * lat) / 1e7
    const length2 = dx * dx + dy * dy
    const share = length2 === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length2))
    const m2 = (ax + share * dx) ** 2 + (ay + share * dy) ** 2
    if (m2 >= this.#bestM2) return
    this.#bestM2 = m2
    this.#bestPiece = piece
    this.#bestPoint = point
    this.#bestShare = share
  }

  #found(): RoadPoint {
    return {
      piece: this.#bestPiece,
      ...between(this.#network.shape, this.#bestPoint, this.#bestShare),
      fraction: fractionAt(this.#network, this.#bestPiece, this.#bestPoint, this.#bestShare),
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
    // Math.hypot guards against overflow, and takes ten times as long for it.
    const length = Math.sqrt(east * east + north * north)
    all += length
    before += i < point ? length : i === point ? length * share : 0
  }
  return all === 0 ? 0 : before / all
}
