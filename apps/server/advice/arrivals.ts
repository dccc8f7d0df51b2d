import { keyOf, type DelayedAnswer, type UnitGroups, type Vehicle } from '@tocsin/city/roads'
import type { Point } from '@tocsin/domain'
import type { CityService } from '../city.ts'
import { quicker, type Origin, type UnitGoing } from './going.ts'
import { createNumbering } from './numbering.ts'

/** Somebody whose drive is to be timed. */
export type Runner = {
  readonly origin: Origin
  readonly going: UnitGoing
  /** rest of the present work and turnout, before the drive */
  readonly beforeS: number
  /** those of the same group can stand for each other: same use, area and kind of work; undefined: of no use */
  readonly group: number | undefined
  /** no set holds more of the group than this */
  readonly most: number
  /** each has a rest of its own, so that the nearest need not be the first there */
  readonly isUneven: boolean
}

export type Arrivals = {
  /** by unit; who is missing is beyond those that count */
  readonly times: ReadonlyMap<string, DelayedAnswer>
  /** the budget was over before all were timed: the rest are unknown (DR20) */
  readonly late: boolean
}

type Question = {
  readonly to: Point
  readonly exercise: boolean
  readonly budgetMs: number
  /** milliseconds that only go forward */
  readonly clockMs: () => number
}

const vehicleKeys = new WeakMap<Vehicle, string>()

function keyFor(vehicle: Vehicle): string {
  const known = vehicleKeys.get(vehicle) ?? keyOf(vehicle)
  vehicleKeys.set(vehicle, known)
  return known
}

/**
 * Drive times of all that a best set can hold: one search for each kind of vehicle, over when each group has so many as
 * any set can use. Whoever is of no use and is met until then is timed too, for the reasons. Those about to clear come
 * after, as far as they could still be among the first of their group.
 */
export function timeArrivals(
  city: Pick<CityService, 'timesByGroup'>,
  runners: readonly Runner[],
  { to, exercise, budgetMs, clockMs }: Question,
): Arrivals {
  const began = clockMs()
  const times = new Map<string, DelayedAnswer>()
  let late = false
  const searchOf = createNumbering<string>()
  const placed = runners.filter(({ origin }) => origin.at !== undefined)
  const searches = [
    ...Map.groupBy(placed, ({ origin, going }) =>
      searchOf(keyFor(origin.vehicle), Number(going.factors !== undefined), 0),
    ).values(),
  ].filter((each) => each.some(({ group }) => group !== undefined))
  const ask = (asked: readonly Runner[], groups: UnitGroups, maxS?: number) => {
    const first = asked[0]
    if (first === undefined) return
    if (clockMs() - began > budgetMs) {
      late = true
      for (const { origin } of asked) times.set(origin.unit, 'unknown')
      return
    }
    const found = city.timesByGroup(
      to,
      asked.flatMap(({ origin }) => origin.at ?? []),
      groups,
      { vehicle: first.origin.vehicle, exercise, factors: first.going.factors },
      maxS,
    )
    asked.forEach(({ origin, going }, index) => {
      const answer = found[index] ?? 'unknown'
      if (answer !== 'beyond') times.set(origin.unit, quicker(answer, going.told.factor))
    })
  }
  for (const search of searches) ask(search, groupsOf(search))
  const bounds = boundsOf(runners, times)
  for (const search of searches) {
    const open = search.filter((each) => each.isUneven && !times.has(each.origin.unit) && leftFor(each, bounds) > 0)
    const each = { of: open.map((_, index) => index), best: open.map(() => 1) }
    ask(open, each, Math.max(...open.map((runner) => leftFor(runner, bounds))))
  }
  return { times, late }
}

/** Those of one group that set out alike: the nearer of them is the first there. */
function groupsOf(asked: readonly Runner[]): UnitGroups {
  const placeOf = createNumbering<number>()
  const best: number[] = []
  const of = asked.map(({ group, isUneven, beforeS, going, most }) => {
    if (group === undefined || isUneven) return -1
    const place = placeOf(group, beforeS, going.told.factor)
    best[place] = most
    return place
  })
  return { of, best }
}

/** By group: from which arrival on nobody of it can be in a best set. */
function boundsOf(runners: readonly Runner[], times: ReadonlyMap<string, DelayedAnswer>): ReadonlyMap<number, number> {
  const known = new Map<number, { readonly most: number; readonly arrivals: number[] }>()
  for (const { group, most, beforeS, origin } of runners) {
    const time = times.get(origin.unit)
    if (group === undefined || typeof time !== 'object') continue
    const of = known.get(group) ?? { most, arrivals: [] }
    of.arrivals.push(beforeS + time.seconds)
    known.set(group, of)
  }
  return new Map(
    [...known].map(([group, { most, arrivals }]) => [group, arrivals.toSorted((a, b) => a - b)[most - 1] ?? Infinity]),
  )
}

/** Seconds of drive that would still bring it among the first of its group. */
const leftFor = ({ group, beforeS, going }: Runner, bounds: ReadonlyMap<number, number>): number =>
  group === undefined ? 0 : ((bounds.get(group) ?? Infinity) - beforeS) / going.told.factor
