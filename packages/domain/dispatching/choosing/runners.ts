import type { Candidate } from '../candidate.ts'
import type { Usefulness, Wanted } from './ways.ts'

/**
 * A candidate that could be useful. `ticks`: time of arrival in whole microseconds, so that sums are exact whatever their
 * order, and at least one, so that a unit too many always costs something; infinite where the time is unknown.
 * `rank`: place of its id among all ids in code unit order.
 */
export type Runner = {
  readonly candidate: Candidate
  readonly use: Usefulness
  readonly ticks: number
  readonly rank: number
}

const ticksPerSecond = 1e6

/** A candidate's time in ticks; what is no time is unknown. */
export const ticksOf = ({ seconds }: Candidate): number =>
  seconds === null || !Number.isFinite(seconds) ? Infinity : Math.max(1, Math.round(seconds * ticksPerSecond))

/** By time, unknown ones last, then by id. */
export const byTime = (one: Runner, other: Runner): number =>
  one.ticks === other.ticks ? one.rank - other.rank : one.ticks - other.ticks

/**
 * Leaves out runners that no best set can need, of 2,000 mostly all but some dozens. Those alike in use, in being a divert
 * and in having a time differ in time and id alone. A set without superfluous units holds at most `most` of one
 * kind. So if it held one that is not among the `most` first by time and id, one of those would be out of it; put in its
 * place it leaves need, diverts and unknown times as they are, makes no time later, and at equal times gives the lower id:
 * a better set. Takes and returns runners in order of time.
 */
export function worthLooking(runners: readonly Runner[], wanted: Wanted): readonly Runner[] {
  const counted = new Map<Usefulness, number[]>()
  return runners.filter(({ use, ticks, candidate }) => {
    const counts = counted.get(use) ?? [0, 0, 0, 0, mostOf(use, wanted)]
    counted.set(use, counts)
    const kind = Number(candidate.divert) + 2 * Number(ticks === Infinity)
    counts[kind] = (counts[kind] ?? 0) + 1
    return (counts[kind] ?? 0) <= (counts[4] ?? 0)
  })
}

/**
 * The most of one use in a set without superfluous units: one for each count that they can fill, and for people as many as
 * satisfy alone every people-need to which they bring anybody.
 */
export function mostOf({ ways, people }: Usefulness, { unitCounts, peopleCounts }: Wanted): number {
  const needs = new Set(ways.flatMap((way) => way.fills))
  const asUnits = [...needs].reduce((sum, at) => sum + (unitCounts[at] ?? 0), 0)
  const asPeople = people.map((count, at) => (count > 0 ? Math.ceil((peopleCounts[at] ?? 0) / count) : 0))
  return asUnits + Math.max(0, ...asPeople)
}
