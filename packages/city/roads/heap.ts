/* oxlint-disable typescript/no-non-null-assertion -- indices stay below #size, which stays within the arrays */

/** A queue of states by cost, least first: a heap with four children a node, over typed arrays that grow by doubling. */
export class StateHeap {
  #costs = new Float64Array(1 << 12)
  #states = new Int32Array(1 << 12)
  #size = 0

  get size(): number {
    return this.#size
  }

  /** The least cost; Infinity when empty. */
  get least(): number {
    return this.#size === 0 ? Infinity : this.#costs[0]!
  }

  clear(): void {
    this.#size = 0
  }

  push(state: number, cost: number): void {
    if (this.#size === this.#costs.length) this.#grow()
    const costs = this.#costs
    const states = this.#states
    let at = this.#size++
    while (at > 0) {
      const parent = (at - 1) >> 2
      const parentCost = costs[parent]!
      if (parentCost <= cost) break
      costs[at] = parentCost
      states[at] = states[parent]!
      at = parent
    }
    costs[at] = cost
    states[at] = state
  }

  /** Takes out the state with the least cost; -1 when empty. */
  pop(): number {
    if (this.#size === 0) return -1
    const top = this.#states[0]!
    this.#size--
    if (this.#size > 0) this.#sink(this.#states[this.#size]!, this.#costs[this.#size]!)
    return top
  }

  #sink(state: number, cost: number): void {
    const costs = this.#costs
    const states = this.#states
    const size = this.#size
    let at = 0
    for (let child = 1; child < size; child = 4 * at + 1) {
      let least = child
      const end = Math.min(child + 4, size)
      for (let other = child + 1; other < end; other++) if (costs[other]! < costs[least]!) least = other
      if (costs[least]! >= cost) break
      costs[at] = costs[least]!
      states[at] = states[least]!
      at = least
    }
    costs[at] = cost
    states[at] = state
  }

  #grow(): void {
    const costs = new Float64Array(2 * this.#costs.length)
    const states = new Int32Array(2 * this.#states.length)
    costs.set(this.#costs)
    states.set(this.#states)
    this.#costs = costs
    this.#states = states
  }
}
