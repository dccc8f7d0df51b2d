/* oxlint-disable typescript/no-non-null-assertion -- the hot loop: every index comes from the arrays themselves */
import type { GazetteerIndexes } from './gazetteer.ts'
import { han } from './words.ts'

/** Longer words are no words. */
const longest = 60

type MarkColumns = Pick<GazetteerIndexes, 'markStarts' | 'markWords' | 'marks'>

/** The columns of `LetterMarks`: words of `n` letters stand from `markStarts[n]` to before `markStarts[n + 1]`. */
export function markColumns(words: readonly string[]): MarkColumns {
  const markStarts = new Uint32Array(longest + 2)
  // No typo leads to Chinese characters; they begin at U+2E80, far behind every letter, so one glance tells most.
  const lengths = Uint8Array.from(words, (word) => (word.length > longest || hasHan(word) ? 0 : word.length))
  for (const length of lengths) if (length > 0) markStarts[length + 1]!++
  for (let length = 1; length <= longest; length++) markStarts[length + 1]! += markStarts[length]!
  const markWords = new Uint32Array(markStarts.at(-1)!)
  const marks = new Uint32Array(markWords.length)
  const next = markStarts.slice()
  for (const [i, length] of lengths.entries()) {
    if (length === 0) continue
    const at = next[length]!++
    markWords[at] = i
    marks[at] = marksOf(words[i]!)
  }
  return { markStarts, markWords, marks }
}

/**
 * Words by length, each with the letters that it has, one bit each. One letter more, less, other or two swapped change two
 * of the bits at most, so a glance at the marks leaves few words to compare letter by letter.
 */
export class LetterMarks {
  readonly #columns: MarkColumns

  constructor(columns: MarkColumns) {
    this.#columns = columns
  }

  /** Numbers of the words that may be one typo away from this one, ascending; the caller looks at each. */
  like(word: string): number[] {
    if (word.length >= longest) return []
    const { markStarts, markWords, marks } = this.#columns
    const asked = marksOf(word)
    const found: number[] = []
    const end = markStarts[word.length + 2]!
    for (let at = markStarts[Math.max(0, word.length - 1)]!; at < end; at++) {
      // More than two bits set: taking the lowest away twice leaves some.
      let differ = marks[at]! ^ asked
      differ &= differ - 1
      if ((differ & (differ - 1)) === 0) found.push(markWords[at]!)
    }
    return found.sort((a, b) => a - b)
  }
}

function hasHan(word: string): boolean {
  return word.charCodeAt(word.length - 1) >= 0x2e80 || han.test(word)
}

/** 26 bits for the letters, five that other characters share. */
function marksOf(word: string): number {
  let marks = 0
  for (let i = 0; i < word.length; i++) {
    const letter = word.charCodeAt(i) - 97
    marks |= 1 << (letter >= 0 && letter < 26 ? letter : 26 + (word.charCodeAt(i) % 5))
  }
  return marks
}
