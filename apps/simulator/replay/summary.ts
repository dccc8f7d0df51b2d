import type { Audit } from './audit.ts'
import { countBy, type Account, type RefusedStep } from './ledger.ts'
import type { Violation } from '../invariants.ts'
import { oddities, type Finding } from './row.ts'
import type { Lateness } from './schedule.ts'

/** What a replay did: every row and every call accounted for, by what the server acknowledged and by what it says itself. */
export type Summary = Account & {
  readonly file: string
  readonly units: number
  readonly commands: number
  readonly tookS: number
  /** most incidents that were open at once */
  readonly mostOpen: number
  /** null for a replay without a pace */
  readonly lateMs: Lateness | null
  /** milestones that the server refused, while the run went on */
  readonly refusedSteps: readonly RefusedStep[]
  readonly audit: Audit
  /** rules that did not hold on the board while it played */
  readonly violations: readonly Violation[]
  /** each odd or unusable row with its line */
  readonly findings: readonly Finding[]
  /** no row or call is without its fate or was refused, the server's log says the same as its answers, no rule was broken */
  readonly balanced: boolean
}

const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, each) => sum + each, 0)

/**
 * Whether the rows played and those that nobody could play make up the file, calls likewise, and the audit agrees. What the
 * server refused is in neither: a log of calls that happened holds nothing that a desk may not tell.
 */
export function isBalanced({ rows, calls }: Account, audit: Audit, violations: readonly Violation[]): boolean {
  return (
    violations.length === 0 &&
    rows.played + total(rows.unusable) === rows.inFile &&
    calls.closed + calls.untold === calls.inFile &&
    total(rows.refused) + total(calls.refused) === 0 &&
    audit.runs === rows.played &&
    audit.closed === calls.closed
  )
}

const list = (counts: Readonly<Record<string, number>>): readonly string[] =>
  Object.entries(counts).map(([reason, count]) => `    ${String(count).padStart(6)}  ${reason}`)

const isOddity = (reason: string): reason is keyof typeof oddities => reason in oddities

/** The summary as a person reads it; the same text for the terminal and the log. */
export function summaryText(summary: Summary): string {
  const { rows, calls, audit, lateMs } = summary
  const odd = Object.entries(rows.odd).map(([reason, count]) => {
    return `    ${String(count).padStart(6)}  ${reason}${isOddity(reason) ? ` (${oddities[reason]})` : ''}`
  })
  const refused = countBy(summary.refusedSteps, ({ step, code }) => `${step}: ${code}`)
  return [
    `Replay of ${summary.file}: ${summary.balanced ? 'every row and call is accounted for' : 'NOT ALL WAS TAKEN, OR THE COUNTS DO NOT AGREE'}`,
    `  calls ${calls.inFile}: ${calls.closed} closed, ${total(calls.refused)} refused, ${calls.untold} without a usable row`,
    ...list(calls.refused),
    `  rows  ${rows.inFile}: ${rows.played} unit runs, ${total(rows.unusable)} unusable, ${total(rows.refused)} refused`,
    ...list(rows.unusable),
    ...list(rows.refused),
    `  odd rows, all played:${odd.length === 0 ? ' none' : ''}`,
    ...odd,
    ...(summary.refusedSteps.length === 0
      ? []
      : ['  milestones refused, their runs told without them:', ...list(refused)]),
    `  the server's log: ${audit.incidents} incidents, ${audit.closed} closed, ${audit.slips} slips, ${audit.runs} runs, ${audit.acceptedFeedbacks} feedbacks accepted`,
    `  rules broken on the board: ${summary.violations.length === 0 ? 'none' : ''}`,
    ...summary.violations.map(
      ({ rule, subject, detail, position }) => `    ${rule}: ${subject}, ${detail} (position ${position})`,
    ),
    `  ${summary.units} units, ${summary.commands} commands in ${summary.tookS} s, at most ${summary.mostOpen} incidents open at once`,
    ...(lateMs === null
      ? []
      : [`  late: half under ${lateMs.p50} ms, 99 % under ${lateMs.p99} ms, at most ${lateMs.max} ms`]),
  ].join('\n')
}

/** One line for each odd or unusable row and each refused milestone. */
export const findingLines = ({
  findings,
  refusedSteps,
}: Pick<Summary, 'findings' | 'refusedSteps'>): readonly string[] => [
  ...findings
    .toSorted((a, b) => a.line - b.line)
    .map(({ line, row, reason, detail }) => `  line ${line}  ${row}  ${reason}${detail === '' ? '' : `: ${detail}`}`),
  ...refusedSteps.map(({ row, step, code }) => `  ${row}  ${step} refused: ${code}`),
]
