import { BestFew } from './best-few.ts'
import { FarOff } from './far-off.ts'
import { inSteps, type Steps } from '../slices.ts'
import { commonEntities, CommonWords, type CommonWord } from './common-words.ts'
import { entityKinds, type EntityKind, type Gazetteer } from './gazetteer.ts'
import type { Bias } from './place.ts'
import { queryWords, type QueryWord } from './query-words.ts'
import { WordFinder } from './word-finder.ts'
import { canonical, han, isTypeWord, rawWords } from './words.ts'

export type Found = { readonly entity: number; readonly score: number }
export type NameQuery = {
  readonly text: string
  readonly unfinished: boolean
  readonly near?: Bias | undefined
  readonly kinds?: readonly EntityKind[]
  readonly limit: number
}

/** A word of the query as it touches entities: serials of query and word, its bit, and whether it may add entities. */
type Touch = { readonly query: number; readonly word: number; readonly bit: number; readonly mayAdd: boolean }

/** How many of the best by words alone are compared name by name. */
const closerLook = 120
/** Part of the query's weight that a name must cover. */
const leastCoverage = 0.5
/** A word that so many names have says little beside others. */
const commonRows = 5000
/** Where each of an entity's four numbers stands; the sum is the first. */
const [maskAt, queryAt, wordAt] = [1, 2, 3]
/** Words of less weight are street types and the like. */
const leastSaying = 0.5
const [areaKind, townKind] = [entityKinds.indexOf('area'), entityKinds.indexOf('town')]
const isArea = (kind: number | undefined): boolean => kind === areaKind || kind === townKind

/** Finds entities by name, and by the names of what surrounds them (`Landstrasse Vaduz`). */
export class NameFinder {
  readonly #g: Gazetteer
  readonly #finder: WordFinder
  /**
   * Four numbers an entity, side by side so that a common word's hundred thousand reach into memory once each: the sum of
   * weights, a bit for each word of the query, the serial of the query and of the word that last touched it.
   */
  readonly #sum: Float32Array
  readonly #seen: Uint32Array
  readonly #touched: Uint32Array
  /** 1 while an entity waits to be touched */
  readonly #noted: Uint8Array
  #touchedCount = 0
  readonly #best = new BestFew(closerLook)
  readonly #farOff: FarOff
  readonly #common = new CommonWords()
  #serial = 0

  constructor(g: Gazetteer) {
    this.#g = g
    this.#finder = new WordFinder(g)
    this.#farOff = new FarOff(g)
    this.#seen = new Uint32Array(g.kind.length * 4)
    this.#sum = new Float32Array(this.#seen.buffer)
    this.#touched = new Uint32Array(g.kind.length)
    this.#noted = new Uint8Array(g.kind.length)
  }

