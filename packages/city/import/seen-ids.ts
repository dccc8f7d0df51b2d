/**
 * Which ids have come by, in 8 bytes each: extracts are as a rule sorted, and only what comes out of order is looked up. A
 * second element of the same id is a fault of the file: two extracts put together, or edited by hand.
 */
export class SeenIds {
  #ascending = new Float64Array(1 << 10)
  #size = 0
  readonly #others = new Set<number>()

  /** Whether this id comes for the first time. */
  isNew(id: number): boolean {
    if (this.#size === 0 || id > (this.#ascending[this.#size - 1] ?? 0)) {
      this.#append(id)
      return true
    }
    if (this.#others.has(id) || this.#isAmongAscending(id)) return false
    this.#others.add(id)
    return true
  }

  #append(id: number): void {
    if (this.#size === this.#ascending.length) {
      const wider = new Float64Array(this.#size * 2)
      wider.set(this.#ascending)
      this.#ascending = wider
    }
    this.#ascending[this.#size++] = id
  }

  #isAmongAscending(id: number): boolean {
    let [low, high] = [0, this.#size - 1]
    while (low <= high) {
      const middle = (low + high) >>> 1
      const found = this.#ascending[middle] ?? 0
      if (found === id) return true
      if (found < id) low = middle + 1
      else high = middle - 1
    }
    return false
  }
}
