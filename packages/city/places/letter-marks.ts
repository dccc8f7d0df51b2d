/* oxlint-disable typescript/no-non-null-assertion -- the hot loop: every index comes from the arrays themselves */
import { han } from './words.ts'

/** Longer words are no words. */
const longest = 60

/**
 * Words by length, each with the letters that it has, one bit each. One letter more, less, other or two swapped change two
 * of the bits at most, so a glance at the marks leaves few words to compare letter by letter.
 */
export class LetterMarks {
  /** words of `n` letters stand from `#starts[n]` to before `#starts[n + 1]` */
  readonly #starts = new Uint32Array(longest + 2)
  readonly #words: Uint32Array
  readonly #marks: Uint32Array

  constructor(words: readonly string[]) {
    // No typo leads to Chinese characters; they begin at U+2E80, far behind every letter, so one glance tells most.
    const lengths = Uint8Array.from(words, (word) => (word.length > longest || hasHan(word) ? 0 : word.length))
    for (const length of lengths) if (length > 0) this.#starts[length + 1]!++
    for (let length = 1; length <= longest; length++) this.#starts[length + 1]! += this.#starts[length]!
    this.#words = new Uint32Array(this.#starts.at(-1)!)
    this.#marks = new Uint32Array(this.#starts.at(-1)!)
    const next = this.#starts.slice()
    for (const [i, length] of lengths.entries()) {
      if (length === 0) continue
      const at = next[length]!++
      this.#words[at] = i
      this.#marks[at] = marksOf(words[i]!)
    }
  }

  /** Numbers of the words that may be one typo away from this one, ascending; the caller looks at each. */
  like(word: string): number[] {
    if (word.length >= longest) return []
    const marks = marksOf(word)
    const found: number[] = []
    const end = this.#starts[word.length + 2]!
    for (let at = this.#starts[Math.max(0, word.length - 1)]!; at < end; at++) {
      // More than two bits set: taking the lowest away twice leaves some.
      let differ = this.#marks[at]! ^ marks
      differ &= differ - 1
      if ((differ & (differ - 1)) === 0) found.push(this.#words[at]!)
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
