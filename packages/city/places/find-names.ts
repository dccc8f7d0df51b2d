import { BestFew } from './best-few.ts'
import { FarOff } from './far-off.ts'
import { CommonFinder } from './find-common.ts'
import { entityKinds, type EntityKind, type Gazetteer } from './gazetteer.ts'
import type { Bias } from './place.ts'
import { queryWords, type QueryWord } from './query-words.ts'
import { Tally } from './tally.ts'
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

/** How many of the best by words alone are compared name by name. */
const closerLook = 120
/** Part of the query's weight that a name must cover. */
const leastCoverage = 0.5
/** Words of less weight are street types and the like. */
const leastSaying = 0.5

/** Finds entities by name, and by the names of what surrounds them (`Landstrasse Vaduz`). */
export class NameFinder {
  readonly #g: Gazetteer
  readonly #finder: WordFinder
  readonly #tally: Tally
  readonly #best = new BestFew(closerLook)
  readonly #farOff: FarOff
  readonly #common: CommonFinder
  /** serial of the query of the words as they were typed */
  #asked = 0

  constructor(g: Gazetteer) {
    this.#g = g
    this.#finder = new WordFinder(g)
    this.#tally = new Tally(g)
    this.#farOff = new FarOff(g)
    this.#common = new CommonFinder(g, this.#farOff)
  }

  /** Best first; full marks are about 100. */
  find(query: NameQuery): Found[] {
    this.#farOff.from(query.near)
    const words = queryWords(query.text, query.unfinished, this.#finder)
    const best = this.#findWords(words, query)
    this.#asked = this.#tally.query
    const letters = words.filter(({ text }) => /^[a-z0-9]+$/.test(text))
    if (words.length < 2 || letters.length !== words.length) return best
    // Pinyin typed syllable by syllable: zhong shan da dao.
    const joined = queryWords(letters.map(({ text }) => text).join(''), query.unfinished, this.#finder)
    return merged([...best, ...this.#findWords(joined, query)]).slice(0, query.limit)
  }

  /** Whether some name of the gazetteer is, or ends with, this Chinese text. */
  knows(text: string): boolean {
    return this.#finder.exact(text) >= 0
  }

  /** Whether the last question named this area or town. */
  isNamed(entity: number): boolean {
    return entity >= 0 && this.#tally.wasTouched(entity, this.#asked)
  }

  #findWords(words: readonly QueryWord[], query: NameQuery): Found[] {
    const kinds = query.kinds?.map((kind) => entityKinds.indexOf(kind))
    if (!this.#findCommon(words, kinds)) this.#findAny(words, kinds)
    return this.#lookCloser(words, query.limit)
  }

  /** A single word that very many names have; false when it is none. */
  #findCommon(words: readonly QueryWord[], kinds: readonly number[] | undefined): boolean {
    const [word] = words
    const areas = word && words.length === 1 ? this.#common.offer(word, kinds, this.#best) : undefined
    if (areas) this.#tally.touchOnly(areas)
    return areas !== undefined
  }

  #findAny(words: readonly QueryWord[], kinds: readonly number[] | undefined): void {
    const weights = weightsOf(words)
    const total = weights.at(-1) ?? 0
    // The name itself has to say something of what was asked; `ST` and the town around it do not make a match.
    const saying = words.reduce((bits, { weight }, bit) => (weight >= leastSaying ? bits | (1 << bit) : bits), 0)
    const [tally, best, farOff, { rank: ranks, kind }] = [this.#tally, this.#best, this.#farOff, this.#g]
    tally.touch(words)
    best.clear()
    for (let i = 0; i < tally.count; i++) {
      const entity = tally.touched[i] ?? 0
      if (kinds && !kinds.includes(kind[entity] ?? 0)) continue
      const own = tally.maskOf(entity)
      if (saying !== 0 && (own & saying) === 0) continue
      const sum = tally.sumOf(entity)
      const rank = ranks[entity] ?? 0
      const atMost = sum + 0.9 * (weights[tally.areaMask & ~own] ?? 0)
      const { least } = best
      if ((atMost / total) * 100 + rank < least) continue
      const around = atMost > sum ? this.#maskAround(entity) & ~own : 0
      if ((weights[own | around] ?? 0) / total < leastCoverage) continue
      // Words that name the surroundings count, a little less.
      const score = ((sum + 0.9 * (weights[around] ?? 0)) / total) * 100 + rank
      if (score >= least) best.offer(entity, score - farOff.loss(entity, score, least))
    }
  }

  #lookCloser(words: readonly QueryWord[], limit: number): Found[] {
    const close = this.#best.map((entity, score) => ({ entity, score: score - this.#strangeness(entity, words) }))
    return top(close, limit)
  }

  /** The words of the query that name the areas and towns around an entity. */
  #maskAround(entity: number): number {
    const { aroundStarts, aroundEntities } = this.#g
    const end = aroundStarts[entity + 1] ?? 0
    let mask = 0
    for (let i = aroundStarts[entity] ?? 0; i < end; i++) {
      const entity = aroundEntities[i] ?? 0
      if (this.#tally.wasTouched(entity, this.#tally.query)) mask |= this.#tally.maskOf(entity)
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
