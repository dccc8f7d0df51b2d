/**
 * Texts by number as two columns: all their UTF-16 units in a row, and where each begins. A text is made when it is asked
 * for: a million of them at once would stop everything else for half a second, and keep the garbage collector busy.
 */
export class TextTable {
  readonly units: Uint16Array
  /** one more than there are texts */
  readonly starts: Uint32Array
  readonly #bytes: Buffer

  constructor(units: Uint16Array, starts: Uint32Array) {
    this.units = units
    this.starts = starts
    this.#bytes = Buffer.from(units.buffer, units.byteOffset, units.byteLength)
  }

  static of(texts: readonly string[]): TextTable {
    const starts = new Uint32Array(texts.length + 1)
    for (const [i, text] of texts.entries()) starts[i + 1] = (starts[i] ?? 0) + text.length
    const units = new Uint16Array(starts[texts.length] ?? 0)
    let at = 0
    for (const text of texts) for (let i = 0; i < text.length; i++) units[at++] = text.charCodeAt(i)
    return new TextTable(units, starts)
  }

  get length(): number {
    return this.starts.length - 1
  }

  /** Empty for a number that there is not. */
  at(number: number): string {
    return this.#bytes.toString('utf16le', 2 * (this.starts[number] ?? 0), 2 * (this.starts[number + 1] ?? 0))
  }

  /** Below 0 when the text of this number comes before the given one, above 0 when after it, by UTF-16 units as `<` has it. */
  compare(number: number, text: string): number {
    const start = this.starts[number] ?? 0
    const length = (this.starts[number + 1] ?? 0) - start
    const common = Math.min(length, text.length)
    for (let i = 0; i < common; i++) {
      const differ = (this.units[start + i] ?? 0) - text.charCodeAt(i)
      if (differ !== 0) return differ
    }
    return length - text.length
  }

  /** Whether the text of this number begins so; false for a number that there is not. */
  startsWith(number: number, text: string): boolean {
    const start = this.starts[number] ?? 0
    if ((this.starts[number + 1] ?? 0) - start < text.length) return false
    for (let i = 0; i < text.length; i++) if (this.units[start + i] !== text.charCodeAt(i)) return false
    return number < this.length
  }
}
