import { metresBetween } from './metres.ts'
import { angleBetween, signalS, turnSeconds, uTurnS } from './turn-seconds.ts'

/** A road network as a test draws it: junctions and straight roads between them. Road r has the way id r + 1. */
export type Drawn = {
  readonly junctions: readonly {
    readonly lon: number
    readonly lat: number
    readonly kind: 'plain' | 'signal' | 'blocked'
  }[]
  readonly roads: readonly {
    readonly from: number
    readonly to: number
    readonly kmh: number
    readonly direction: 'both' | 'forward' | 'backward'
    readonly isPrivate: boolean
  }[]
  /** roads in the order in which they may not (or: the last must) be driven */
  readonly restrictions: readonly { readonly only: boolean; readonly path: readonly number[] }[]
  /** directed edges, 2r along road r and 2r + 1 against it */
  readonly closed: ReadonlySet<number>
}

export type Spot = { readonly road: number; readonly fraction: number }

/** Tests draw their networks in Switzerland. */
const drawnSide = 'right'

type State = { readonly driven: readonly number[]; readonly arriving: boolean }

/**
 * The way from one spot to another by the plainest means: forwards, from a list of states that is sorted anew for each
 * step, with the whole drive remembered. Written against the rules, not against the code that it checks.
 * `isPrivate` by edge says which ground is private in the end. Seconds or metres; Infinity if there is no way.
 */
export function plainCost(
  drawn: Drawn,
  isPrivate: (edge: number) => boolean,
  start: Spot,
  end: Spot,
  measure: 'seconds' | 'metres',
): number {
  const rules = new Rules(drawn, isPrivate)
  const along = (spot: Spot, edge: number) => ((edge & 1) === 0 ? spot.fraction : 1 - spot.fraction)
  const weigh = (edge: number, share: number, turnS: number) =>
    share * (measure === 'seconds' ? rules.seconds(edge) : rules.metres(edge)) + (measure === 'seconds' ? turnS : 0)
  let best = Infinity
  const open: { cost: number; state: State }[] = []
  for (const edge of rules.directions(start.road)) {
    const ahead = along(end, edge) - along(start, edge)
    if (start.road === end.road && ahead >= 0) best = Math.min(best, weigh(edge, ahead, 0))
    open.push({ cost: weigh(edge, 1 - along(start, edge), 0), state: { driven: [edge], arriving: false } })
  }
  const done = new Set<string>()
  while (open.length > 0) {
    open.sort((a, b) => b.cost - a.cost)
    const next = open.pop()
    if (!next || next.cost >= best) break
    const key = rules.keyOf(next.state)
    if (done.has(key)) continue
    done.add(key)
    for (const { edge, turnS, state } of rules.turns(next.state)) {
      if (edge >> 1 === end.road) best = Math.min(best, next.cost + weigh(edge, along(end, edge), turnS))
      if (!drawn.closed.has(edge)) open.push({ cost: next.cost + weigh(edge, 1, turnS), state })
    }
  }
  return best
}

class Rules {
  readonly #drawn: Drawn
  readonly #isPrivate: (edge: number) => boolean

  constructor(drawn: Drawn, isPrivate: (edge: number) => boolean) {
    this.#drawn = drawn
    this.#isPrivate = isPrivate
  }

  directions(road: number): number[] {
    const direction = this.#drawn.roads[road]?.direction
    return [...(direction === 'backward' ? [] : [2 * road]), ...(direction === 'forward' ? [] : [2 * road + 1])]
  }

  metres(edge: number): number {
    return metresBetween(this.#junction(this.#tail(edge)), this.#junction(this.#head(edge)))
  }

  seconds(edge: number): number {
    return (this.metres(edge) * 3.6) / (this.#drawn.roads[edge >> 1]?.kmh ?? NaN)
  }

  /** Enough of a drive to know what may follow: the last edges, as many as the longest restriction has. */
  keyOf({ driven, arriving }: State): string {
    return `${driven.slice(-4).join()} ${arriving}`
  }

  turns({ driven, arriving }: State) {
    const last = driven.at(-1) ?? 0
    const at = this.#head(last)
    const allowed = this.#drawn.roads
      .flatMap((_, road) => this.directions(road))
      .filter((edge) => this.#tail(edge) === at)
      .filter((edge) => this.#junction(at).kind !== 'blocked' || edge === (last ^ 1))
      .filter((edge) => !this.#isBanned([...driven, edge]) && (!arriving || this.#isPrivate(edge)))
    const onward = allowed.filter((edge) => edge !== (last ^ 1))
    const goesOn = onward.some((edge) => this.#isPrivate(last) || !this.#isPrivate(edge))
    const mayTurnBack = !goesOn || onward.every((edge) => this.#drawn.closed.has(edge))
    return allowed
      .filter((edge) => edge !== (last ^ 1) || mayTurnBack)
      .map((edge) => ({ edge, turnS: this.#turnS(last, edge), state: this.#after({ driven, arriving }, edge) }))
  }

  #after({ driven, arriving }: State, edge: number): State {
    const enters = this.#isPrivate(edge) && !this.#isPrivate(driven.at(-1) ?? 0)
    return { driven: [...driven, edge], arriving: arriving || enters }
  }

  #isBanned(driven: readonly number[]): boolean {
    return this.#drawn.restrictions.some(({ only, path }) => {
      const tail = driven.slice(-path.length).map((edge) => edge >> 1)
      if (tail.length < path.length || path.slice(0, -1).some((road, i) => road !== tail[i])) return false
      const named = this.#named(driven.slice(-path.length), path)
      return named.length > 0 && named.includes(driven.at(-1) ?? -1) !== only
    })
  }

  /** The edges that the restriction's last road means here, after the others have been driven as they were. */
  #named(driven: readonly number[], path: readonly number[]): number[] {
    const before = driven.at(-2) ?? 0
    return this.directions(path.at(-1) ?? -1).filter(
      (edge) => this.#tail(edge) === this.#head(before) && edge !== (before ^ 1),
    )
  }

  #turnS(last: number, edge: number): number {
    if (edge === (last ^ 1)) return uTurnS
    const at = this.#head(last)
    const signal = this.#junction(at).kind === 'signal' ? signalS : 0
    const ends = this.#drawn.roads.flatMap(({ from, to }) => [from, to]).filter((junction) => junction === at)
    return signal + (ends.length > 2 ? turnSeconds(angleBetween(this.#course(last), this.#course(edge)), drawnSide) : 0)
  }

  #course(edge: number): number {
    const from = this.#junction(this.#tail(edge))
    const to = this.#junction(this.#head(edge))
    const east = metresBetween(from, { lon: to.lon, lat: from.lat }) * Math.sign(to.lon - from.lon)
    const north = metresBetween(from, { lon: from.lon, lat: to.lat }) * Math.sign(to.lat - from.lat)
    return ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360
  }

  #tail(edge: number): number {
    const road = this.#drawn.roads[edge >> 1]
    return ((edge & 1) === 0 ? road?.from : road?.to) ?? -1
  }

  #head(edge: number): number {
    return this.#tail(edge ^ 1)
  }

  #junction(index: number) {
    return this.#drawn.junctions[index] ?? { lon: NaN, lat: NaN, kind: 'plain' }
  }
}
