import type { ImportFinding } from '../city.ts'

const examplesKept = 10

/** What an import left out or mended, counted by kind with the first few examples. */
export class Findings {
  readonly #found = new Map<string, { count: number; readonly examples: string[] }>()

  add(kind: string, example: string): void {
    const entry = this.#found.get(kind) ?? { count: 0, examples: [] }
    this.#found.set(kind, entry)
    entry.count++
    if (entry.examples.length < examplesKept) entry.examples.push(example)
  }

  /** All kinds so far, the most frequent first. */
  report(): readonly ImportFinding[] {
    const all = Array.from(this.#found, ([kind, { count, examples }]) => ({ kind, count, examples: [...examples] }))
    return all.toSorted((a, b) => b.count - a.count)
  }
}
