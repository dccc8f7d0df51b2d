import type { UnitGroups } from './best-of-groups.ts'
import { Closures, edgesOf, type DrawnRoads } from './closures.ts'
import { driveTimes, onRoad, type DriveAnswer, type DriveQuestion, type DriveTime, type Place } from './drive-times.ts'
import { driveTimesFrom, type DriveQuestionFrom } from './drive-times-from.ts'
import type { RoadPoint } from './nearest-road.ts'
import type { RoadNetwork } from './network.ts'
import { reachFrom, type Reach, type Reaching } from './reach.ts'
import { route, type Route } from './route.ts'
import { roadsFor, type Vehicle } from './vehicle-roads.ts'

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
  /** nothing in it but what bars the vehicle */
  readonly #free: Closures
  #freeSeconds: Float32Array
  readonly #maxM: number | undefined
  readonly #roads: RoadNetwork
  readonly #vehicle: Vehicle
  /** the same without what only signs forbid; made when there is no other way */
  #pastSigns: StandingClosures | undefined
  #closuresGiven: readonly RoadClosure[] = []
  // How many closures close an edge, as a barrier and as part of closed ground.
  readonly #barredBy: Uint16Array
  readonly #groundBy: Uint16Array
  #laid: readonly Laid[] = []
  readonly #hasBars: boolean
  readonly #starts = new WeakMap<Place, RoadPoint | false>()

  constructor(roads: RoadNetwork, vehicle: Vehicle = { profile: 'car' }) {
    const { network, barred } = roadsFor(roads, vehicle)
    this.#roads = roads
    this.#vehicle = vehicle
    this.#hasBars = barred !== undefined
    this.#network = network
    this.#closures = new Closures(network, { barred })
    this.#free = new Closures(network, { barred })
    this.#freeSeconds = network.seconds
    this.#maxM = vehicle.profile === 'boat' ? landingM : undefined
    this.#barredBy = new Uint16Array(network.edgeFlags.length)
    this.#groundBy = new Uint16Array(network.edgeFlags.length)
  }

  /** Puts these in the place of all others; `freeSeconds`, by state, are those of roads that nothing slows. Roads are looked for only where a drawing is new. */
  lay(closures: readonly RoadClosure[], freeSeconds = this.#network.seconds): void {
    this.#freeSeconds = freeSeconds
    this.#closuresGiven = closures
    this.#pastSigns = undefined
    this.#free.quickenAll(freeSeconds)
    this.#laid = closures.map((closure) => this.#find(closure))
    this.#closures.reopenAll()
    this.#closures.quickenAll(freeSeconds)
    this.#barredBy.fill(0)
    this.#groundBy.fill(0)
    for (const each of this.#laid) {
      const { effect } = each.closure
      if (effect.kind === 'closed') this.#count(each, 1)
      else this.#slow(effect, each.edges)
    }
  }

  /** As `driveTimes`, with these closures. Where signs leave no way at all, one drives past them. */
  driveTimes(question: Omit<DriveQuestion, 'closures'>): readonly DelayedAnswer[] {
    const answers = this.#driveTimes(question)
    const others = answers.some(isNoWay) ? this.#withoutSigns() : undefined
    if (others === undefined) return answers
    const stuck = question.from.filter((_, index) => isNoWay(answers[index]))
    const groups = groupsOf(question.groups, (index) => isNoWay(answers[index]))
    const found = others.driveTimes({ ...question, from: stuck, groups }).values()
    return answers.map((answer) => (isNoWay(answer) ? (found.next().value ?? answer) : answer))
  }

  #withoutSigns(): StandingClosures | undefined {
    if (!this.#hasBars || this.#vehicle.passesSigns === true) return undefined
    if (this.#pastSigns === undefined) {
      this.#pastSigns = new StandingClosures(this.#roads, { ...this.#vehicle, passesSigns: true })
      this.#pastSigns.lay(this.#closuresGiven, this.#freeSeconds)
    }
    return this.#pastSigns
  }

  #driveTimes({ to, from, ...limits }: Omit<DriveQuestion, 'closures'>): readonly DelayedAnswer[] {
    const destination = onRoad(this.#network, to, 'destination', this.#maxM)
    if (!destination) return from.map(() => 'unknown')
    const points = from.map((place) => this.#startAt(place))
    const answers = this.#withOpen(this.#groundsAt(destination), () =>
      this.#ask(destination, points, { ...limits, closures: this.#closures }),
    )
    const told = answers.map((answer) => (typeof answer === 'object' ? { ...answer, delayS: 0 } : answer))
    return this.#laid.length === 0 ? told : this.#compare(destination, points, told)
  }

  /**
   * As `driveTimesFrom`, with these closures. What lies in different closed grounds is asked for apart, since each opens
   * for those alone who are sent into it.
   */
  driveTimesFrom({
    from,
    to,
    best = to.length,
    ...limits
  }: Omit<DriveQuestionFrom, 'closures'>): readonly DriveAnswer[] {
    const start = onRoad(this.#network, from, 'start', this.#maxM)
    const answers: DriveAnswer[] = to.map(() => 'unknown')
    if (!start) return answers
    const goals = to.flatMap((place, index) => {
      const at = onRoad(this.#network, place, 'destination', this.#maxM)
      return at === undefined ? [] : [{ at, index, grounds: this.#groundsAt(at) }]
    })
    for (const alike of Map.groupBy(goals, ({ grounds }) => grounds.map(({ closure }) => closure.id).join()).values()) {
      const question = { ...limits, from: start, to: alike.map(({ at }) => at), best, closures: this.#closures }
      const found = this.#withOpen(alike[0]?.grounds ?? [], () => driveTimesFrom(this.#network, question))
      alike.forEach(({ index }, i) => {
        answers[index] = found[i] ?? 'unknown'
      })
    }
    const others = answers.some(isNoWay) ? this.#withoutSigns() : undefined
    return others === undefined ? answers : this.#pastSignsFrom(others, { from: start, to, ...limits }, answers)
  }

  #pastSignsFrom(
    others: StandingClosures,
    { to, ...question }: Omit<DriveQuestionFrom, 'closures'>,
    answers: readonly DriveAnswer[],
  ): readonly DriveAnswer[] {
    const stuck = to.filter((_, index) => isNoWay(answers[index]))
    const found = others.driveTimesFrom({ ...question, to: stuck }).values()
    return answers.map((answer) => (isNoWay(answer) ? (found.next().value ?? answer) : answer))
  }

  /** As `reachFrom`, with these closures. */
  reach(question: Reaching): Reach {
    return reachFrom(this.#network, question, { closures: this.#closures, maxM: this.#maxM })
  }

  /** As `route`, with these closures; 'closed-off' where there is a way but for them. */
  route(from: Place, to: Place): DelayedRoute | 'unknown' | 'closed-off' {
    const found = this.#route(from, to)
    return isNoWay(found) ? (this.#withoutSigns()?.route(from, to) ?? found) : found
  }

  #route(from: Place, to: Place): DelayedRoute | 'unknown' | 'closed-off' {
    const start = onRoad(this.#network, from, 'start', this.#maxM)
    const end = onRoad(this.#network, to, 'destination', this.#maxM)
    if (!start || !end) return 'unknown'
    const free = route(this.#network, { from: start, to: end, closures: this.#free })
    if (this.#laid.length === 0) return free === 'unknown' ? free : { ...free, ...unhindered }
    const question = { from: start, to: end, closures: this.#closures }
    const found = this.#withOpen(this.#groundsAt(end), () => route(this.#network, question))
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

  #find(closure: RoadClosure): Laid {
    const edges = edgesOf(this.#network, closure.geometry, closure.direction)
    const { kind } = closure.geometry
    return { closure, edges, isGround: closure.effect.kind === 'closed' && (kind === 'area' || kind === 'along') }
  }

  /** Counts a closing or opening of edges, and closes what is left closed by any: a barrier counts before ground. */
  #count({ edges, isGround }: Laid, by: 1 | -1): void {
    const counts = isGround ? this.#groundBy : this.#barredBy
    for (const edge of edges) {
      counts[edge] = (counts[edge] ?? 0) + by
      if ((this.#barredBy[edge] ?? 0) > 0) this.#closures.close(edge)
      else if ((this.#groundBy[edge] ?? 0) > 0) this.#closures.closeGround(edge)
      else this.#closures.reopen(edge)
    }
  }

  #slow(effect: Exclude<RoadClosure['effect'], { kind: 'closed' }>, edges: ReadonlySet<number>): void {
    for (const edge of edges) {
      const freeS = this.#freeSeconds[edge] ?? 0
      const metres = this.#network.metres[edge] ?? 0
      this.#closures.slow(edge, effect.kind === 'slower' ? freeS * effect.factor : (metres * 3.6) / effect.speedKmh)
    }
  }

  /** The closed grounds that a place on a road lies in. */
  #groundsAt({ piece }: RoadPoint): readonly Laid[] {
    return this.#laid.filter(({ isGround, edges }) => isGround && (edges.has(2 * piece) || edges.has(2 * piece + 1)))
  }

  /** Asks with some closed grounds open: one drives into them. */
  #withOpen<Answer>(grounds: readonly Laid[], ask: () => Answer): Answer {
    for (const ground of grounds) this.#count(ground, -1)
    try {
      return ask()
    } finally {
      for (const ground of grounds) this.#count(ground, 1)
    }
  }

  /** Where a place is on the road; looked for once as long as the one who asks gives the same object. */
  #startAt(place: Place): RoadPoint | undefined {
    const known = this.#starts.get(place)
    if (known !== undefined) return known === false ? undefined : known
    const found = onRoad(this.#network, place, 'start', this.#maxM)
    this.#starts.set(place, found ?? false)
    return found
  }

  #ask(
    to: RoadPoint,
    points: readonly (RoadPoint | undefined)[],
    how: Pick<DriveQuestion, 'best' | 'groups' | 'maxS' | 'closures'>,
  ): readonly DriveAnswer[] {
    const placed = points.flatMap((point, index) => (point === undefined ? [] : [{ point, index }]))
    const answers: DriveAnswer[] = points.map(() => 'unknown')
    const groups = groupsOf(how.groups, (index) => points[index] !== undefined)
    const found = driveTimes(this.#network, { to, from: placed.map(({ point }) => point), ...how, groups })
    placed.forEach(({ index }, i) => {
      answers[index] = found[i] ?? 'unknown'
    })
    return answers
  }

  /** The same with all roads free, for those who were answered or could not be: what the closures cost. */
  #compare(
    to: RoadPoint,
    points: readonly (RoadPoint | undefined)[],
    answers: readonly DelayedAnswer[],
  ): readonly DelayedAnswer[] {
    const asked = points.map((point, index) => (answers[index] === 'beyond' ? undefined : point))
    const free = this.#ask(to, asked, { closures: this.#free })
    return answers.map((answer, index) => {
      const without = free[index]
      if (typeof without !== 'object' || answer === 'beyond') return answer
      if (typeof answer !== 'object') return 'closed-off'
      return { ...answer, delayS: Math.max(0, answer.seconds - without.seconds) }
    })
  }

  /** The closures, closed or slow ones, that a way passes. */
  #on({ edges: driven }: Route, isClosed: boolean): readonly string[] {
    return this.#laid.flatMap(({ closure, edges }) =>
      (closure.effect.kind === 'closed') === isClosed && driven.some((edge) => edges.has(edge)) ? [closure.id] : [],
    )
  }
}

/** The groups of those units alone that are still asked about. */
const groupsOf = (groups: UnitGroups | undefined, isAsked: (index: number) => boolean): UnitGroups | undefined =>
  groups && { ...groups, of: groups.of.filter((_, index) => isAsked(index)) }

const isNoWay = (answer: unknown): boolean => answer === 'unknown' || answer === 'closed-off'

/** A boat lands this near to where help is wanted, or it is of no use there. */
const landingM = 500

const unhindered = { delayS: 0, around: [], slow: [], inside: [] } as const
