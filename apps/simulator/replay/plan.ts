import type { Disposition, FeedbackResult, Point, Priority, UnitKind } from '@tocsin/domain'
import type { CallLog } from './read-log.ts'
import type { Finding, Row } from './row.ts'
import { dispositionOf, kindOf, priorityOf, resultOf, typeOf } from './words-of-log.ts'

export type RunStatus = 'en-route' | 'on-scene' | 'transporting' | 'at-destination'

/** One unit's work for one call, ready to be told. `at` is the time as logged. */
export type PlannedRun = {
  readonly key: string
  readonly line: number
  readonly unit: string
  readonly dispatchAt: number
  readonly milestones: readonly { readonly status: RunStatus; readonly at: number }[]
  readonly endAt: number
  readonly result: FeedbackResult
  /** the run that the same unit has to end before; its key */
  readonly after: string | null
}

export type PlannedCall = {
  readonly call: string
  readonly receivedAt: number
  readonly entryAt: number
  readonly type: string
  readonly callType: string
  readonly priority: Priority
  readonly point: Point | null
  readonly address: string
  readonly disposition: Disposition
  readonly runs: readonly PlannedRun[]
}

export type Plan = {
  /** in order of receiving */
  readonly calls: readonly PlannedCall[]
  readonly units: ReadonlyMap<string, UnitKind>
  readonly rowCount: number
  /** calls of which the log has no usable row: they cannot be told */
  readonly untold: readonly string[]
  readonly findings: readonly Finding[]
}

/** Makes of a log what is to be told to the server: pure, the same log gives the same plan. */
export function makePlan(log: CallLog): Plan {
  const findings = [...log.findings]
  const order = unitOrder(log.rows, findings)
  const runs = new Map(log.rows.map((row) => [row.key, runOf(row, order, findings)]))
  const byCall = Map.groupBy(log.rows, ({ call }) => call)
  const calls = [...byCall]
    .map(([call, rows]) => callOf(call, rows, runs))
    .toSorted((a, b) => a.receivedAt - b.receivedAt)
  return {
    calls,
    units: new Map(log.rows.map(({ unit, unitType }) => [unit, kindOf(unitType)])),
    rowCount: log.rowCount,
    untold: [...log.calls].filter((call) => !byCall.has(call)),
    findings,
  }
}

/**
 * How many calls after itself a call may have to wait for, since they were received later but had one of its units first. The
 * answer bounds how few calls may be told at a time without waiting for each other for ever.
 */
export function farthestWait(calls: readonly PlannedCall[]): number {
  const runs = calls.flatMap((call, index) => call.runs.map(({ unit, dispatchAt }) => ({ unit, dispatchAt, index })))
  const latest = new Map<string, number>()
  let farthest = 0
  for (const { unit, index } of runs.toSorted((a, b) => a.dispatchAt - b.dispatchAt)) {
    farthest = Math.max(farthest, (latest.get(unit) ?? index) - index)
    latest.set(unit, Math.max(latest.get(unit) ?? index, index))
  }
  return farthest
}

type Order = { readonly before: ReadonlyMap<string, Row>; readonly next: ReadonlyMap<string, Row> }

/** The runs of each unit in the order of dispatch: which comes before and after which. */
function unitOrder(rows: readonly Row[], findings: Finding[]): Order {
  const before = new Map<string, Row>()
  const next = new Map<string, Row>()
  for (const own of Map.groupBy(rows, ({ unit }) => unit).values()) {
    const sorted = own.toSorted((a, b) => a.dispatch - b.dispatch)
    let longest: Row | undefined
    for (const [index, row] of sorted.entries()) {
      const previous = sorted[index - 1]
      if (previous !== undefined) {
        before.set(row.key, previous)
        next.set(previous.key, row)
      }
      if (longest !== undefined && endOf(longest) > row.dispatch) findings.push(twoAtOnce(row, longest))
      if (longest === undefined || endOf(row) >= endOf(longest)) longest = row
    }
  }
  return { before, next }
}

const endOf = (row: Row): number => row.available ?? -Infinity

const twoAtOnce = (row: Row, other: Row): Finding => ({
  row: row.key,
  line: row.line,
  reason: 'on-two-calls-at-once',
  detail: `${row.unit} was still on call ${other.call} (line ${other.line})`,
})

/** For so long a unit is taken to have worked when the log does not say how long. */
const unknownWorkMs = 3_600_000

const steps = [
  ['en-route', 'response'],
  ['on-scene', 'onScene'],
  ['transporting', 'transport'],
  ['at-destination', 'hospital'],
] as const satisfies readonly (readonly [RunStatus, keyof Row])[]

function runOf(row: Row, order: Order, findings: Finding[]): PlannedRun {
  const note = (reason: Finding['reason'], detail: string): void =>
    void findings.push({ row: row.key, line: row.line, reason, detail })
  const milestones = steps.flatMap(([status, column]) => {
    const at = row[column]
    return at === null ? [] : [{ status, at }]
  })
  if (milestones.length === 0) note('never-left', row.disposition)
  const clash = firstClash(row)
  if (clash !== undefined) note('times-out-of-order', clash)
  const last = Math.max(row.dispatch, ...milestones.map(({ at }) => at))
  const nextDispatch = order.next.get(row.key)?.dispatch
  if (row.available === null)
    note('end-missing', nextDispatch === undefined ? 'no later run' : `next run ${order.next.get(row.key)?.key}`)
  return {
    key: row.key,
    line: row.line,
    unit: row.unit,
    dispatchAt: row.dispatch,
    milestones,
    endAt: row.available ?? Math.max(last, Math.min(nextDispatch ?? Infinity, last + unknownWorkMs)),
    result: resultOf(row.disposition, row.transport !== null),
    after: order.before.get(row.key)?.key ?? null,
  }
}

const inOrder = ['received', 'entry', 'dispatch', 'response', 'onScene', 'transport', 'hospital', 'available'] as const

/** The first two times of a row that contradict each other, as words. */
function firstClash(row: Row): string | undefined {
  const known = inOrder.flatMap((name) => {
    const at = row[name]
    return at === null ? [] : [{ name, at }]
  })
  const index = known.findIndex(({ at }, each) => at < (known[each - 1]?.at ?? -Infinity))
  const [earlier, later] = [known[index - 1], known[index]]
  if (earlier === undefined || later === undefined) return undefined
  return `${later.name} is ${Math.round((earlier.at - later.at) / 1000)} s before ${earlier.name}`
}

function callOf(call: string, rows: readonly Row[], runs: ReadonlyMap<string, PlannedRun>): PlannedCall {
  const [first] = rows
  if (first === undefined) throw new Error(`call ${call} has no rows`)
  const own = rows.map(({ key }) => runs.get(key)).filter((run) => run !== undefined)
  const entryAt = Math.min(...own.map(({ dispatchAt }) => dispatchAt), first.entry ?? Infinity)
  return {
    call,
    receivedAt: Math.min(first.received ?? entryAt, entryAt),
    entryAt,
    type: typeOf(first.callType, first.callGroup),
    callType: first.callType,
    priority: priorityOf(first.priority, first.callGroup),
    point: rows.find(({ point }) => point !== null)?.point ?? null,
    address: first.address,
    disposition: dispositionOf(first.disposition),
    runs: own.toSorted((a, b) => a.dispatchAt - b.dispatchAt),
  }
}
