import type { Branch } from '../../catalogue/incident-type.ts'
import type { UnitKind } from '../../unit/unit.ts'
import { CoverCounts, type ReachOf } from './cover-counts.ts'

/** Load of some branches by place, and which kinds of unit count for it; null: all do. */
export type KindOfLoad = {
  readonly branches: readonly Branch[]
  readonly kinds: readonly UnitKind[] | null
  readonly weights: Float64Array
}

/** Whether a unit of this kind counts for a load. */
export const countsFor = (kind: UnitKind, { kinds }: Pick<KindOfLoad, 'kinds'>): boolean =>
  kinds === null || kinds.includes(kind)

export type UnitReach = { readonly kind: UnitKind; readonly reach: ReachOf }

type Question = {
  readonly loads: readonly KindOfLoad[]
  readonly limits: number
  readonly units: ReadonlyMap<string, UnitReach>
}

/** What units cover of several loads together, each unit of those that its kind counts for; shares are of all load. DR38 */
export class CountsByKind {
  readonly #parts: readonly CoverCounts[]
  readonly #total: number
  readonly #limits: number
  readonly #places: number
  readonly shares: readonly number[]

  constructor({ loads, limits, units }: Question) {
    this.#limits = limits
    this.#places = loads[0]?.weights.length ?? 0
    this.#parts = loads.map(({ kinds, weights }) => {
      const counting = [...units].filter(([, { kind }]) => countsFor(kind, { kinds }))
      return new CoverCounts({ weights, limits, reaches: new Map(counting.map(([id, { reach }]) => [id, reach])) })
    })
    this.#total = this.#parts.reduce((sum, { total }) => sum + total, 0)
    this.shares = this.#together(({ shares }) => shares, limits)
  }

  /** By limit: the shares without some of the units; those that are not among them change nothing. */
  without(units: Iterable<string>): readonly number[] {
    const gone = [...units]
    return this.#together((part) => part.without(gone), this.#limits)
  }

  /** The load of each place that nobody who counts for it reaches within the widest limit, as a share of all. */
  uncovered(): readonly number[] {
    return this.#together((part) => part.uncovered(), this.#places)
  }

  #together(of: (part: CoverCounts) => ArrayLike<number>, length: number): readonly number[] {
    const sum = Array.from({ length }, () => 0)
    for (const part of this.#parts) {
      const share = this.#total === 0 ? 0 : part.total / this.#total
      const own = of(part)
      for (let i = 0; i < length; i++) sum[i] = Math.min(1, (sum[i] ?? 0) + share * (own[i] ?? 0))
    }
    return sum
  }
}
