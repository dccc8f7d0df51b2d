/** An Int32Array that grows; a plain array of numbers would take eight bytes or more for each and move on every doubling. */
export class GrowingInts {
  #values = new Int32Array(1 << 12)
  length = 0

  push(value: number): void {
    if (this.length === this.#values.length) {
      const wider = new Int32Array(this.#values.length * 2)
      wider.set(this.#values)
      this.#values = wider
    }
    this.#values[this.length++] = value
  }

  at(index: number): number {
    return this.#values[index] ?? 0
  }
}
