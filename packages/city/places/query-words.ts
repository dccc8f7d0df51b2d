import { canonical, han, isTypeWord, rawWords } from './words.ts'
import { cutBySound, soundLength, soundMark, soundOf } from './homophones.ts'
import type { WordFinder } from './word-finder.ts'

/** A word of a query, how much it says, and the words of the gazetteer that it may mean, each with how well it fits. */
export type QueryWord = {
  readonly text: string
  readonly weight: number
  readonly meanings: readonly { readonly from: number; readonly to: number; readonly fit: number }[]
}

const fit = { exact: 1, beginning: 0.9, homophone: 0.8, typo: 0.75, shortTypo: 0.6, cut: 0.7 }
/** Shorter words have too many neighbours for a typo to be guessed; those below `longTypo` have many. */
const shortestTypo = 3
const longTypo = 5
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
  if (word.startsWith(soundMark)) return Math.min(2, soundLength(word) / 2)
  if (han.test(word)) return Math.min(2, word.length / 2)
  return isTypeWord(canonical(word)) ? 0.35 : 1
}

function meaningsOf(word: string, unfinished: boolean, finder: WordFinder): QueryWord['meanings'] {
  if (word.startsWith(soundMark)) {
    const at = finder.exact(soundOf(word))
    return at < 0 ? [] : [{ from: at, to: at + 1, fit: fit.homophone }]
  }
  const exact = [...new Set([finder.exact(word), finder.exact(canonical(word))])].filter((at) => at >= 0)
  const meanings = exact.map((at) => ({ from: at, to: at + 1, fit: fit.exact }))
  if (unfinished) meanings.push({ ...finder.beginning(word), fit: fit.beginning })
  if (meanings.some(({ from, to }) => to > from)) return meanings
  if (word.length >= shortestTypo && !han.test(word) && !/\d/.test(word)) {
    const typos = finder.oneTypoAway(word)
    const like = word.length < longTypo ? fit.shortTypo : fit.typo
    if (typos.length > 0) return typos.map((at) => ({ from: at, to: at + 1, fit: like }))
  }
  return word.length >= 3 || han.test(word) ? [{ ...finder.beginning(word), fit: fit.cut }] : []
}

/** No Chinese name of a place is longer. */
const longestSegment = 24
const longestRun = 60

/** The best way to cut what begins at some character: how many characters it leaves out, in how many words. */
type Cut = { readonly left: number; readonly words: readonly string[] }

/**
 * Cuts a run of Chinese characters into words that the gazetteer knows, so that as few characters as possible are left
 * out, in as few words as possible; the last may be the mere beginning of a word. 临江城隍庙巷 is 临江 + 城隍庙巷, though
 * 临江城隍庙 is a word, too.
 */
function segments(run: string, finder: WordFinder): string[] {
  const text = run.slice(0, longestRun)
  const cuts: Cut[] = []
  cuts[text.length] = { left: 0, words: [] }
  for (let at = text.length - 1; at >= 0; at--) cuts[at] = bestCut(text, at, cuts, finder)
  const cut = cuts[0] ?? { left: text.length, words: [] }
  const sounding = cut.left >= 1 && /^\p{Script=Han}{2,}$/u.test(text) ? cutBySound(text, finder) : undefined
  const found = sounding && sounding.left < cut.left ? sounding.words : cut.words
  return found.length > 0 ? [...found] : [text]
}

function bestCut(text: string, at: number, cuts: readonly Cut[], finder: WordFinder): Cut {
  const after = (end: number) => cuts[end] ?? { left: 0, words: [] }
  let best: Cut = { left: after(at + 1).left + 1, words: after(at + 1).words }
  for (let end = at + 1; end <= Math.min(text.length, at + longestSegment); end++) {
    const part = text.slice(at, end)
    if (!finder.startsSomething(part)) break
    // The beginning of a word counts as one at the end of the text, and, with a wrong character after it, as half of one.
    const isWord = finder.exact(part) >= 0 || end === text.length
    if (part.length < 2 && !isWord) continue
    const left = after(end).left + (isWord ? 0 : 0.5 * part.length)
    const words = [part, ...after(end).words]
    if (left < best.left || (left === best.left && words.length < best.words.length)) best = { left, words }
  }
  return best
}
