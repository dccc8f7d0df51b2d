/* oxlint-disable typescript/no-non-null-assertion -- the hot loops: every index comes from the sets' own arrays */
import type { CoverSets } from './cover-sets.ts'

/**
 * MEXCLP's objective (Daskin 1983): the share of demand that finds a free unit within the cover time, if each unit is
 * busy for a share `busy` of the time whatever the others do: sum over sets of share x (1 - busy^k), k units covering.
 * `units` is how many wait at each base; `busy` 0 <= q < 1. A share, 0 to 1.
 */
export function expectedCoverage(sets: CoverSets, units: ArrayLike<number>, busy: number): number {
  const covering = countCovering(sets, units)
  let missed = 0
  for (let set = 0; set < sets.share.length; set++) missed += sets.share[set]! * busy ** covering[set]!
  return sets.coverable - missed
}

/** How many of the units cover each set; goes through the bases that have units alone. `into` saves making an array. */
function countCovering(
  { bases, baseStart, baseSets, share }: CoverSets,
  units: ArrayLike<number>,
  into: Uint32Array = new Uint32Array(share.length),
): Uint32Array {
  into.fill(0)
  for (let base = 0; base < bases; base++) {
    const here = units[base] ?? 0
    if (here === 0) continue
    const end = baseStart[base + 1]!
    for (let i = baseStart[base]!; i < end; i++) into[baseSets[i]!]! += here
  }
  return into
}

/** Reckons what a unit more, or a unit elsewhere, adds to expected coverage. Its memory is made once. */
export class CoverageGains {
  readonly #sets: CoverSets
  readonly #busy: number
  readonly #covering: Uint32Array
  /** by set: what one unit more adds to it, and what one unit less takes from it */
  readonly #adds: Float64Array
  readonly #takes: Float64Array
  readonly #powers: number[] = [1]

  /** Share of all demand that a unit more at each base adds. Holds until the next reckoning. */
  readonly adding: Float64Array
  /** Share lost when a unit leaves a base (0 where none is). Holds until the next reckoning. */
  readonly leaving: Float64Array
  /** [from * bases + to]: share won when a unit goes from one base to another; -Infinity where there is none to go. */
  readonly moving: Float64Array

  constructor(sets: CoverSets, busy: number) {
    this.#sets = sets
    this.#busy = busy
    this.#covering = new Uint32Array(sets.share.length)
    this.#adds = new Float64Array(sets.share.length)
    this.#takes = new Float64Array(sets.share.length)
    this.adding = new Float64Array(sets.bases)
    this.leaving = new Float64Array(sets.bases)
    this.moving = new Float64Array(sets.bases ** 2)
  }

  /** Fills `adding` for units standing or heading so many to each base: one pass over the sets. */
  reckonAdding(units: ArrayLike<number>): Float64Array {
    this.#reckonSets(units)
    this.#sumByBase(this.#adds, this.adding)
    return this.adding
  }

  /**
   * Fills `adding`, `leaving` and `moving`. A set that both bases of a move cover neither wins nor loses; adding and
   * leaving counted it as if it did both, so that is put back.
   */
  reckonMoving(units: ArrayLike<number>): Float64Array {
    const { bases } = this.#sets
    this.reckonAdding(units)
    this.#sumByBase(this.#takes, this.leaving)
    for (let from = 0; from < bases; from++) {
      const empty = (units[from] ?? 0) === 0
      for (let to = 0; to < bases; to++) {
        this.moving[from * bases + to] = empty ? -Infinity : this.adding[to]! - this.leaving[from]!
      }
      if (!empty) this.#putBack(from)
    }
    return this.moving
  }

  #reckonSets(units: ArrayLike<number>): void {
    const { share } = this.#sets
    countCovering(this.#sets, units, this.#covering)
    for (let set = 0; set < share.length; set++) {
      const count = this.#covering[set]!
      const worth = share[set]! * (1 - this.#busy)
      this.#adds[set] = worth * this.#power(count)
      this.#takes[set] = count === 0 ? 0 : worth * this.#power(count - 1)
    }
  }

  #power(count: number): number {
    for (let known = this.#powers.length; known <= count; known++) this.#powers.push(this.#busy ** known)
    return this.#powers[count]!
  }

  #sumByBase(bySet: Float64Array, into: Float64Array): void {
    const { bases, baseStart, baseSets } = this.#sets
    for (let base = 0; base < bases; base++) {
      let sum = 0
      const end = baseStart[base + 1]!
      for (let i = baseStart[base]!; i < end; i++) sum += bySet[baseSets[i]!]!
      into[base] = sum
    }
  }

  #putBack(from: number): void {
    const { bases, baseStart, baseSets, setStart, setBases } = this.#sets
    const endSets = baseStart[from + 1]!
    for (let i = baseStart[from]!; i < endSets; i++) {
      const set = baseSets[i]!
      const back = this.#takes[set]! - this.#adds[set]!
      const end = setStart[set + 1]!
      for (let j = setStart[set]!; j < end; j++) this.moving[from * bases + setBases[j]!]! += back
    }
  }
}
