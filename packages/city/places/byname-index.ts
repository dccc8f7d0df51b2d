import { pinyinOf } from './name-words.ts'
import { canonical, han, rawWords } from './words.ts'
import { isOneTypo } from './word-finder.ts'

/** `isExact`: the text is the whole name, in characters or in its whole pinyin. */
export type BynameFound = { readonly id: string; readonly score: number; readonly isExact: boolean }

/** How well a text fits that meets a name by one of its keys; the beginning of a key fits a little less. */
const fit = { whole: 100, pinyin: 90, initials: 75, ending: 70, endingPinyin: 60, endingInitials: 45, typo: 30 }
const ofBeginning = 0.8
const exactFrom = fit.pinyin
/** A key that many names share is looked at this far: nobody reads on. */
const mostKeysRead = 400
/** Shorter texts have too many neighbours for a typo to be guessed; a Chinese character says more than a letter. */
const shortestTypo = { han: 4, letters: 5 }
/** Endings and pinyin of one letter would bring up everything. */
const shortestPart = 2
/** A name said within a longer text (老供销社对面) has at least this many characters, and half of what was typed. */
const shortestWithin = 3

/**
 * Names that come and go while people search, found while they are typed: by their beginning, by any ending, by full and
 * initial pinyin, in either script of Chinese, with one typo in longer ones, and where a longer text holds them. The work
 * of a search grows with what it finds; only a longer text that nothing fits is compared with the names of like length.
 */
export class BynameIndex {
  /** key -> names that have it -> how well it stands for each */
  readonly #names = new Map<string, Map<string, number>>()
  /** all keys, sorted */
  #keys: string[] = []
  /** whole names and their pinyin by length, for typos */
  readonly #wholes = new Map<number, Set<string>>()
  readonly #keysOf = new Map<string, ReadonlyMap<string, number>>()

  /** Starts with these names (id, words): at once, since sorting once is quicker than inserting each. */
  constructor(names: Iterable<readonly [id: string, name: string]> = []) {
    for (const [id, name] of names) this.#add(id, name)
    this.#keys = [...this.#names.keys()].sort(byCode)
  }

