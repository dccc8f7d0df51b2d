import { Closures, edgesOf, type DrawnRoads } from './closures.ts'
import { driveTimes, onRoad, type DriveQuestion, type DriveTime, type Place } from './drive-times.ts'
import type { RoadPoint } from './nearest-road.ts'
import type { RoadNetwork } from './network.ts'
import { route, type Route } from './route.ts'

/** Roads that are closed, `factor` times as long to drive, or no faster than `speedKmh`. */
export type RoadClosure = {
  readonly id: string
  readonly geometry: DrawnRoads
  readonly direction: 'both' | 'drawn'
  readonly effect:
    | { readonly kind: 'closed' }
    | { readonly kind: 'slower'; readonly factor: number }
    | { readonly kind: 'speed'; readonly speedKmh: number }
}

type Laid = {
  readonly closure: RoadClosure
  readonly edges: ReadonlySet<number>
  /** closed, and as a whole: one who has to do in it may drive on in it */
  readonly isGround: boolean
}

/** As `driveTimes` answers; `delayS`: how much longer it is for the closures. closed-off: unknown for the closures alone. */
export type DelayedAnswer = (DriveTime & { readonly delayS: number }) | 'unknown' | 'closed-off' | 'beyond'

/** A way, and the closures (by id) that it goes around, drives slowly through, or enters since it begins or ends there. */
export type DelayedRoute = Route & {
  readonly delayS: number
  readonly around: readonly string[]
  readonly slow: readonly string[]
  readonly inside: readonly string[]
}

/**
 * The closures in force on one network, and questions asked with them. One who stands in a closed area, or on a road
 * closed along its length, may leave through it, and one who is sent into it may enter; everybody else goes around.
 */
export class StandingClosures {
  readonly #network: RoadNetwork
  readonly #closures: Closures
  readonly #closedBy: Uint16Array
  #laid: readonly Laid[] = []

  constructor(network: RoadNetwork) {
    this.#network = network
    this.#closures = new Closures(network)
    this.#closedBy = new Uint16Array(network.edgeFlags.length)
  }

