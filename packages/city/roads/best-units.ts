/**
 * Who is known to be among the best so far, and from which cost on nobody can join them any more. With as many wanted as
 * there are units it only waits until each has an answer.
 */
export class BestUnits {
  #costs: Float64Array = new Float64Array(0)
  #ranked: Int32Array = new Int32Array(0)
  #count = 0
  #wanted = 0
  #everyone = false

  /** `costs` by unit is read here and written by the search. */
  start(costs: Float64Array, units: number, wanted: number): void {
    this.#costs = costs
    this.#count = 0
    this.#wanted = Math.min(wanted, units)
    this.#everyone = wanted >= units
    if (!this.#everyone && this.#ranked.length < wanted) this.#ranked = new Int32Array(wanted)
    this.closedFrom = this.#wanted === 0 ? 0 : Infinity
  }

  /** A cost that leads to no better answer. */
  closedFrom = Infinity

  /** Takes note that a unit's cost has just fallen; `first` when it had none before. */
  improved(unit: number, first: boolean): void {
    if (this.#everyone) return this.#wait(first)
    const cost = this.#costs[unit] ?? Infinity
    let at = this.#place(unit, first)
    if (at === -1) return
    for (; at > 0; at--) {
      const ahead = this.#ranked[at - 1] ?? 0
      if ((this.#costs[ahead] ?? 0) <= cost) break
      this.#ranked[at] = ahead
    }
    this.#ranked[at] = unit
    if (this.#count === this.#wanted) this.closedFrom = this.#costs[this.#ranked[this.#wanted - 1] ?? 0] ?? Infinity
  }

  includes(unit: number): boolean {
    return this.#everyone || this.#ranked.subarray(0, this.#count).includes(unit)
  }

  #wait(first: boolean): void {
    if (!first || ++this.#count < this.#wanted) return
    this.closedFrom = 0
    for (const cost of this.#costs.subarray(0, this.#wanted)) this.closedFrom = Math.max(this.closedFrom, cost)
  }

  /** The place to rise from: the unit's own, a new one at the end, or the last one's when it beats that; else -1. */
  #place(unit: number, first: boolean): number {
    const known = first ? -1 : this.#ranked.subarray(0, this.#count).indexOf(unit)
    if (known !== -1) return known
    if (this.#count < this.#wanted) return this.#count++
    return (this.#costs[unit] ?? Infinity) < this.closedFrom ? this.#wanted - 1 : -1
  }
}