  /** Adds a name; one of the same id gives way. */
  put(id: string, name: string): void {
    this.remove(id)
    for (const key of this.#add(id, name)) this.#keys.splice(this.#firstNotBelow(key), 0, key)
  }

  remove(id: string): void {
    for (const [key] of this.#keysOf.get(id) ?? []) {
      const names = this.#names.get(key)
      names?.delete(id)
      if (names === undefined || names.size > 0) continue
      this.#names.delete(key)
      this.#keys.splice(this.#firstNotBelow(key), 1)
      this.#wholes.get(key.length)?.delete(key)
    }
    this.#keysOf.delete(id)
  }

  /** Names that the text may mean, best first, at most `limit`. */
  search(text: string, limit: number): BynameFound[] {
    const typed = keyOf(text)
    if (typed === '' || this.#keys.length === 0) return []
    const best = new Map<string, number>()
    this.#findBeginnings(typed, best)
    this.#findWithin(typed, best)
    if (best.size === 0) this.#findLike(typed, best)
    return [...best]
      .map(([id, score]) => ({ id, score, isExact: score >= exactFrom }))
      .sort((a, b) => b.score - a.score || byCode(a.id, b.id))
      .slice(0, limit)
  }

  #findBeginnings(typed: string, best: Map<string, number>): void {
    const isShort = typed.length < shortestPart
    const from = this.#firstNotBelow(typed)
    for (let at = from; at < from + mostKeysRead; at++) {
      const key = this.#keys[at]
      if (key === undefined || !key.startsWith(typed)) return
      const share = key === typed ? 1 : ofBeginning
      for (const [id, how] of this.#names.get(key) ?? [])
        if (!isShort || how === fit.whole) keepBest(best, id, how * share)
    }
  }

  /** Whole names of Chinese characters in a longer text. */
  #findWithin(typed: string, best: Map<string, number>): void {
    if (!han.test(typed)) return
    const least = Math.max(shortestWithin, Math.ceil(typed.length / 2))
    for (let from = 0; from + least <= typed.length; from++) {
      for (let to = from + least; to <= typed.length; to++) {
        if (to - from === typed.length) continue
        for (const [id, how] of this.#names.get(typed.slice(from, to)) ?? [])
          if (how === fit.whole) keepBest(best, id, fit.ending)
      }
    }
  }

  /** Nothing is spelt so: other characters of the same sound, then one typo. */
  #findLike(typed: string, best: Map<string, number>): void {
    const isHan = han.test(typed)
    if (typed.length < (isHan ? shortestTypo.han : shortestTypo.letters)) return
    if (isHan) {
      const [sound = ''] = pinyinOf(typed)
      for (const id of this.#called(sound)) keepBest(best, id, fit.typo * 2)
    }
    for (const length of [typed.length - 1, typed.length, typed.length + 1]) {
      for (const key of this.#wholes.get(length) ?? [])
        if (isOneTypo(key, typed)) for (const id of this.#called(key)) keepBest(best, id, fit.typo)
    }
  }

  /** Names of which this is the whole, in characters or pinyin. */
  #called(key: string): string[] {
    return [...(this.#names.get(key) ?? [])].flatMap(([id, how]) => (how >= exactFrom ? [id] : []))
  }

  /** The keys that are new with this name. */
  #add(id: string, name: string): string[] {
    const keys = keysOf(name)
    this.#keysOf.set(id, keys)
    const made: string[] = []
    for (const [key, how] of keys) {
      const names = this.#names.get(key)
      if (names === undefined) made.push(key)
      if (names === undefined) this.#names.set(key, new Map([[id, how]]))
      else names.set(id, how)
      if (how < exactFrom) continue
      const wholes = this.#wholes.get(key.length) ?? new Set()
      this.#wholes.set(key.length, wholes.add(key))
    }
    return made
  }

  #firstNotBelow(key: string): number {
    let low = 0
    let high = this.#keys.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#keys[middle] ?? '') < key) low = middle + 1
      else high = middle
    }
    return low
  }
}

/**
 * Whether a text is a way to write one of these names: all of it or a part, in characters, pinyin, initials or with a
 * typo. What says more than the name (X对面) is not.
 */
export function isSpellingOf(text: string, names: readonly string[]): boolean {
  const typed = keyOf(text)
  const says = names.map(keyOf).filter((key) => key !== '')
  if (says.some((key) => key !== typed && typed.includes(key))) return false
  return new BynameIndex(names.map((name, n) => [String(n), name])).search(text, 1).length > 0
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What spellings of the same name have in common, written together: blanks fall anywhere in pinyin and in Chinese. */
const keyOf = (text: string): string => rawWords(text).map(canonical).join('')

/** Under what a name is found, and how well each stands for it. */
function keysOf(name: string): ReadonlyMap<string, number> {
  const keys = new Map<string, number>()
  const whole = keyOf(name)
  if (whole === '') return keys
  keepBest(keys, whole, fit.whole)
  if (!han.test(whole)) {
    const words = rawWords(name).map(canonical)
    for (let i = 1; i < words.length; i++) keepBest(keys, words.slice(i).join(''), fit.ending)
    return keys
  }
  for (let i = 1; i + 2 <= whole.length; i++) keepBest(keys, whole.slice(i), fit.ending)
  for (const [i, sound] of [...pinyinOf(whole)].entries()) {
    const [full, initials] = i < 2 ? [fit.pinyin, fit.initials] : [fit.endingPinyin, fit.endingInitials]
    if (sound.length >= shortestPart) keepBest(keys, sound, i % 2 === 0 ? full : initials)
  }
  return keys
}

function keepBest(best: Map<string, number>, key: string, score: number): void {
  if (score > (best.get(key) ?? 0)) best.set(key, score)
}
