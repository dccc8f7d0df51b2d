import type { Usefulness, Wanted, Way } from './ways.ts'

/** What each unit is used for (the counts that it adds; null: none, or for its people alone), and what is missing. */
export type Shares = {
  readonly used: readonly (Way | null)[]
  /** of each units-need, and of each people-need */
  readonly missingUnits: readonly number[]
  readonly missingPeople: readonly number[]
}

type Step = { readonly counts: readonly number[]; readonly way: Way | null; readonly before: Step | null }

/**
 * Shares units out over what is wanted so that least is missing, and of the shares with that, what is missing stands as
 * far down the plan's list as can be: what a plan names first it means most.
 */
export function shareOut(units: readonly Usefulness[], wanted: Wanted): Shares {
  const none = wanted.unitCounts.map(() => 0)
  let steps: readonly Step[] = [{ counts: none, way: null, before: null }]
  for (const unit of units) steps = withUnit(steps, unit, wanted.unitCounts)
  const missingOf = (step: Step) => wanted.unitCounts.map((count, at) => count - (step.counts[at] ?? 0))
  const best = steps.reduce((one, other) => (isLess(missingOf(other), missingOf(one)) ? other : one))
  const people = wanted.peopleCounts.map((count, at) =>
    Math.max(
      0,
      units.reduce((left, unit) => left - (unit.people[at] ?? 0), count),
    ),
  )
  return { used: waysOf(best), missingUnits: missingOf(best), missingPeople: people }
}

function withUnit(steps: readonly Step[], { ways }: Usefulness, wanted: readonly number[]): readonly Step[] {
  const made = new Map<string, Step>()
  for (const before of steps) {
    for (const way of [...ways, null]) {
      const fills = (way?.fills ?? []).filter((at) => (before.counts[at] ?? 0) < (wanted[at] ?? 0))
      if (way !== null && fills.length === 0) continue
      const counts = before.counts.map((count, at) => (fills.includes(at) ? count + 1 : count))
      const key = counts.join()
      if (!made.has(key)) made.set(key, { counts, way: way === null ? null : { ...way, fills }, before })
    }
  }
  return [...made.values()]
}

function isLess(one: readonly number[], other: readonly number[]): boolean {
  const sum = (missing: readonly number[]): number => missing.reduce((total, each) => total + each, 0)
  if (sum(one) !== sum(other)) return sum(one) < sum(other)
  const at = one.findIndex((missing, index) => missing !== other[index])
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0)
}

function waysOf(best: Step): readonly (Way | null)[] {
  const ways: (Way | null)[] = []
  for (let at: Step | null = best; at?.before; at = at.before) ways.unshift(at.way)
  return ways
}
