import { pinyin } from 'pinyin-pro'
import type { WordFinder } from './word-finder.ts'

/** Before a word that stands for its sound: no text that was typed holds it. */
export const soundMark = '\u{1}'
const longestName = 16

type Cut = { readonly left: number; readonly words: readonly string[] }

/**
 * Cuts a run of Chinese characters into words that the gazetteer knows as written or by their sound (建设璐 for 建设路), so
 * that as little as possible is left out; a word that is known by its sound comes with `soundMark` before it.
 */
export function cutBySound(run: string, finder: WordFinder): Cut {
  const characters = Array.from(run)
  const syllables = pinyin(run, { toneType: 'none', type: 'array', v: true }).map((syllable) => syllable.toLowerCase())
  if (syllables.length !== characters.length) return { left: characters.length, words: [] }
  const cuts: Cut[] = []
  cuts[characters.length] = { left: 0, words: [] }
  for (let at = characters.length - 1; at >= 0; at--) {
    let best: Cut = { left: (cuts[at + 1]?.left ?? 0) + 1, words: cuts[at + 1]?.words ?? [] }
    for (let end = Math.min(characters.length, at + longestName); end >= at + 2; end--) {
      const after = cuts[end] ?? { left: 0, words: [] }
      const written = characters.slice(at, end).join('')
      const sound = syllables.slice(at, end).join('')
      const isWritten = finder.exact(written) >= 0
      if (!isWritten && finder.exact(sound) < 0) continue
      const left = after.left + (isWritten ? 0 : 0.4)
      if (left < best.left || (left === best.left && 1 + after.words.length < best.words.length)) {
        best = { left, words: [isWritten ? written : soundMark + sound + written.length, ...after.words] }
      }
    }
    cuts[at] = best
  }
  return cuts[0] ?? { left: characters.length, words: [] }
}

/** The sound of a word that `cutBySound` marked. */
export function soundOf(word: string): string {
  return word.slice(1).replace(/\d+$/, '')
}

/** How many characters such a word has. */
export function soundLength(word: string): number {
  return Number(/\d+$/.exec(word)?.[0] ?? 1)
}
