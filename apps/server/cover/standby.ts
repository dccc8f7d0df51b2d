import { vehicleOf, type Point, type Settings } from '@tocsin/domain'
import { beyond } from '@tocsin/domain/cover'
import {
  groupByCover,
  mayMove,
  StandbyAdvisor,
  type CoverSets,
  type MoveRate,
  type PastMove,
  type StandbyPlan,
} from '@tocsin/domain/standby'
import type { CityService } from '../city.ts'
import type { Board } from '../live/board.ts'
import type { CoverService, Reckoned } from './cover.ts'
import { turnout } from './idle-units.ts'
import { planBeside } from './plan-beside.ts'

type Parts = {
  readonly board: Pick<Board, 'folds'>
  readonly cover: Pick<CoverService, 'reckoned' | 'reachOf'>
  readonly city: Pick<CityService, 'driveTimes'>
  readonly now: () => number
}

/** One free unit that should wait elsewhere, and the share of all expected calls that this wins. */
export type Advice = {
  readonly unit: string
  /** the post where it waits now; null: at none, it has just become free or stands somewhere */
  readonly from: string | null
  readonly to: string
  readonly gain: number
  readonly driveS: number
}

export type AdviceAnswer = {
  readonly mode: Settings['standby']['mode']
  readonly advice: Advice | null
  /** why there is none: nobody counted yet, no posts, every unit waits well, or the rate of moves is used up */
  readonly whyNone: 'off' | 'no-cover' | 'no-posts' | 'well-placed' | 'rate' | null
}

export type StandbyService = ReturnType<typeof createStandby>

const hourMs = 3_600_000

