import { isArea } from './common-ranges.ts'
import type { Gazetteer } from './gazetteer.ts'
import type { QueryWord } from './query-words.ts'

/** A word of the query as it touches entities: serials of query and word, its bit, and whether it may add entities. */
type Touch = { readonly query: number; readonly word: number; readonly bit: number; readonly mayAdd: boolean }

/** A name that so many have says little beside others. */
const manyRows = 5000
/** Where each of an entity's four numbers stands; the sum is the first. */
const [maskAt, queryAt, wordAt] = [1, 2, 3]

/** How much of a query each entity explains by its own words. */
export class Tally {
  readonly #g: Pick<Gazetteer, 'kind' | 'wordStarts' | 'wordEntities'>
  /**
   * Four numbers an entity, side by side so that a common word's hundred thousand reach into memory once each: the sum of
   * weights, a bit for each word of the query, the serial of the query and of the word that last touched it.
   */
  readonly #sum: Float32Array
  readonly #seen: Uint32Array
  /** a bit for each entity that waits to be touched */
  readonly #noted: Uint32Array
  /** the entities that were touched, and how many */
  readonly touched: Uint32Array
  count = 0
  /** the words of the query that some area or town is named by */
  areaMask = 0
  /** of the last question */
  query = 0
  #serial = 0

  constructor(g: Pick<Gazetteer, 'kind' | 'wordStarts' | 'wordEntities'>) {
    this.#g = g
    this.#seen = new Uint32Array(g.kind.length * 4)
    this.#sum = new Float32Array(this.#seen.buffer)
    this.touched = new Uint32Array(g.kind.length)
    this.#noted = new Uint32Array(Math.ceil(g.kind.length / 32))
  }

  /** The weight of an entity's own words. */
  sumOf(entity: number): number {
    return this.#sum[entity * 4] ?? 0
  }

  /** A bit for each of them. */
  maskOf(entity: number): number {
    return this.#seen[entity * 4 + maskAt] ?? 0
  }

  wasTouched(entity: number, query: number): boolean {
    return this.#seen[entity * 4 + queryAt] === query
  }

  /**
   * Adds up, for every entity that a word of the query may mean, how much of the query it explains. Rare words come first;
   * a common one after them (`x`, of a hundred thousand names) then only adds to what they have found, unless they name a
   * town, whose places it may mean.
   */
  touch(words: readonly QueryWord[]): void {
    this.#begin()
    const inOrder = words
      .map((word, bit) => ({ ...word, bit, rows: this.#rowsOf(word) }))
      .sort((a, b) => a.rows - b.rows)
    for (const { rows, ...word } of inOrder) {
      this.#touchWord(word, rows <= manyRows || this.count === 0 || this.areaMask !== 0)
    }
  }

  /** As if the only word of a query had touched these alone. */
  touchOnly(entities: Uint32Array): void {
    this.#begin()
    for (const entity of entities)
      this.#touchEntity(entity, 0, { query: this.query, word: this.#serial, bit: 1, mayAdd: true })
  }

  #begin(): void {
    this.count = 0
    this.areaMask = 0
    this.query = ++this.#serial
  }

  #rowsOf({ meanings }: QueryWord): number {
    const { wordStarts } = this.#g
    return meanings.reduce((rows, { from, to }) => rows + (wordStarts[to] ?? 0) - (wordStarts[from] ?? 0), 0)
  }

  #touchWord({ meanings, weight, bit }: QueryWord & { bit: number }, mayAdd: boolean): void {
    const { wordStarts, wordEntities } = this.#g
    const how = { query: this.query, word: ++this.#serial, bit: 1 << bit, mayAdd }
    for (const { from, to, fit } of meanings) {
      const rows = wordEntities.subarray(wordStarts[from] ?? 0, wordStarts[to] ?? 0)
      if (rows.length > manyRows) this.#touchMany(rows, weight * fit, how)
      else for (let i = 0; i < rows.length; i++) this.#touchEntity(rows[i] ?? 0, weight * fit, how)
    }
  }

  /** The same for very many rows: noted in a bit each first, then gone through in order, which memory likes far better. */
  #touchMany(rows: Uint32Array, gain: number, how: Touch): void {
    const noted = this.#noted
    for (let i = 0; i < rows.length; i++) {
      const entity = rows[i] ?? 0
      noted[entity >>> 5] = (noted[entity >>> 5] ?? 0) | (1 << (entity & 31))
    }
    if (how.mayAdd) this.#touchNoted(gain, how)
    else this.#touchAgain(gain, how)
    noted.fill(0)
  }

  #touchNoted(gain: number, how: Touch): void {
    const noted = this.#noted
    for (let at = 0; at < noted.length; at++) {
      for (let bits = noted[at] ?? 0; bits !== 0; bits &= bits - 1) {
        this.#touchEntity(at * 32 + 31 - Math.clz32(bits & -bits), gain, how)
      }
    }
  }

  #touchAgain(gain: number, how: Touch): void {
    for (let i = 0; i < this.count; i++) {
      const entity = this.touched[i] ?? 0
      if (((this.#noted[entity >>> 5] ?? 0) >>> (entity & 31)) & 1) this.#touchEntity(entity, gain, how)
    }
  }

  #touchEntity(entity: number, gain: number, { query, word, bit, mayAdd }: Touch): void {
    const seen = this.#seen
    const at = entity * 4
    if (seen[at + wordAt] === word) return
    if (seen[at + queryAt] !== query) {
      if (!mayAdd) return
      this.touched[this.count++] = entity
      this.#sum[at] = seen[at + maskAt] = 0
      seen[at + queryAt] = query
    }
    seen[at + wordAt] = word
    this.#sum[at] = (this.#sum[at] ?? 0) + gain
    seen[at + maskAt] = (seen[at + maskAt] ?? 0) | bit
    if (isArea(this.#g.kind[entity])) this.areaMask |= bit
  }
}
