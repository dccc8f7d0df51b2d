import type { Plan } from './plan.ts'

/** What became of the rows and calls, by what the server acknowledged. A row or call has one fate. */
export type Ledger = {
  /** the unit's run was told from dispatch to its end */
  runEnded(row: string): void
  runRefused(row: string, step: string, code: string): void
  callClosed(call: string): void
  callRefused(call: string, step: string, code: string): void
  /** a milestone that the server refused; the run goes on */
  stepRefused(row: string, step: string, code: string): void
  readonly runs: ReadonlyMap<string, Fate>
  readonly calls: ReadonlyMap<string, Fate>
  readonly refusedSteps: readonly RefusedStep[]
}

export type RefusedStep = { readonly row: string; readonly step: string; readonly code: string }

export type Fate = 'done' | { readonly step: string; readonly code: string }

export function createLedger(): Ledger {
  const runs = new Map<string, Fate>()
  const calls = new Map<string, Fate>()
  const refusedSteps: RefusedStep[] = []
  /** the first reason counts: what follows from it is no news */
  const refuse = (fates: Map<string, Fate>, key: string, step: string, code: string): void => {
    if (!fates.has(key)) fates.set(key, { step, code })
  }
  return {
    runs,
    calls,
    refusedSteps,
    runEnded: (row) => void (runs.has(row) || runs.set(row, 'done')),
    runRefused: (row, step, code) => refuse(runs, row, step, code),
    callClosed: (call) => void (calls.has(call) || calls.set(call, 'done')),
    callRefused: (call, step, code) => refuse(calls, call, step, code),
    stepRefused: (row, step, code) => void refusedSteps.push({ row, step, code }),
  }
}

/** Counts by reason, most frequent first. */
export function countBy<Item>(
  items: Iterable<Item>,
  reasonOf: (item: Item) => string,
): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(reasonOf(item), (counts.get(reasonOf(item)) ?? 0) + 1)
  return Object.fromEntries([...counts].toSorted((a, b) => b[1] - a[1]))
}

export type Account = {
  readonly rows: {
    readonly inFile: number
    readonly played: number
    readonly unusable: Counts
    readonly refused: Counts
    readonly odd: Counts
  }
  readonly calls: {
    readonly inFile: number
    readonly closed: number
    readonly refused: Counts
    readonly untold: number
  }
}
type Counts = Readonly<Record<string, number>>

const isRefused = (fate: Fate): fate is Exclude<Fate, 'done'> => fate !== 'done'
const inWords = ({ step, code }: { step: string; code: string }): string => `${step}: ${code}`

/** What became of every row and call of the plan. */
export function accountFor(plan: Plan, unusable: ReadonlySet<string>, ledger: Ledger): Account {
  const done = (fates: ReadonlyMap<string, Fate>): number =>
    [...fates.values()].filter((fate) => fate === 'done').length
  const refused = (fates: ReadonlyMap<string, Fate>): Counts => countBy([...fates.values()].filter(isRefused), inWords)
  return {
    rows: {
      inFile: plan.rowCount,
      played: done(ledger.runs),
      unusable: countBy(
        plan.findings.filter(({ reason }) => unusable.has(reason)),
        ({ reason }) => reason,
      ),
      refused: refused(ledger.runs),
      odd: countBy(
        plan.findings.filter(({ reason }) => !unusable.has(reason)),
        ({ reason }) => reason,
      ),
    },
    calls: {
      inFile: plan.calls.length + plan.untold.length,
      closed: done(ledger.calls),
      refused: refused(ledger.calls),
      untold: plan.untold.length,
    },
  }
}
