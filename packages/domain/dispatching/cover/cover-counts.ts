/**
 * What units reach, by place: `bands` has for each place the number of the first limit within which the unit is there
 * (0: the least), `beyond` where it is not.
 */
export type ReachOf = Uint8Array
export const beyond = 255

/** Places with their expected load, and what each of some units reaches of them. */
export type CoverQuestion = {
  readonly weights: ArrayLike<number>
  /** how many limits there are */
  readonly limits: number
  readonly reaches: ReadonlyMap<string, ReachOf>
}

/** Counts once how many units reach each place within each limit; then any unit can be taken away in a pass over the places. */
export class CoverCounts {
  readonly #question: CoverQuestion
  readonly #total: number
  /** [limit * places + place]: how many units are there within it */
  readonly #counts: Uint16Array
  readonly #now: readonly number[]

  constructor(question: CoverQuestion) {
    const { weights, limits, reaches } = question
    this.#question = question
    this.#counts = new Uint16Array(limits * weights.length)
    this.#total = Array.from(weights).reduce((sum, each) => sum + each, 0)
    for (const reach of reaches.values()) this.#add(this.#counts, reach)
    this.#now = this.#shares((limit, place) => this.#count(limit, place) > 0)
  }

  /** all expected load, in the unit of the weights */
  get total(): number {
    return this.#total
  }

  /** By limit: the share of expected load that some unit reaches within it, 0 to 1. */
  get shares(): readonly number[] {
    return this.#now
  }

  /** The same without some of the units; those that are not among them change nothing. */
  without(units: Iterable<string>): readonly number[] {
    const taken = new Uint16Array(this.#counts.length)
    for (const unit of new Set(units)) {
      const reach = this.#question.reaches.get(unit)
      if (reach !== undefined) this.#add(taken, reach)
    }
    const { length } = this.#question.weights
    return this.#shares((limit, place) => this.#count(limit, place) > (taken[limit * length + place] ?? 0))
  }

  /** The load of each place that nobody reaches within the widest limit, as a share of all. */
  uncovered(): Float64Array {
    const { weights, limits } = this.#question
    return Float64Array.from(weights, (weight, place) =>
      this.#count(limits - 1, place) > 0 || this.#total === 0 ? 0 : weight / this.#total,
    )
  }

  #add(counts: Uint16Array, reach: ReachOf): void {
    const { length } = this.#question.weights
    for (let place = 0; place < length; place++) {
      for (let limit = reach[place] ?? beyond; limit < this.#question.limits; limit++) {
        const at = limit * length + place
        counts[at] = (counts[at] ?? 0) + 1
      }
    }
  }

  #count(limit: number, place: number): number {
    return this.#counts[limit * this.#question.weights.length + place] ?? 0
  }

  #shares(isCovered: (limit: number, place: number) => boolean): readonly number[] {
    const { weights, limits } = this.#question
    return Array.from({ length: limits }, (_, limit) => {
      let covered = 0
      for (let place = 0; place < weights.length; place++) if (isCovered(limit, place)) covered += weights[place] ?? 0
      return this.#total === 0 ? 0 : Math.min(1, covered / this.#total)
    })
  }
}
