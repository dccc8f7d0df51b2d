import type { Gazetteer } from './gazetteer.ts'
import { LetterMarks } from './letter-marks.ts'
import type { TextTable } from './text-table.ts'

/** Looks words up in the gazetteer's sorted list. Words are known by their number in it. */
export class WordFinder {
  readonly #words: TextTable
  readonly #marks: LetterMarks

  constructor(g: Pick<Gazetteer, 'words' | 'markStarts' | 'markWords' | 'marks'>) {
    this.#words = g.words
    this.#marks = new LetterMarks(g)
  }

  /** -1 when there is no such word. */
  exact(word: string): number {
    const at = this.#firstNotBelow(word)
    return at < this.#words.length && this.#words.compare(at, word) === 0 ? at : -1
  }

  /** Numbers from `from` to before `to` begin with the text. */
  beginning(text: string): { from: number; to: number } {
    const from = this.#firstNotBelow(text)
    return { from, to: this.#firstNotBelow(`${text}\u{ffff}`, from) }
  }

  startsSomething(text: string): boolean {
    return this.#words.startsWith(this.#firstNotBelow(text), text)
  }

  /** Words that become this one by one letter more, less, other, or two neighbours swapped. */
  oneTypoAway(word: string): number[] {
    return this.#marks.like(word).filter((i) => isOneTypo(this.#words.at(i), word))
  }

  #firstNotBelow(text: string, start = 0): number {
    let low = start
    let high = this.#words.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#words.compare(middle, text) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Whether one text becomes the other by one letter more, less, other, or two neighbours swapped. */
export function isOneTypo(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let end = 0
  while (
    end < a.length - start &&
    end < b.length - start &&
    a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)
  ) {
    end++
  }
  const [restA, restB] = [a.length - start - end, b.length - start - end]
  if (restA <= 1 && restB <= 1) return true
  return restA === 2 && restB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start]
}
