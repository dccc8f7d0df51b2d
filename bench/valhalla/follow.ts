import type { RoadNetwork, RoadPoint } from '../../packages/city/roads/index.ts'
import type { OracleAnswer } from './oracle.ts'
import { isDrivable } from '../../packages/city/roads/index.ts'

/** What stands in the way of a drive on our network; 'none' if it can be driven. */
export type Obstacle = 'a road closed to cars here' | 'turning back' | 'a banned turn or private ground' | 'none'

/** Follows the oracle's line over our edges, to find out why our way is another. */
export class Follower {
  readonly #network: RoadNetwork
  readonly #points = new Map<string, string>()
  readonly #edges = new Map<string, number>()

  constructor(network: RoadNetwork) {
    const { shape, shapeStart } = network
    this.#network = network
    const name = (point: number) => `${shape[2 * point]} ${shape[2 * point + 1]}`
    for (let point = 0; point < shape.length / 2; point++) this.#remember(point, name(point))
    for (let piece = 0; piece + 1 < shapeStart.length; piece++) {
      for (let point = shapeStart[piece] ?? 0; point + 1 < (shapeStart[piece + 1] ?? 0); point++) {
        this.#edges.set(`${name(point)} ${name(point + 1)}`, 2 * piece)
        this.#edges.set(`${name(point + 1)} ${name(point)}`, 2 * piece + 1)
      }
    }
  }

  /** `from` and `to` are the places on our roads; the oracle's line begins and ends in the middle of theirs. */
  obstacle(line: OracleAnswer['line'], from: RoadPoint | undefined, to: RoadPoint | undefined): Obstacle {
    const inner = this.#edgesAlong(line)
    const first = this.#edgeMeeting(from, (edge) => edge ^ 1, inner[0])
    const last = this.#edgeMeeting(to, (edge) => edge, inner.at(-1))
    const edges = [...first, ...inner, ...last]
    if (edges.some((edge) => !isDrivable(this.#network, edge))) return 'a road closed to cars here'
    let states = new Set(edges.slice(0, 1))
    for (let i = 1; i < edges.length; i++) {
      const [before = 0, edge = 0] = edges.slice(i - 1, i + 1)
      const next = new Set([...states].flatMap((state) => this.#turnsOnto(state, edge)))
      if (next.size === 0) return before === (edge ^ 1) ? 'turning back' : 'a banned turn or private ground'
      states = next
    }
    return 'none'
  }

  /** The directed edge of the place's road that touches the drive's first or last whole edge, unless it is that edge. */
  #edgeMeeting(place: RoadPoint | undefined, facing: (edge: number) => number, whole: number | undefined): number[] {
    if (!place || whole === undefined || whole >> 1 === place.piece) return []
    const end = this.#startOf(facing(whole) ^ 1)
    const away = [2 * place.piece, 2 * place.piece + 1].filter((edge) => this.#startOf(edge) === end)
    return away.slice(0, 1).map(facing)
  }

  #startOf(edge: number): string {
    const { shape, shapeStart } = this.#network
    const point = (edge & 1) === 0 ? (shapeStart[edge >> 1] ?? 0) : (shapeStart[(edge >> 1) + 1] ?? 0) - 1
    return `${shape[2 * point]} ${shape[2 * point + 1]}`
  }

  #turnsOnto(state: number, edge: number): number[] {
    const { turnStart, turnTo, stateEdge } = this.#network
    return [...turnTo.subarray(turnStart[state], turnStart[state + 1])].filter((to) => stateEdge[to] === edge)
  }

  #edgesAlong(line: OracleAnswer['line']): number[] {
    const points = line.map(([lon, lat]) => this.#points.get(`${Math.round(lon * 1e6)} ${Math.round(lat * 1e6)}`))
    const edges: number[] = []
    points.slice(1).forEach((to, i) => {
      const edge = this.#edges.get(`${points[i]} ${to}`)
      if (edge !== undefined && edge !== edges.at(-1)) edges.push(edge)
    })
    return edges
  }

  /** The oracle rounds to 1e-6 degrees, this way or that; OpenStreetMap has 1e-7. */
  #remember(point: number, name: string): void {
    const { shape } = this.#network
    const x = Math.round((shape[2 * point] ?? 0) / 10)
    const y = Math.round((shape[2 * point + 1] ?? 0) / 10)
    for (const dx of [0, -1, 1]) {
      for (const dy of [0, -1, 1]) {
        const key = `${x + dx} ${y + dy}`
        if ((dx === 0 && dy === 0) || !this.#points.has(key)) this.#points.set(key, name)
      }
    }
  }
}
