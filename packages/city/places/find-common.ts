/* oxlint-disable typescript/no-non-null-assertion -- the hot loop: every index comes from the arrays themselves */
import type { BestFew } from './best-few.ts'
import { commonRows, firstCellOf } from './common-ranges.ts'
import type { FarOff } from './far-off.ts'
import type { CommonIndex, Gazetteer } from './gazetteer.ts'
import type { QueryWord } from './query-words.ts'

type Columns = CommonIndex & Pick<Gazetteer, 'kind' | 'rank' | 'wordStarts' | 'wordEntities'>

/** Finds what a single word means that very many names have, without looking at each of them. */
export class CommonFinder {
  readonly #g: Columns
  readonly #farOff: FarOff
  readonly #ranges: ReadonlyMap<string, number>

  constructor(g: Columns, farOff: FarOff) {
    this.#g = g
    this.#farOff = farOff
    this.#ranges = new Map(Array.from(g.commonFrom, (from, range) => [`${from}-${g.commonTo[range]!}`, range]))
  }

  /**
   * Offers the entities of these kinds (all when left out), scored by how well the word fits and how near they lie. Answers
   * the areas and towns among those of common ranges; undefined where the word is none that many names have.
   */
  offer({ meanings }: QueryWord, kinds: readonly number[] | undefined, best: BestFew): Uint32Array | undefined {
    const { wordStarts, wordEntities, commonAreas, commonAreaStarts } = this.#g
    const parts = meanings.map(({ from, to, fit }) => ({
      range: this.#ranges.get(`${from}-${to}`),
      rows: wordEntities.subarray(wordStarts[from], wordStarts[to]),
      score: fit * 100,
    }))
    const isCommon = parts.some(({ range }) => range !== undefined)
    if (!isCommon || parts.some(({ range, rows }) => range === undefined && rows.length >= commonRows)) return undefined
    best.clear()
    const areas: number[] = []
    for (const { range, rows, score } of parts.toSorted((a, b) => b.score - a.score)) {
      if (range === undefined) this.#offerAll(rows, score, kinds, best)
      else {
        this.#offerRange(range, score, kinds, best)
        areas.push(...commonAreas.subarray(commonAreaStarts[range], commonAreaStarts[range + 1]))
      }
    }
    return Uint32Array.from(areas)
  }

  #offerRange(range: number, score: number, kinds: readonly number[] | undefined, best: BestFew): void {
    const { commonCells, commonEntities, rank, kind } = this.#g
    const first = firstCellOf(range)
    for (const { cell, loss } of this.#farOff.cells()) {
      const end = commonCells[first + cell + 1]!
      for (let i = commonCells[first + cell]!; i < end; i++) {
        const entity = commonEntities[i]!
        // nor do those that follow, who weigh no more
        if (score + rank[entity]! - loss < best.least) break
        if (!kinds || kinds.includes(kind[entity]!)) this.#offer(entity, score, best)
      }
    }
  }

  #offerAll(rows: Uint32Array, score: number, kinds: readonly number[] | undefined, best: BestFew): void {
    for (const entity of rows) if (!kinds || kinds.includes(this.#g.kind[entity]!)) this.#offer(entity, score, best)
  }

  #offer(entity: number, score: number, best: BestFew): void {
    const { least } = best
    const whole = score + this.#g.rank[entity]!
    if (whole < least || best.has(entity)) return
    best.offer(entity, whole - this.#farOff.loss(entity, whole, least))
  }
}
