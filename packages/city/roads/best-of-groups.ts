import { BestUnits } from './best-units.ts'

/** Units in groups that cannot stand for each other: `of` gives each unit's group, `best` how many of each are needed. */
export type UnitGroups = { readonly of: readonly number[]; readonly best: readonly number[] }

/**
 * As `BestUnits`, for the so many best of each group: a search ends when all groups have theirs. Whoever else it met
 * until then is answered too, since nothing it would meet later is nearer.
 */
export class BestOfGroups {
  readonly #groups: readonly BestUnits[]
  readonly #of: readonly number[]
  readonly #costs: Float64Array

  constructor(costs: Float64Array, { of, best }: UnitGroups) {
    const sizes = best.map(() => 0)
    for (const group of of) sizes[group] = (sizes[group] ?? 0) + 1
    this.#groups = best.map((wanted, group) => {
      const units = new BestUnits()
      units.start(costs, Infinity, Math.min(wanted, sizes[group] ?? 0))
      return units
    })
    this.#of = of
    this.#costs = costs
    this.#close()
  }

  /** A cost that leads to no answer that is needed. */
  closedFrom = Infinity

  improved(unit: number, first: boolean): void {
    const group = this.#groups[this.#of[unit] ?? -1]
    if (group === undefined || group.closedFrom === 0) return
    const before = group.closedFrom
    group.improved(unit, first)
    if (group.closedFrom !== before) this.#close()
  }

  includes(unit: number): boolean {
    return (this.#costs[unit] ?? Infinity) <= this.closedFrom
  }

  #close(): void {
    let last = 0
    for (const { closedFrom } of this.#groups) last = Math.max(last, closedFrom)
    this.closedFrom = last
  }
}