  /** Puts these in the place of all others. Roads are looked for only where a drawing is new. */
  lay(closures: readonly RoadClosure[]): void {
    const before = new Map(this.#laid.map((each) => [each.closure.id, each]))
    this.#laid = closures.map((closure) => this.#find(closure, before.get(closure.id)))
    this.#closures.reopenAll()
    this.#closures.quickenAll()
    this.#closedBy.fill(0)
    for (const { closure, edges } of this.#laid) {
      if (closure.effect.kind === 'closed') this.#shut(edges)
      else this.#slow(closure.effect, edges)
    }
  }

  /** As `driveTimes`, with these closures. More than the `best` may be answered where some stand inside of closures. */
  driveTimes({ to, from, best = from.length, maxS }: Omit<DriveQuestion, 'closures'>): readonly DelayedAnswer[] {
    const destination = onRoad(this.#network, to, 'destination')
    if (!destination) return from.map(() => 'unknown')
    const points = from.map((place) => onRoad(this.#network, place, 'start'))
    const answers: DelayedAnswer[] = from.map(() => 'unknown')
    const limits = { best, ...(maxS !== undefined && { maxS }) }
    for (const { grounds, members } of this.#groups(destination, points)) {
      const places = members.map(({ point }) => point)
      const question = { to: destination, from: places, closures: this.#closures, ...limits }
      const found = this.#within(grounds, () => driveTimes(this.#network, question))
      members.forEach(({ index }, i) => {
        const answer = found[i] ?? 'unknown'
        answers[index] = typeof answer === 'object' ? { ...answer, delayS: 0 } : answer
      })
    }
    return this.#laid.length === 0 ? answers : this.#compare(destination, points, answers)
  }

  /** As `route`, with these closures; 'closed-off' where there is a way but for them. */
  route(from: Place, to: Place): DelayedRoute | 'unknown' | 'closed-off' {
    const start = onRoad(this.#network, from, 'start')
    const end = onRoad(this.#network, to, 'destination')
    if (!start || !end) return 'unknown'
    const free = route(this.#network, { from: start, to: end })
    if (this.#laid.length === 0) return free === 'unknown' ? free : { ...free, ...unhindered }
    const grounds = [...new Set([...this.#groundsAt(start), ...this.#groundsAt(end)])]
    const question = { from: start, to: end, closures: this.#closures }
    const found = this.#within(grounds, () => route(this.#network, question))
    if (free === 'unknown' || found === 'unknown') return free === 'unknown' ? 'unknown' : 'closed-off'
    const inside = this.#on(found, true)
    return {
      ...found,
      delayS: Math.max(0, found.seconds - free.seconds),
      around: this.#on(free, true).filter((id) => !inside.includes(id)),
      slow: this.#on(found, false),
      inside,
    }
  }

  #find(closure: RoadClosure, before: Laid | undefined): Laid {
    const isSame = before?.closure.geometry === closure.geometry && before.closure.direction === closure.direction
    const edges = isSame ? before.edges : new Set(edgesOf(this.#network, closure.geometry, closure.direction))
    const { kind } = closure.geometry
    return { closure, edges, isGround: closure.effect.kind === 'closed' && (kind === 'area' || kind === 'along') }
  }

  #shut(edges: ReadonlySet<number>): void {
    for (const edge of edges) {
      this.#closedBy[edge] = (this.#closedBy[edge] ?? 0) + 1
      this.#closures.close(edge)
    }
  }

  #unshut(edges: ReadonlySet<number>): void {
    for (const edge of edges) {
      const left = (this.#closedBy[edge] ?? 1) - 1
      this.#closedBy[edge] = left
      if (left === 0) this.#closures.reopen(edge)
    }
  }

  #slow(effect: Exclude<RoadClosure['effect'], { kind: 'closed' }>, edges: ReadonlySet<number>): void {
    for (const edge of edges) {
      const freeS = this.#network.seconds[edge] ?? 0
      const metres = this.#network.metres[edge] ?? 0
      this.#closures.slow(edge, effect.kind === 'slower' ? freeS * effect.factor : (metres * 3.6) / effect.speedKmh)
    }
  }

  /** The closed grounds that a place on a road lies in. */
  #groundsAt({ piece }: RoadPoint): readonly Laid[] {
    return this.#laid.filter(({ isGround, edges }) => isGround && (edges.has(2 * piece) || edges.has(2 * piece + 1)))
  }

  /** Those who may drive through the same closed grounds: one search for each. Nearly always that is one search. */
  #groups(destination: RoadPoint, points: readonly (RoadPoint | undefined)[]) {
    const entered = this.#groundsAt(destination)
    type Member = { readonly index: number; readonly point: RoadPoint }
    const groups = new Map<string, { readonly grounds: readonly Laid[]; readonly members: Member[] }>()
    points.forEach((point, index) => {
      if (!point) return
      const grounds = [...new Set([...entered, ...this.#groundsAt(point)])]
      const key = grounds.map(({ closure }) => closure.id).join(' ')
      const group = groups.get(key) ?? { grounds, members: [] }
      group.members.push({ index, point })
      groups.set(key, group)
    })
    return groups.values()
  }

  /** Asks with some closed grounds open. */
  #within<Answer>(grounds: readonly Laid[], ask: () => Answer): Answer {
    for (const { edges } of grounds) this.#unshut(edges)
    try {
      return ask()
    } finally {
      for (const { edges } of grounds) this.#shut(edges)
    }
  }

  /** The same with all roads free, for those who were answered or could not be: what the closures cost. */
  #compare(
    to: RoadPoint,
    points: readonly (RoadPoint | undefined)[],
    answers: readonly DelayedAnswer[],
  ): readonly DelayedAnswer[] {
    const asked = answers.flatMap((answer, index) => {
      const point = points[index]
      return point === undefined || answer === 'beyond' ? [] : [{ index, point }]
    })
    const free = driveTimes(this.#network, { to, from: asked.map(({ point }) => point) })
    const told = [...answers]
    asked.forEach(({ index }, i) => {
      const [answer, without] = [answers[index], free[i]]
      if (typeof without !== 'object') return
      if (answer === 'unknown') told[index] = 'closed-off'
      else if (typeof answer === 'object')
        told[index] = { ...answer, delayS: Math.max(0, answer.seconds - without.seconds) }
    })
    return told
  }

  /** The closures, closed or slow ones, that a way passes. */
  #on({ edges: driven }: Route, isClosed: boolean): readonly string[] {
    return this.#laid.flatMap(({ closure, edges }) =>
      (closure.effect.kind === 'closed') === isClosed && driven.some((edge) => edges.has(edge)) ? [closure.id] : [],
    )
  }
}

const unhindered = { delayS: 0, around: [], slow: [], inside: [] } as const
