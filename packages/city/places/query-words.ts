import { canonical, han, isTypeWord, rawWords } from './words.ts'
import type { WordFinder } from './word-finder.ts'

/** A word of a query, how much it says, and the words of the gazetteer that it may mean, each with how well it fits. */
export type QueryWord = {
  readonly text: string
  readonly weight: number
  readonly meanings: readonly { readonly from: number; readonly to: number; readonly fit: number }[]
}

const fit = { exact: 1, beginning: 0.9, typo: 0.75, cut: 0.7 }
/** Shorter words have too many neighbours for a typo to be guessed. */
const shortestTypo = 5
const mostWords = 12

/** `unfinished`: the last word may be the beginning of one. */
export function queryWords(text: string, unfinished: boolean, finder: WordFinder): QueryWord[] {
  const words = rawWords(text)
    .flatMap((word) => (han.test(word) ? segments(word, finder) : [word]))
    .slice(0, mostWords)
  return words.map((word, i) => ({
    text: word,
    weight: weightOf(word),
    meanings: meaningsOf(word, unfinished && i === words.length - 1, finder),
  }))
}

function weightOf(word: string): number {
  if (han.test(word)) return Math.min(2, word.length / 2)
  return isTypeWord(canonical(word)) ? 0.35 : 1
}

function meaningsOf(word: string, unfinished: boolean, finder: WordFinder): QueryWord['meanings'] {
  const exact = [...new Set([finder.exact(word), finder.exact(canonical(word))])].filter((at) => at >= 0)
  const meanings = exact.map((at) => ({ from: at, to: at + 1, fit: fit.exact }))
  if (unfinished) meanings.push({ ...finder.beginning(word), fit: fit.beginning })
  if (meanings.some(({ from, to }) => to > from)) return meanings
  if (word.length >= shortestTypo && !han.test(word) && !/\d/.test(word)) {
    const typos = finder.oneTypoAway(word)
    if (typos.length > 0) return typos.map((at) => ({ from: at, to: at + 1, fit: fit.typo }))
  }
  return word.length >= 3 || han.test(word) ? [{ ...finder.beginning(word), fit: fit.cut }] : []
}

/**
 * Cuts a run of Chinese characters into words that the gazetteer knows: the rest as the beginning of one if it can be,
 * else the longest known word; characters that belong to none are left out.
 */
function segments(run: string, finder: WordFinder): string[] {
  const found: string[] = []
  for (let at = 0; at < run.length;) {
    const rest = run.slice(at)
    const length = finder.startsSomething(rest) ? rest.length : longestKnown(rest, finder)
    if (length > 0) found.push(rest.slice(0, length))
    at += Math.max(1, length)
  }
  return found.length > 0 ? found : [run]
}

function longestKnown(text: string, finder: WordFinder): number {
  let beginning = 0
  let exact = 0
  for (let length = 1; length <= text.length; length++) {
    const part = text.slice(0, length)
    if (!finder.startsSomething(part)) break
    beginning = length
    if (finder.exact(part) >= 0) exact = length
  }
  // A wrong character inside a long name: what comes before it still says which name is meant.
  if (exact >= 2) return exact
  return beginning >= 2 ? beginning : 0
}
