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
import type { DelayedAnswer } from '@tocsin/city/roads'
import type { CityService, Way } from '../city.ts'
import type { Board } from '../live/board.ts'
import type { Positions } from '../live/positions.ts'

/** A position older than this says less than the station does. */
const staleAfterMs = 10 * 60_000

/** Why a drive time is not known: there are no ways for what it goes by, nobody knows where it is, no way from there is known, or closures cut it off. */
export const unknownReasons = ['no-car', 'no-place', 'no-way', 'closed-off'] as const
export type UnknownReason = (typeof unknownReasons)[number]

/** Where a unit sets out: from its position, from its post where that is too old or missing, or from nobody knows where. DR15 */
export type Origin = {
  readonly unit: string
  readonly kind: UnitKind
  readonly vehicle: Vehicle
  readonly from: 'position' | 'post' | 'unknown'
  readonly at: Point | undefined
  readonly ageS: number | null
}

/** How a unit goes, as an answer tells it, and with which learnt times. */
export type UnitGoing = {
  readonly told: {
    /** what it goes by */
    readonly profile: TravelProfile
    /** the lights-and-sirens factor that is in the time; 1: none */
    readonly factor: number
    /** whether the time goes by one's own drives at this hour, rather than by free flow */
    readonly learnt: boolean
  }
  readonly factors: Float32Array | undefined
}

/** Which times an organisation has learnt for now, as factors by class of road; undefined where too few. */
export type LearntFactors = (org: string, timeZone: string) => Float32Array | undefined

type Parts = {
  readonly board: Pick<Board, 'get'>
  readonly positions: Pick<Positions, 'of'>
  readonly city: Pick<CityService, 'hasWays'>
  readonly now: () => number
  readonly learntFactors: LearntFactors
}

export type Goings = ReturnType<typeof createGoings>

/** Where units set out, and how they go. */
export function createGoings({ board, positions, city, now, learntFactors }: Parts) {
  function waysOf(org: string): { readonly settings: Settings; readonly learnt: Float32Array | undefined } {
    const fold = board.get(`organisation/${org}`)
    if (fold?.kind !== 'organisation') return { settings: defaultSettings, learnt: undefined }
    const { settings, timeZone } = fold.state
    return { settings, learnt: settings.learntTimes === 'on' ? learntFactors(org, timeZone) : undefined }
  }

  return {
    /**
     * How units of an organisation go to an incident of this priority. Learnt times are of drives with lights and sirens:
     * the bonus is in them, and they say nothing of calm drives.
     */
    goingTo(org: string, priority: Priority | undefined) {
      const { settings, learnt } = waysOf(org)
      const isUrgent = priority !== undefined && priority <= urgentTo
      return ({ kind, vehicle: { profile } }: Pick<Origin, 'kind' | 'vehicle'>): UnitGoing => {
        const isLearnt = isUrgent && learnt !== undefined && profile !== 'foot' && profile !== 'boat'
        const factor = isLearnt ? 1 : sirensFactor(settings, kind, profile, priority)
        return { told: { profile, factor, learnt: isLearnt }, factors: isLearnt ? learnt : undefined }
      }
    },
    originOf(unit: Pick<Unit, 'id' | 'kind' | 'post' | 'vehicle'>): Origin {
      // asked of thousands of units at once: nothing is copied that is not needed
      const { id, kind, post } = unit
      const vehicle = vehicleOf(unit)
      const known = positions.of(id)
      // A fix that was long on its way is as old as its measurement; a device clock that is ahead makes none younger.
      const ageMs = known === undefined ? Infinity : now() - Math.min(known.fix.at, known.receivedAt)
      if (known !== undefined && ageMs <= staleAfterMs) {
        const ageS = Math.max(0, Math.round(ageMs / 1000))
        return { unit: id, kind, vehicle, from: 'position', at: known.fix.point, ageS }
      }
      const station = post === null ? undefined : board.get(`post/${post}`)
      if (station?.kind === 'post')
        return { unit: id, kind, vehicle, from: 'post', at: station.state.point, ageS: null }
      return { unit: id, kind, vehicle, from: 'unknown', at: undefined, ageS: null }
    },
    /** Why nothing is known of the way of a unit that got no time. */
    reasonOf({ vehicle, at }: Origin): UnknownReason {
      if (!city.hasWays(vehicle)) return 'no-car'
      return at === undefined ? 'no-place' : 'no-way'
    },
  }
}

/** A time with lights and sirens; what is not known stays so. */
export function quicker<Answer extends DelayedAnswer | Way>(answer: Answer, factor: number): Answer {
  if (typeof answer !== 'object' || factor === 1) return answer
  return { ...answer, seconds: answer.seconds * factor, delayS: answer.delayS * factor }
}
