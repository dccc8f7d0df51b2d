import { join } from 'node:path'
import { percentile } from '../../bench/statistics.ts'
import { measureFunctions } from './functions.ts'
import { readSources } from './sources.ts'

/** A size that a house of small named parts keeps (docs/ARCHITECTURE, rules of style). */
interface Budget {
  what: string
  sizes: { at: string; lines: number }[]
  medianLines: number
  p95Lines: number
}

const sources = readSources(join(import.meta.dirname, '../..'))
const written = sources.filter((source) => !source.isSpec)
const functions = written.flatMap(measureFunctions)
const budgets: Budget[] = [
  {
    what: `files (${sources.length}, of them ${sources.length - written.length} specs)`,
    sizes: sources.map((source) => ({ at: source.path, lines: source.lines })),
    medianLines: 100,
    p95Lines: 300,
  },
  {
    what: `functions outside specs (${functions.length})`,
    sizes: functions.map((size) => ({ at: `${size.path}:${size.line}`, lines: size.lines })),
    medianLines: 12,
    p95Lines: 40,
  },
]
const kept = budgets.map(printBudget)
process.exitCode = kept.every(Boolean) ? 0 : 1

function printBudget({ what, sizes, medianLines, p95Lines }: Budget): boolean {
  const lines = sizes.map((size) => size.lines)
  const [middle, high] = [percentile(lines, 0.5), percentile(lines, 0.95)]
  console.log(`${what}: median ${middle} lines (budget ${medianLines}), p95 ${high} (budget ${p95Lines}); largest:`)
  const largest = sizes.toSorted((a, b) => b.lines - a.lines).slice(0, 5)
  for (const size of largest) console.log(`  ${String(size.lines).padStart(5)}  ${size.at}`)
  return !(middle > medianLines || high > p95Lines)
}
