import type { ImportFinding } from '@tocsin/city'
import { wordsOf } from '@tocsin/ui/words'

const words: Readonly<Record<string, string>> = wordsOf('en').cities.findings

/** One finding of an import in words, for people: what, how many, what was done; then its examples, one a line. */
export function describeFinding({ kind, count, examples }: ImportFinding): string {
  const head = `${count} × ${words[kind] ?? kind}`
  const more = count > examples.length ? [`... and ${count - examples.length} more`] : []
  return [head, ...[...examples, ...more].map((line) => `    ${line}`)].join('\n')
}
