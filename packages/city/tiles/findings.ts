import type { ImportFinding } from '../city.ts'

const keptExamples = 10

/** Counts what an import left out, by kind, with the first ten of each. */
export class Findings {
  readonly #byKind = new Map<string, { count: number; examples: string[] }>()

  readonly add = (kind: string, example: string): void => {
    const found = this.#byKind.get(kind) ?? { count: 0, examples: [] }
    this.#byKind.set(kind, found)
    found.count++
    if (found.examples.length < keptExamples) found.examples.push(example)
  }

  report(finding: ((finding: ImportFinding) => void) | undefined): void {
    for (const [kind, { count, examples }] of this.#byKind) finding?.({ kind, count, examples })
  }
}
