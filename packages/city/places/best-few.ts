/* oxlint-disable typescript/no-non-null-assertion -- the hot loop: every index is below the count */

/** Keeps the best so many of a stream of scored numbers, without an object for each that goes by; ties go to the lower number. */
export class BestFew {
  readonly #size: number
  readonly #items: Float64Array
  readonly #scores: Float64Array
  #count = 0

  constructor(size: number) {
    this.#size = size
    this.#items = new Float64Array(size)
    this.#scores = new Float64Array(size)
  }

  clear(): void {
    this.#count = 0
  }

  /** What scores less will not be among the best. */
  get least(): number {
    return this.#count < this.#size ? -Infinity : this.#scores[this.#size - 1]!
  }

  offer(item: number, score: number): void {
    if (!(score >= this.least)) return
    let at = this.#count < this.#size ? this.#count : this.#size - 1
    if (this.#count === this.#size && score === this.#scores[at]! && item > this.#items[at]!) return
    for (; at > 0 && this.#isBehind(at - 1, item, score); at--) {
      this.#items[at] = this.#items[at - 1]!
      this.#scores[at] = this.#scores[at - 1]!
    }
    this.#items[at] = item
    this.#scores[at] = score
    if (this.#count < this.#size) this.#count++
  }

  has(item: number): boolean {
    for (let i = 0; i < this.#count; i++) if (this.#items[i] === item) return true
    return false
  }

  /** Best first. */
  map<T>(make: (item: number, score: number) => T): T[] {
    return Array.from({ length: this.#count }, (_, i) => make(this.#items[i]!, this.#scores[i]!))
  }

  #isBehind(at: number, item: number, score: number): boolean {
    const other = this.#scores[at]!
    return other < score || (other === score && this.#items[at]! > item)
  }
}
