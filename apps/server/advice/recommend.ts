import { loanTo, type Point, type Priority, type Unit, type UnitKind } from '@tocsin/domain'
import { keyOf, type DelayedAnswer } from '@tocsin/city/roads'
import { createGoings, quicker, type LearntFactors, type Origin, type UnitGoing, type UnknownReason } from './going.ts'
import type { CityService } from '../city.ts'
import type { Board } from '../live/board.ts'
import type { Positions } from '../live/positions.ts'

export type Candidate = UnitGoing['told'] & {
  readonly unit: string
  /** null: unknown, which is never zero and never first */
  readonly seconds: number | null
  readonly metres: number | null
  /** how much longer the drive is for closures and slow-downs */
  readonly delayS: number | null
  readonly whyUnknown: UnknownReason | null
  readonly from: Origin['from']
  readonly ageS: number | null
}

export type Wanted = {
  /** units of these kinds alone; all kinds when not given */
  readonly kinds?: readonly UnitKind[] | undefined
  /** also those at work or out of service: all on duty */
  readonly busyToo?: boolean | undefined
  /** no more than this many */
  readonly limit: number
  /** for a drill: the closures of drills count, and the real ones do not */
  readonly exercise?: boolean
  /** of the incident: with lights and sirens to an urgent one */
  readonly priority?: Priority | undefined
}

type Start = { readonly origin: Origin; readonly going: UnitGoing }

export type Recommend = ReturnType<typeof createRecommend>

/**
 * Who could be there first: free units of an organisation by drive time on the roads of the city in use, for single
 * units whatever the plans say. The set that a plan asks for is `advice/`.
 */
export function createRecommend(
  board: Pick<Board, 'get' | 'folds'>,
  positions: Pick<Positions, 'of'>,
  city: Pick<CityService, 'driveTimes' | 'way' | 'hasWays'>,
  now: () => number,
  learntFactors: LearntFactors = () => undefined,
) {
  const { goingTo, originOf, reasonOf } = createGoings({ board, positions, city, now, learntFactors })

  /**
   * Times by unit: one question for each kind of vehicle, since not every road is for all, and for each factor, since the
   * best are chosen before it counts.
   */
  function timesOf(starts: readonly Start[], to: Point, { limit, exercise = false }: Wanted) {
    const times = new Map<string, DelayedAnswer>()
    const placed = starts.flatMap(({ origin, going }) =>
      origin.at === undefined ? [] : [{ unit: origin.unit, at: origin.at, vehicle: origin.vehicle, going }],
    )
    for (const alike of Map.groupBy(
      placed,
      ({ vehicle, going }) => `${keyOf(vehicle)} ${going.told.factor}`,
    ).values()) {
      const [first] = alike
      if (first === undefined) continue
      const {
        vehicle,
        going: { factors, told },
      } = first
      const found = city.driveTimes(
        to,
        alike.map(({ at }) => at),
        limit,
        { vehicle, exercise, factors },
      )
      alike.forEach(({ unit }, index) => times.set(unit, quicker(found[index] ?? 'unknown', told.factor)))
    }
    return times
  }

  /** one's own, or lent */
  const isOfUse = (unit: Unit, org: string): boolean => unit.org === org || loanTo(unit, org, now()) !== undefined

  function unitsFor(org: string, { kinds, busyToo = false }: Wanted): Unit[] {
    const free: Unit[] = []
    for (const [, fold] of board.folds()) {
      if (fold.kind !== 'unit' || !isOfUse(fold.state, org)) continue
      const { phase } = fold.state.state
      if (busyToo ? phase === 'off-duty' : phase !== 'available') continue
      if (kinds === undefined || kinds.includes(fold.state.kind)) free.push(fold.state)
    }
    return free
  }

  return {
    /** Free units of the wanted kinds: the best `limit` by drive time to `to`, those of unknown time last. */
    units(org: string, to: Point, wanted: Wanted): { units: readonly Candidate[]; tookMs: number } {
      const began = performance.now()
      const { limit, priority } = wanted
      const goingOf = goingTo(org, priority)
      const starts = unitsFor(org, wanted).map((free): Start => {
        const origin = originOf(free)
        return { origin, going: goingOf(origin) }
      })
      const byUnit = timesOf(starts, to, wanted)
      const candidates = starts.flatMap(({ origin, going: { told } }): Candidate[] => {
        const { unit, from, ageS } = origin
        const time = byUnit.get(unit) ?? 'unknown'
        if (time === 'beyond') return []
        if (typeof time === 'object') return [{ unit, ...time, whyUnknown: null, from, ageS, ...told }]
        const whyUnknown = time === 'closed-off' ? time : reasonOf(origin)
        return [{ unit, seconds: null, metres: null, delayS: null, whyUnknown, from, ageS, ...told }]
      })
      const sorted = candidates.toSorted(
        (a, b) => (a.seconds ?? Infinity) - (b.seconds ?? Infinity) || (a.unit < b.unit ? -1 : 1),
      )
      return { units: sorted.slice(0, limit), tookMs: Math.round((performance.now() - began) * 1000) / 1000 }
    },
    /** the way of one unit of the organisation to `to`; undefined when it does not drive, or its place or way is unknown */
    way(org: string, unit: string, to: Point, { exercise = false, priority }: Omit<Wanted, 'kinds' | 'limit'> = {}) {
      const fold = board.get(`unit/${unit}`)
      if (fold?.kind !== 'unit' || !isOfUse(fold.state, org)) return undefined
      const { at, kind, vehicle } = originOf(fold.state)
      const { factors, told } = goingTo(org, priority)({ kind, vehicle })
      const way = at === undefined ? undefined : city.way(at, to, { vehicle, exercise, factors })
      return way === undefined ? undefined : { ...quicker(way, told.factor), ...told }
    },
  }
}
