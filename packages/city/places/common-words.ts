/** All that one word by itself means, each entity once, with how much of the word it explains. */
export type CommonWord = {
  readonly entities: Uint32Array
  readonly sums: Float32Array
  /** those of them that are areas or towns */
  readonly areas: readonly number[]
}

/** What fewer entities have is found anew as quickly. */
export const commonEntities = 10_000
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

  put(key: string, word: CommonWord): void {
    if (word.entities.length < commonEntities) return
    this.#words.set(key, word)
    for (const oldest of this.#words.keys()) {
      if (this.#words.size <= kept) break
      this.#words.delete(oldest)
    }
  }
}
