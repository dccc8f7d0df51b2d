/** Texts kept once each and known by number; number 0 is the empty text. */
export class StringPool {
  readonly list: string[] = ['']
  readonly #numbers = new Map<string, number>([['', 0]])

  number(text: string | undefined): number {
    const known = this.#numbers.get(text ?? '')
    if (known !== undefined) return known
    const made = this.list.push(text ?? '') - 1
    this.#numbers.set(text ?? '', made)
    return made
  }
}
