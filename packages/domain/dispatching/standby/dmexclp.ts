import type { CoverSets } from './cover-sets.ts'
import { CoverageGains } from './expected-coverage.ts'

/** A unit that can be sent somewhere to wait. */
export type IdleUnit = {
  readonly id: string
  /** the base where it stands or is heading; undefined: it has just become free and is nowhere yet */
  readonly base: number | undefined
  /** seconds that it would drive to a base; undefined: unknown, and then it is not sent there */
  readonly driveS: (base: number) => number | undefined
}

/** One way to place a unit, and what that adds. */
export type StandbyOption = {
  readonly base: number
  /**
   * share of all demand, 0 to 1: for a unit that is nowhere yet what it adds at this base; for one with a base what
   * going there is worth over staying (0 for its own base)
   */
  readonly gain: number
  readonly driveS: number
}

export type StandbyMove = StandbyOption & { readonly unit: string; readonly from: number }

export type StandbyAdvisorSettings = {
  readonly sets: CoverSets
  /** the share of the time that a unit is busy, 0 <= q < 1 */
  readonly busy: number
  /** how many units each base has room for */
  readonly capacity: ArrayLike<number>
}

/**
 * DMEXCLP: C. J. Jagtenberg, S. Bhulai and R. D. van der Mei, "An efficient heuristic for real-time ambulance
 * redeployment", Operations Research for Health Care 4 (2015). A unit that becomes free goes to the base where it adds
 * most to MEXCLP's expected coverage, the other idle units counted where they stand or are heading; busy ones do not
 * count. `bestMove` asks the same for those that are idle already. Its memory is made once; a question changes nothing.
 */
export class StandbyAdvisor {
  readonly #settings: StandbyAdvisorSettings
  readonly #gains: CoverageGains

  constructor(settings: StandbyAdvisorSettings) {
    this.#settings = settings
    this.#gains = new CoverageGains(settings.sets, settings.busy)
  }

  /**
   * The base for a unit that has just become free: the greatest gain, the nearer of equals. `others` is how many other
   * idle units each base has, standing or heading there. Undefined: no base has room and a known way.
   */
  bestBaseFor(unit: Pick<IdleUnit, 'driveS'>, others: ArrayLike<number>): StandbyOption | undefined {
    const gains = this.#gains.reckonAdding(others)
    let best: StandbyOption | undefined
    for (let base = 0; base < gains.length; base++) {
      const gain = gains[base] ?? 0
      if (!this.#hasRoom(base, others) || (best !== undefined && gain < best.gain - sameGain)) continue
      const driveS = unit.driveS(base)
      if (driveS !== undefined && isBetter({ base, gain, driveS }, best)) best = { base, gain, driveS }
    }
    return best
  }

  /** Every base with room and a known way for a unit, each with its gain, the best first. */
  options(unit: IdleUnit, others: ArrayLike<number>): StandbyOption[] {
    const gains = this.#gains.reckonAdding(others)
    const stay = unit.base === undefined ? 0 : (gains[unit.base] ?? 0)
    return [...gains]
      .flatMap((adds, base) => {
        const driveS = this.#hasRoom(base, others) ? unit.driveS(base) : undefined
        return driveS === undefined ? [] : [{ base, gain: adds - stay, driveS }]
      })
      .sort((a, b) => (isBetter(a, b) ? -1 : 1))
  }

  /**
   * Which of the idle units should go elsewhere, and what that is worth: the greatest gain, the shorter drive of equals.
   * Undefined when no move wins at least `leastGain` (share of all demand). Units without a base are not moved by this.
   */
  bestMove(units: readonly IdleUnit[], leastGain: number): StandbyMove | undefined {
    const idle = this.#idleByBase(units)
    const moving = this.#gains.reckonMoving(idle)
    let best: StandbyMove | undefined
    for (const { id, base: from, driveS: drive } of units) {
      if (from === undefined) continue
      for (let base = 0; base < idle.length; base++) {
        const gain = base === from ? 0 : (moving[from * idle.length + base] ?? 0)
        if (gain <= 0 || gain < leastGain || !this.#hasRoom(base, idle)) continue
        const driveS = best !== undefined && gain < best.gain - sameGain ? undefined : drive(base)
        if (driveS !== undefined && isBetter({ base, gain, driveS }, best))
          best = { unit: id, from, base, gain, driveS }
      }
    }
    return best
  }

  #idleByBase(units: readonly IdleUnit[]): number[] {
    const idle = Array.from({ length: this.#settings.sets.bases }, () => 0)
    for (const { base } of units) if (base !== undefined) idle[base] = (idle[base] ?? 0) + 1
    return idle
  }

  #hasRoom(base: number, others: ArrayLike<number>): boolean {
    return (others[base] ?? 0) < (this.#settings.capacity[base] ?? 0)
  }
}

// Gains that differ by less are the same gain, reckoned in another order.
const sameGain = 1e-12

function isBetter(a: StandbyOption, b: StandbyOption | undefined): boolean {
  if (b === undefined || a.gain > b.gain + sameGain) return true
  return a.gain > b.gain - sameGain && (a.driveS < b.driveS || (a.driveS === b.driveS && a.base < b.base))
}
