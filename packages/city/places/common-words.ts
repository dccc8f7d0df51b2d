/** All that one word by itself means, each entity once, with how much of the word it explains. */
export type CommonWord = {
  readonly entities: Uint32Array
  readonly sums: Float32Array
  /** those of them that are areas or towns */
  readonly areas: readonly number[]
}

/** What fewer entities have is found anew as quickly. */
const commonEntities = 10_000
/** Some hundred thousand entities each at most, a megabyte. */
const kept = 40

/**
 * The last common words that were asked for by themselves: whoever types anything begins with a letter that a hundred
 * thousand names have, too, and everybody begins with the same few.
 */
export class CommonWords {
  readonly #words = new Map<string, CommonWord>()

  get(key: string): CommonWord | undefined {
    const word = this.#words.get(key)
    if (!word) return undefined
    this.#words.delete(key)
    this.#words.set(key, word)
    return word
  }

  /** `touched` are the word's entities, `sums` holds how much it explains of each at four times its number. */
  keep(key: string, touched: Uint32Array, sums: Float32Array, isArea: Uint8Array): void {
    if (touched.length < commonEntities) return
    const own = new Float32Array(touched.length)
    const areas: number[] = []
    for (let i = 0; i < touched.length; i++) {
      const entity = touched[i] ?? 0
      own[i] = sums[entity * 4] ?? 0
      if (isArea[entity] === 1) areas.push(entity)
    }
    this.#words.set(key, { entities: touched.slice(), sums: own, areas })
    for (const oldest of this.#words.keys()) {
      if (this.#words.size <= kept) break
      this.#words.delete(oldest)
    }
  }
}