  /** Best first; full marks are about 100. */
  find(query: NameQuery): Found[] {
    this.#farOff.from(query.near)
    const words = queryWords(query.text, query.unfinished, this.#finder)
    const best = this.#findWords(words, query)
    this.#asked = this.#currentQuery
    const letters = words.filter(({ text }) => /^[a-z0-9]+$/.test(text))
    if (words.length < 2 || letters.length !== words.length) return best
    // Pinyin typed syllable by syllable: zhong shan da dao.
    const joined = queryWords(letters.map(({ text }) => text).join(''), query.unfinished, this.#finder)
    return merged([...best, ...this.#findWords(joined, query)]).slice(0, query.limit)
  }

  #findWords(words: readonly QueryWord[], query: NameQuery): Found[] {
    const weights = weightsOf(words)
    const total = weights.at(-1) ?? 0
    const kinds = query.kinds?.map((kind) => entityKinds.indexOf(kind))
    if (this.#findCommon(words, kinds)) return this.#lookCloser(words, query.limit)
    // The name itself has to say something of what was asked; `ST` and the town around it do not make a match.
    const saying = words.reduce((bits, { weight }, bit) => (weight >= leastSaying ? bits | (1 << bit) : bits), 0)
    this.#touch(words)
    this.#keepCommon(words)
    const { rank: ranks, kind } = this.#g
    const [best, farOff, seen, sums, areaMask] = [this.#best, this.#farOff, this.#seen, this.#sum, this.#areaMask]
    best.clear()
    for (let i = 0; i < this.#touchedCount; i++) {
      const entity = this.#touched[i] ?? 0
      if (kinds && !kinds.includes(kind[entity] ?? 0)) continue
      const own = seen[entity * 4 + maskAt] ?? 0
      if (saying !== 0 && (own & saying) === 0) continue
      const sum = sums[entity * 4] ?? 0
      const rank = ranks[entity] ?? 0
      const atMost = sum + 0.9 * (weights[areaMask & ~own] ?? 0)
      const { least } = best
      if ((atMost / total) * 100 + rank < least) continue
      const around = atMost > sum ? this.#maskAround(entity) & ~own : 0
      if ((weights[own | around] ?? 0) / total < leastCoverage) continue
      // Words that name the surroundings count, a little less.
      const score = ((sum + 0.9 * (weights[around] ?? 0)) / total) * 100 + rank
      if (score >= least) best.offer(entity, score - farOff.loss(entity, score, least))
    }
    return this.#lookCloser(words, query.limit)
  }

  #lookCloser(words: readonly QueryWord[], limit: number): Found[] {
    const close = this.#best.map((entity, score) => ({ entity, score: score - this.#strangeness(entity, words) }))
    return top(close, limit)
  }

  /** A single word that is remembered, gone through in order of memory; false when it has to be looked up. */
  #findCommon(words: readonly QueryWord[], kinds: readonly number[] | undefined): boolean {
    const [word] = words
    const common = word && words.length === 1 ? this.#common.get(keyOf(word)) : undefined
    if (!common || !word) return false
    const { entities, sums, areas } = common
    const { rank: ranks, kind } = this.#g
    const [best, farOff] = [this.#best, this.#farOff]
    best.clear()
    for (let i = 0; i < entities.length; i++) {
      const entity = entities[i] ?? 0
      if (kinds && !kinds.includes(kind[entity] ?? 0)) continue
      const score = ((sums[i] ?? 0) / word.weight) * 100 + (ranks[entity] ?? 0)
      const { least } = best
      if (score >= least) best.offer(entity, score - farOff.loss(entity, score, least))
    }
    this.#currentQuery = ++this.#serial
    for (const area of areas) this.#seen[area * 4 + queryAt] = this.#currentQuery
    return true
  }

  #keepCommon(words: readonly QueryWord[]): void {
    const [word] = words
    if (!word || words.length > 1) return
    if (this.#touchedCount < commonEntities) return
    const entities = this.#touched.slice(0, this.#touchedCount)
    const sums = Float32Array.from(entities, (entity) => this.#sum[entity * 4] ?? 0)
    const areas = Array.from(entities.filter((entity) => isArea(this.#g.kind[entity])))
    this.#common.put(keyOf(word), { entities, sums, areas })
  }

  /** Looks up what these words mean to somebody who has just begun to type, and remembers it of those that many names have. */
  *remember(texts: readonly string[]): Steps<void> {
    const gains = new Float32Array(this.#g.kind.length)
    for (const text of texts) {
      const [word] = queryWords(text, true, this.#finder)
      if (!word || this.#rowsOf(word) < commonEntities || this.#common.get(keyOf(word))) continue
      this.#common.put(keyOf(word), yield* this.#allOf(word, gains))
    }
  }

  /** `gains` by entity is all zero before and after. */
  *#allOf({ meanings, weight }: QueryWord, gains: Float32Array): Steps<CommonWord> {
    const { wordStarts, wordEntities, kind } = this.#g
    let count = 0
    for (const { from, to, fit } of meanings) {
      yield* inSteps(wordStarts[from] ?? 0, wordStarts[to] ?? 0, (start, end) => {
        for (let i = start; i < end; i++) {
          const entity = wordEntities[i] ?? 0
          if (gains[entity] !== 0) continue
          gains[entity] = weight * fit
          count++
        }
      })
    }
    const found = { entities: new Uint32Array(count), sums: new Float32Array(count), areas: new Array<number>() }
    let at = 0
    yield* inSteps(0, gains.length, (start, end) => {
      for (let entity = start; entity < end; entity++) {
        if (gains[entity] === 0) continue
        found.entities[at] = entity
        found.sums[at++] = gains[entity] ?? 0
        gains[entity] = 0
        if (isArea(kind[entity])) found.areas.push(entity)
      }
    })
    return found
  }

  /** Whether some name of the gazetteer is, or ends with, this Chinese text. */
  knows(text: string): boolean {
    return this.#finder.exact(text) >= 0
  }

  /** Whether the last question named this area or town. */
  isNamed(entity: number): boolean {
    return entity >= 0 && this.#seen[entity * 4 + queryAt] === this.#asked
  }

  /**
   * Adds up, for every entity that a word of the query may mean, how much of the query it explains. Rare words come first;
   * a common one after them (`x`, of a hundred thousand names) then only adds to what they have found, unless they name a
   * town, whose places it may mean.
   */
  #touch(words: readonly QueryWord[]): void {
    this.#touchedCount = 0
    const query = (this.#currentQuery = ++this.#serial)
    const inOrder = words
      .map((word, bit) => ({ ...word, bit, rows: this.#rowsOf(word) }))
      .sort((a, b) => a.rows - b.rows)
    this.#areaMask = 0
    for (const { rows, ...word } of inOrder) {
      this.#touchWord(word, query, rows <= commonRows || this.#touchedCount === 0 || this.#areaMask !== 0)
    }
  }
  /** the words of the query that some area or town is named by */
  #areaMask = 0
  #currentQuery = 0
  /** that of the words as they were typed */
  #asked = 0

  #touchWord({ meanings, weight, bit }: QueryWord & { bit: number }, query: number, mayAdd: boolean): void {
    const { wordStarts, wordEntities } = this.#g
    const how = { query, word: ++this.#serial, bit: 1 << bit, mayAdd }
    for (const { from, to, fit } of meanings) {
      const [start, end] = [wordStarts[from] ?? 0, wordStarts[to] ?? 0]
      if (end - start > commonRows) this.#touchMany(start, end, weight * fit, how)
      else for (let i = start; i < end; i++) this.#touchEntity(wordEntities[i] ?? 0, weight * fit, how)
    }
  }

  /** The same for very many rows: noted in few bytes first, then gone through in order, which memory likes far better. */
  #touchMany(start: number, end: number, gain: number, how: Touch): void {
    const { wordEntities } = this.#g
    const noted = this.#noted
    for (let i = start; i < end; i++) noted[wordEntities[i] ?? 0] = 1
    if (!how.mayAdd) {
      for (let i = 0; i < this.#touchedCount; i++) {
        const entity = this.#touched[i] ?? 0
        if (noted[entity] === 1) this.#touchEntity(entity, gain, how)
      }
      noted.fill(0)
      return
    }
    for (let entity = 0; entity < noted.length; entity++) {
      if (noted[entity] === 0) continue
      noted[entity] = 0
      this.#touchEntity(entity, gain, how)
    }
  }

  #touchEntity(entity: number, gain: number, { query, word, bit, mayAdd }: Touch): void {
    const seen = this.#seen
    const at = entity * 4
    if (seen[at + wordAt] === word) return
    if (seen[at + queryAt] !== query) {
      if (!mayAdd) return
      this.#touched[this.#touchedCount++] = entity
      this.#sum[at] = seen[at + maskAt] = 0
      seen[at + queryAt] = query
    }
    seen[at + wordAt] = word
    this.#sum[at] = (this.#sum[at] ?? 0) + gain
    seen[at + maskAt] = (seen[at + maskAt] ?? 0) | bit
    if (isArea(this.#g.kind[entity])) this.#areaMask |= bit
  }

  #rowsOf({ meanings }: QueryWord): number {
    const { wordStarts } = this.#g
    return meanings.reduce((rows, { from, to }) => rows + (wordStarts[to] ?? 0) - (wordStarts[from] ?? 0), 0)
  }

  /** The words of the query that name the areas and towns around an entity. */
  #maskAround(entity: number): number {
    const { aroundStarts, aroundEntities } = this.#g
    const end = aroundStarts[entity + 1] ?? 0
    let mask = 0
    for (let i = aroundStarts[entity] ?? 0; i < end; i++) {
      const at = (aroundEntities[i] ?? 0) * 4
      if (this.#seen[at + queryAt] === this.#currentQuery) mask |= this.#seen[at + maskAt] ?? 0
    }
    return mask
  }

  /** How much of the name was not asked for: `Market` means MARKET ST rather than UPPER MARKET ST. */
  #strangeness(entity: number, words: readonly QueryWord[]): number {
    const { strings, local, zh, en } = this.#g
    const names = new Set([local[entity] ?? 0, zh[entity] ?? 0, en[entity] ?? 0])
    const asked = words.map(({ text }) => (han.test(text) ? text : canonical(text)))
    let least = 12
    for (const name of names) if (name > 0) least = Math.min(least, strangeWords(strings.at(name), asked))
    return least
  }
}

/** What a word of a query may mean, as a text. */
const keyOf = ({ weight, meanings }: QueryWord): string =>
  `${weight} ${meanings.map(({ from, to, fit }) => `${from}-${to}:${fit}`).join(' ')}`

/** By set of words (a bit each): what they weigh together. */
function weightsOf(words: readonly QueryWord[]): Float64Array {
  const weights = new Float64Array(2 ** words.length)
  for (const [bit, { weight }] of words.entries()) {
    for (let set = 1 << bit; set < 2 << bit; set++) weights[set] = (weights[set ^ (1 << bit)] ?? 0) + weight
  }
  return weights
}

function strangeWords(name: string, asked: readonly string[]): number {
  let strange = 0
  for (const raw of rawWords(name)) {
    const word = canonical(raw)
    if (han.test(word)) strange += Math.min(6, (word.length - longestAsked(word, asked)) * 1.5)
    else if (!asked.some((text) => word === text)) {
      strange += asked.some((text) => word.startsWith(text)) ? 1 : isTypeWord(word) ? 1.5 : 4
    }
  }
  return strange
}

function longestAsked(word: string, asked: readonly string[]): number {
  let longest = 0
  for (const text of asked) if (word.includes(text)) longest = Math.max(longest, text.length)
  return longest
}

function top(found: Found[], count: number): Found[] {
  return found.sort((a, b) => b.score - a.score || a.entity - b.entity).slice(0, count)
}

function merged(found: Found[]): Found[] {
  const best = new Map<number, Found>()
  for (const one of found) if (one.score > (best.get(one.entity)?.score ?? -Infinity)) best.set(one.entity, one)
  return top([...best.values()], found.length)
}
