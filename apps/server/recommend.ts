import {
  defaultSettings,
  sirensFactor,
  urgentTo,
  vehicleOf,
  type Point,
  type Priority,
  type Settings,
  type TravelProfile,
  type Unit,
  type UnitKind,
  type Vehicle,
} from '@tocsin/domain'
import { keyOf, type DelayedAnswer } from '@tocsin/city/roads'
import type { CityService, Way } from './city.ts'
import type { Board } from './live/board.ts'
import type { Positions } from './live/positions.ts'

/** A position older than this says less than the station does. */
const staleAfterMs = 10 * 60_000

/** Why a drive time is not known: there are no ways for what it goes by, nobody knows where it is, no way from there is known, or closures cut it off. */
export const unknownReasons = ['no-car', 'no-place', 'no-way', 'closed-off'] as const
export type UnknownReason = (typeof unknownReasons)[number]

export type Candidate = {
  readonly unit: string
  /** null: unknown, which is never zero and never first */
  readonly seconds: number | null
  readonly metres: number | null
  /** how much longer the drive is for closures and slow-downs */
  readonly delayS: number | null
  readonly whyUnknown: UnknownReason | null
  readonly from: 'position' | 'post' | 'unknown'
  readonly ageS: number | null
  /** what it goes by */
  readonly profile: TravelProfile
  /** the lights-and-sirens factor that is in the time; 1: none */
  readonly factor: number
  /** whether the time goes by one's own drives at this hour, rather than by free flow */
  readonly learnt: boolean
}

type Origin = {
  readonly unit: string
  readonly kind: UnitKind
  readonly vehicle: Vehicle
  readonly from: Candidate['from']
  readonly at: Point | undefined
  readonly ageS: number | null
}

export type Wanted = {
  /** units of these kinds alone; all kinds when not given */
  readonly kinds?: readonly UnitKind[] | undefined
  /** no more than this many */
  readonly limit: number
  /** for a drill: the closures of drills count, and the real ones do not */
  readonly exercise?: boolean
  /** of the incident: with lights and sirens to an urgent one */
  readonly priority?: Priority | undefined
}

/** How a unit goes, as the answer tells it, and with which learnt times. */
type UnitGoing = {
  readonly told: Pick<Candidate, 'profile' | 'factor' | 'learnt'>
  readonly factors: Float32Array | undefined
}
type Start = { readonly origin: Origin; readonly going: UnitGoing }

/** Which times an organisation has learnt for now, as factors by class of road; undefined where too few. */
export type LearntFactors = (org: string, timeZone: string) => Float32Array | undefined

export type Recommend = ReturnType<typeof createRecommend>

/** Who could be there first: free units of an organisation by drive time on the roads of the city in use. */
export function createRecommend(
  board: Pick<Board, 'get' | 'folds'>,
  positions: Pick<Positions, 'of'>,
  city: Pick<CityService, 'driveTimes' | 'way' | 'hasWays'>,
  now: () => number,
  learntFactors: LearntFactors = () => undefined,
) {
  function waysOf(org: string): { readonly settings: Settings; readonly learnt: Float32Array | undefined } {
    const fold = board.get(`organisation/${org}`)
    if (fold?.kind !== 'organisation') return { settings: defaultSettings, learnt: undefined }
    const { settings, timeZone } = fold.state
    return { settings, learnt: settings.learntTimes === 'on' ? learntFactors(org, timeZone) : undefined }
  }

  /**
   * How units of an organisation go to an incident of this priority. Learnt times are of drives with lights and sirens: the
   * bonus is in them, and they say nothing of calm drives.
   */
  function goingTo(org: string, priority: Priority | undefined) {
    const { settings, learnt } = waysOf(org)
    const isUrgent = priority !== undefined && priority <= urgentTo
    return ({ kind, vehicle: { profile } }: Pick<Origin, 'kind' | 'vehicle'>): UnitGoing => {
      const isLearnt = isUrgent && learnt !== undefined && profile !== 'foot' && profile !== 'boat'
      const factor = isLearnt ? 1 : sirensFactor(settings, kind, profile, priority)
      return { told: { profile, factor, learnt: isLearnt }, factors: isLearnt ? learnt : undefined }
    }
  }

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

  function originOf({ id, kind, post, ...unit }: Unit): Origin {
    const vehicle = vehicleOf({ kind, vehicle: unit.vehicle })
    const known = positions.of(id)
    // A fix that was long on its way is as old as its measurement; a device clock that is ahead makes none younger.
    const ageMs = known === undefined ? Infinity : now() - Math.min(known.fix.at, known.receivedAt)
    if (known !== undefined && ageMs <= staleAfterMs) {
      const ageS = Math.max(0, Math.round(ageMs / 1000))
      return { unit: id, kind, vehicle, from: 'position', at: known.fix.point, ageS }
    }
    const station = post === null ? undefined : board.get(`post/${post}`)
    if (station?.kind === 'post') return { unit: id, kind, vehicle, from: 'post', at: station.state.point, ageS: null }
    return { unit: id, kind, vehicle, from: 'unknown', at: undefined, ageS: null }
  }

  function freeUnits(org: string, kinds: readonly UnitKind[] | undefined): Unit[] {
    const free: Unit[] = []
    for (const [, fold] of board.folds()) {
      if (fold.kind !== 'unit' || fold.state.org !== org || fold.state.state.phase !== 'available') continue
      if (kinds === undefined || kinds.includes(fold.state.kind)) free.push(fold.state)
    }
    return free
  }

  return {
    /** Free units of the wanted kinds: the best `limit` by drive time to `to`, those of unknown time last. */
    units(org: string, to: Point, wanted: Wanted): { units: readonly Candidate[]; tookMs: number } {
      const began = performance.now()
      const { kinds, limit, priority } = wanted
      const goingOf = goingTo(org, priority)
      const starts = freeUnits(org, kinds).map((free): Start => {
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
      if (fold?.kind !== 'unit' || fold.state.org !== org) return undefined
      const { at, kind, vehicle } = originOf(fold.state)
      const { factors, told } = goingTo(org, priority)({ kind, vehicle })
      const way = at === undefined ? undefined : city.way(at, to, { vehicle, exercise, factors })
      return way === undefined ? undefined : { ...quicker(way, told.factor), ...told }
    },
  }

  function reasonOf({ vehicle, at }: Origin): UnknownReason {
    if (!city.hasWays(vehicle)) return 'no-car'
    return at === undefined ? 'no-place' : 'no-way'
  }
}

/** A time with lights and sirens; what is not known stays so. */
function quicker<Answer extends DelayedAnswer | Way>(answer: Answer, factor: number): Answer {
  if (typeof answer !== 'object' || factor === 1) return answer
  return { ...answer, seconds: answer.seconds * factor, delayS: answer.delayS * factor }
}
