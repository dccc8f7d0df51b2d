import { vehicleOf, type Settings, type UnitKind } from '@tocsin/domain'
import { beyond, countsFor } from '@tocsin/domain/cover'
import {
  groupByCover,
  mayMove,
  StandbyAdvisor,
  type CoverSets,
  type MoveRate,
  type PastMove,
  type StandbyPlan,
} from '@tocsin/domain/standby'
import { turnoutS } from '../advice/turnout.ts'
import type { CityService } from '../city.ts'
import type { Board } from '../live/board.ts'
import type { CoverService, Reckoned } from './cover.ts'
import type { IdleUnit, Post } from './idle-units.ts'
import { planBeside } from './plan-beside.ts'
import { shareOut } from './share-out.ts'

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

/** How many units there are of each kind. */
export type KindCounts = ReadonlyMap<UnitKind, number>

export type StandbyService = ReturnType<typeof createStandby>

const hourMs = 3_600_000

/** Where units should wait: at the start of a shift, and which free unit should go where now. DR40 */
export function createStandby({ board, cover, city, now }: Parts) {
  const declined = new Map<string, number>()
  const known = new WeakMap<Reckoned['loads'], { readonly name: string; readonly made: Bases }>()

  /**
   * Posts as bases, once for each class of units that count for the same loads: a unit moves within its class. What a base
   * covers is what the first free unit of the class would reach from there.
   */
  function basesOf(reckoned: Reckoned, classes: readonly Class[]): Bases {
    const { posts, loads } = reckoned
    const name = JSON.stringify([posts, classes.map(({ key, kind }) => [key, kind])])
    const before = known.get(loads)
    if (before?.name === name) return before.made
    const reaches = classes.map((each) => reachesOf(reckoned, each.kind))
    const places = loads[0]?.weights.length ?? 0
    const weights = Float64Array.from(loads.flatMap((load) => [...load.weights]))
    const sets = groupByCover({
      bases: posts.length * classes.length,
      weights,
      covers: (at, base) => {
        const of = Math.floor(base / posts.length)
        const [load, reach] = [Math.floor(at / places), reaches[of]?.[base % posts.length]]
        return classes[of]?.loads[load] === true && (reach?.[at % places] ?? beyond) !== beyond
      },
    })
    const made = { sets, classes }
    known.set(loads, { name, made })
    return made
  }

  function reachesOf(reckoned: Reckoned, kind: UnitKind): readonly Uint8Array[] {
    const { posts, ground, idle, settings } = reckoned
    const usual = idle.find(({ unit }) => unit.kind === kind)
    const vehicle = usual?.vehicle ?? vehicleOf({ kind, vehicle: null })
    const setsOutS = turnoutS(settings.turnoutS, kind, 'quarters')
    return posts.map(({ point: at }) =>
      cover.reachOf(reckoned.starterOf({ at, vehicle, turnoutS: setsOutS, factor: usual?.factor ?? 1 }), ground),
    )
  }

  /** The kinds of an organisation's units, on duty or not, as far as they count for a load; patrols where it has none. */
  function countingKindsOf(org: string, loads: Reckoned['loads']): KindCounts {
    const counts = new Map<UnitKind, number>()
    for (const [, fold] of board.folds()) {
      if (fold.kind !== 'unit' || fold.state.org !== org) continue
      const { kind } = fold.state
      if (loads.some((load) => countsFor(kind, load))) counts.set(kind, (counts.get(kind) ?? 0) + 1)
    }
    return counts.size === 0 ? new Map([['patrol', 1]]) : counts
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

  function adviseOn(reckoned: Reckoned, org: string): Omit<AdviceAnswer, 'mode'> {
    const { posts, idle, settings, loads } = reckoned
    const none = (whyNone: AdviceAnswer['whyNone']) => ({ advice: null, whyNone })
    if (posts.length === 0) return none('no-posts')
    const rate = rateOf(settings.standby)
    const past = [...movesOf(org)]
    const free = idle.filter(({ unit: { id } }) => mayMove(id, now(), past, rate) && (declined.get(id) ?? 0) <= now())
    if (free.length === 0) return none(idle.length === 0 ? 'well-placed' : 'rate')
    const { sets, classes } = basesOf(reckoned, classesOf(idle, loads))
    const advisor = new StandbyAdvisor({
      sets,
      busy: settings.standby.busyPct / 100,
      capacity: classes.flatMap(() => posts.map(() => idle.length)),
    })
    const classOf = ({ unit }: IdleUnit) => classes.findIndex(({ key }) => key === keyOf(unit.kind, loads))
    const baseOf = (each: IdleUnit) => classOf(each) * posts.length + posts.findIndex(({ id }) => id === each.post)
    const postAt = (base: number): Post | undefined => posts[base % posts.length]
    const waits = idle.filter(({ post }) => post !== undefined)
    const waiting = classes.flatMap(() => posts.map(() => 0))
    for (const each of waits) waiting[baseOf(each)] = (waiting[baseOf(each)] ?? 0) + 1
    /** The advisor's sets cost no time; drives are asked for only where a move could be the best. */
    const driverOf = (each: IdleUnit) => (base: number) => {
      const post = Math.floor(base / posts.length) === classOf(each) ? postAt(base) : undefined
      const [time] = post === undefined ? [] : city.driveTimes(post.point, [each.at], 1, { vehicle: each.vehicle })
      return typeof time === 'object' ? time.seconds : undefined
    }
    const advices: Advice[] = []
    for (const each of free) {
      if (each.post !== undefined) continue
      const best = advisor.bestBaseFor({ driveS: driverOf(each) }, waiting)
      const to = best && postAt(best.base)?.id
      if (best !== undefined && to !== undefined && best.gain >= rate.leastGain)
        advices.push({ unit: each.unit.id, from: null, to, gain: best.gain, driveS: best.driveS })
    }
    if (advices.length > 0) return { advice: greatest(advices), whyNone: null }
    // Those that may not move count where they wait, but are not sent: no drive of theirs is known.
    const move = advisor.bestMove(
      waits.map((each) => ({
        id: each.unit.id,
        base: baseOf(each),
        driveS: free.includes(each) ? driverOf(each) : () => undefined,
      })),
      rate.leastGain,
    )
    const [from, to] = [postAt(move?.from ?? -1)?.id, postAt(move?.base ?? -1)?.id]
    if (move === undefined || from === undefined || to === undefined) return none('well-placed')
    return { advice: { unit: move.unit, from, to, gain: move.gain, driveS: move.driveS }, whyNone: null }
  }

  return {
    /** Which free unit should wait elsewhere now; one advice at a time, never more often than the organisation's rate. */
    async advice(org: string): Promise<AdviceAnswer> {
      // who was just told to move counts where it goes: else the next advice would be for the same hole
      const reckoned = await cover.reckoned(org, Math.max(-Infinity, ...[...movesOf(org)].map(({ at }) => at)))
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
    /**
     * Where so many units should wait, by post, each for the loads that its kind counts for, as cover counts them. Of a bare
     * number as many are of each kind as the organisation's own units are. Undefined before load was counted or without posts.
     */
    async plan(org: string, units: number | KindCounts, busy: number | undefined) {
      const reckoned = await cover.reckoned(org)
      if (reckoned === undefined || reckoned.posts.length === 0) return undefined
      const { posts, settings, loads, cover: known } = reckoned
      const q = busy ?? settings.standby.busyPct / 100
      const fleet = fleetOf(typeof units === 'number' ? shareOut(units, countingKindsOf(org, loads)) : units, loads)
      const counting = fleet.filter((each) => each.loads.includes(true))
      const placed = counting.reduce((sum, each) => sum + each.units, 0)
      const { sets } = basesOf(reckoned, counting)
      const plan: StandbyPlan = await planBeside({
        sets,
        units: placed,
        classes: counting.map((each) => each.units),
        capacity: counting.flatMap((each) => posts.map(() => each.units)),
        busy: q,
      })
      const at = (of: number, post: number): number => plan.deployment[of * posts.length + post] ?? 0
      return {
        busy: q,
        minutes: known.minutes.at(-1) ?? 0,
        expectedCoverage: plan.expectedCoverage,
        posts: posts.map(({ id }, post) => ({
          post: id,
          units: counting.reduce((sum, _, of) => sum + at(of, post), 0),
        })),
        classes: counting.map((each, of) => ({
          kinds: each.kinds,
          branches: loads.flatMap((load, n) => (each.loads[n] === true ? load.branches : [])),
          units: each.units,
          posts: posts.map(({ id }, post) => ({ post: id, units: at(of, post) })),
        })),
        notCounted: fleet.reduce((sum, each) => sum + each.units, 0) - placed,
        basis: known.basis,
        sample: known.sample,
      }
    },
  }
}

/** Units that count for the same loads: how these are named, one of their kinds, and by load whether they count. */
type Class = { readonly key: string; readonly kind: UnitKind; readonly loads: readonly boolean[] }
type Bases = { readonly sets: CoverSets; readonly classes: readonly Class[] }

const keyOf = (kind: UnitKind, loads: Reckoned['loads']): string => loads.map((load) => countsFor(kind, load)).join()

const classesOf = (idle: Reckoned['idle'], loads: Reckoned['loads']): readonly Class[] =>
  fleetOf(new Map(idle.map(({ unit }) => [unit.kind, 1])), loads)

type FleetClass = Class & { readonly kinds: readonly UnitKind[]; readonly units: number }

/** Kinds by what they count for; the most frequent of a class stands for its reach. */
function fleetOf(units: KindCounts, loads: Reckoned['loads']): readonly FleetClass[] {
  const classes = Map.groupBy(units, ([kind]) => keyOf(kind, loads))
  return [...classes].map(([key, members]) => {
    const [kind] = members.reduce((most, each) => (each[1] > most[1] ? each : most))
    return {
      key,
      kind,
      kinds: members.map(([each]) => each),
      units: members.reduce((sum, [, count]) => sum + count, 0),
      loads: loads.map((load) => countsFor(kind, load)),
    }
  })
}

const greatest = (advices: readonly Advice[]): Advice | null =>
  advices.reduce<Advice | null>((best, each) => (best === null || each.gain > best.gain ? each : best), null)
