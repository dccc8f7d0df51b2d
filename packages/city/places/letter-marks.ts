/* oxlint-disable typescript/no-non-null-assertion -- the hot loop: every index comes from the arrays themselves */
import { han } from './words.ts'

/**
 * By word: which letters it has, one bit each, and how long it is. One letter more, less, other or two swapped change two
 * of the bits at most, so a glance at the marks leaves few words to compare letter by letter.
 */
export class LetterMarks {
  readonly #marks: Uint32Array
  /** 0 for words that no typo leads to: those in Chinese characters, and the very long */
  readonly #lengths: Uint8Array

  constructor(words: readonly string[]) {
    this.#marks = Uint32Array.from(words, marksOf)
    this.#lengths = Uint8Array.from(words, (word) => (word.length > 200 || han.test(word) ? 0 : word.length))
  }

  /** Numbers of the words that may be one typo away from this one, ascending; the caller looks at each. */
  like(word: string): number[] {
    const marks = marksOf(word)
    const length = word.length
    const found: number[] = []
    for (let i = 0; i < this.#lengths.length; i++) {
      const longer = this.#lengths[i]! - length
      if (longer < -1 || longer > 1) continue
      // More than two bits set: taking the lowest away twice leaves some.
      let differ = (this.#marks[i]! ^ marks) >>> 0
      differ &= differ - 1
      if ((differ & (differ - 1)) === 0) found.push(i)
    }
    return found
  }
}

/** 26 bits for the letters, five that other characters share. */
function marksOf(word: string): number {
  let marks = 0
  for (let i = 0; i < word.length; i++) {
    const letter = word.charCodeAt(i) - 97
    marks |= 1 << (letter >= 0 && letter < 26 ? letter : 26 + (word.charCodeAt(i) % 5))
  }
  return marks >>> 0
}