/** Where units should wait: at the start of a shift, and which free unit should go where now. DR40 */
export function createStandby({ board, cover, city, now }: Parts) {
  const declined = new Map<string, number>()
  const sets = new WeakMap<Reckoned['weights'], { readonly bases: string; readonly sets: CoverSets }>()

  /** What posts cover within the most minutes, for a vehicle such as most free units have. */
  function setsOf(reckoned: Reckoned): CoverSets {
    const { posts, weights, ground } = reckoned
    const bases = posts.map(({ id, point }) => `${id} ${point.lon} ${point.lat}`).join()
    const known = sets.get(weights)
    if (known?.bases === bases) return known.sets
    const [usual] = reckoned.idle
    const vehicle = usual?.vehicle ?? vehicleOf({ kind: 'patrol', vehicle: null })
    const reaches = posts.map(({ point: at }) =>
      cover.reachOf(reckoned.starterOf({ at, vehicle, turnoutS: turnout.atPostS, factor: usual?.factor ?? 1 }), ground),
    )
    const made = groupByCover({
      bases: posts.length,
      weights,
      covers: (place, base) => (reaches[base]?.[place] ?? beyond) !== beyond,
    })
    sets.set(weights, { bases, sets: made })
    return made
  }

  const rateOf = ({ unitRestMin, movesPerHour, leastGainPct }: Settings['standby']): MoveRate => ({
    unitRestMs: unitRestMin * 60_000,
    perHour: movesPerHour,
    leastGain: leastGainPct / 100,
  })

  function* movesOf(org: string): Generator<PastMove> {
    for (const [, fold] of board.folds()) {
      if (fold.kind !== 'unit' || fold.state.org !== org) continue
      for (const at of fold.state.movedAt) yield { unit: fold.state.id, at }
    }
  }

  /** The advisor's sets cost no time; drives are asked for only where a move could be the best. */
  const driverTo =
    (posts: Reckoned['posts'], at: Point, vehicle: Reckoned['idle'][number]['vehicle']) =>
    (base: number): number | undefined => {
      const post = posts[base]
      const [time] = post === undefined ? [] : city.driveTimes(post.point, [at], 1, { vehicle })
      return typeof time === 'object' ? time.seconds : undefined
    }

  function adviseOn(reckoned: Reckoned, org: string): Omit<AdviceAnswer, 'mode'> {
    const { posts, idle, settings } = reckoned
    const none = (whyNone: AdviceAnswer['whyNone']) => ({ advice: null, whyNone })
    if (posts.length === 0) return none('no-posts')
    const rate = rateOf(settings.standby)
    const past = [...movesOf(org)]
    const free = idle.filter(({ unit: { id } }) => mayMove(id, now(), past, rate) && (declined.get(id) ?? 0) <= now())
    if (free.length === 0) return none(idle.length === 0 ? 'well-placed' : 'rate')
    const advisor = new StandbyAdvisor({
      sets: setsOf(reckoned),
      busy: settings.standby.busyPct / 100,
      capacity: posts.map(() => idle.length),
    })
    const baseOf = (post: string | undefined) => posts.findIndex(({ id }) => id === post)
    const waiting = posts.map(({ id }) => idle.filter(({ post }) => post === id).length)
    const advices: Advice[] = []
    for (const { unit, at, vehicle, post } of free) {
      if (post !== undefined) continue
      const best = advisor.bestBaseFor({ driveS: driverTo(posts, at, vehicle) }, waiting)
      const to = best && posts[best.base]?.id
      if (best !== undefined && to !== undefined && best.gain >= rate.leastGain)
        advices.push({ unit: unit.id, from: null, to, gain: best.gain, driveS: best.driveS })
    }
    if (advices.length > 0) return { advice: greatest(advices), whyNone: null }
    // Those that may not move count where they wait, but are not sent: no drive of theirs is known.
    const may = new Set(free.map(({ unit }) => unit.id))
    const move = advisor.bestMove(
      idle.flatMap(({ unit, at, vehicle, post }) =>
        post === undefined
          ? []
          : [
              {
                id: unit.id,
                base: baseOf(post),
                driveS: may.has(unit.id) ? driverTo(posts, at, vehicle) : () => undefined,
              },
            ],
      ),
      rate.leastGain,
    )
    const [from, to] = [posts[move?.from ?? -1]?.id, posts[move?.base ?? -1]?.id]
    if (move === undefined || from === undefined || to === undefined) return none('well-placed')
    return { advice: { unit: move.unit, from, to, gain: move.gain, driveS: move.driveS }, whyNone: null }
  }

  return {
    /** Which free unit should wait elsewhere now; one advice at a time, never more often than the organisation's rate. */
    async advice(org: string): Promise<AdviceAnswer> {
      const reckoned = await cover.reckoned(org)
      if (reckoned === undefined) return { mode: 'off', advice: null, whyNone: 'no-cover' }
      const { mode } = reckoned.settings.standby
      return mode === 'off' ? { mode, advice: null, whyNone: 'off' } : { mode, ...adviseOn(reckoned, org) }
    },
    /** Nobody is asked about this unit again before it would have rested from the move. */
    async decline(org: string, unit: string): Promise<void> {
      const reckoned = await cover.reckoned(org)
      const restMs = (reckoned?.settings.standby.unitRestMin ?? 60) * 60_000
      for (const [id, until] of declined) if (until < now() - hourMs) declined.delete(id)
      declined.set(unit, now() + restMs)
    },
    /** Where so many units should wait, by post; undefined before load was counted or without posts. */
    async plan(org: string, units: number, busy: number | undefined) {
      const reckoned = await cover.reckoned(org)
      if (reckoned === undefined || reckoned.posts.length === 0) return undefined
      const { posts, settings, cover: known } = reckoned
      const q = busy ?? settings.standby.busyPct / 100
      const question = { sets: setsOf(reckoned), units, capacity: posts.map(() => units), busy: q }
      const plan: StandbyPlan = await planBeside(question)
      return {
        busy: q,
        minutes: known.minutes.at(-1) ?? 0,
        expectedCoverage: plan.expectedCoverage,
        posts: posts.map(({ id }, base) => ({ post: id, units: plan.deployment[base] ?? 0 })),
        basis: known.basis,
        sample: known.sample,
      }
    },
  }
}

const greatest = (advices: readonly Advice[]): Advice | null =>
  advices.reduce<Advice | null>((best, each) => (best === null || each.gain > best.gain ? each : best), null)
