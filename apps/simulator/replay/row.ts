import type { Point } from '@tocsin/domain'

/** One row of the log: what one unit did for one call. Times in milliseconds since 1970; null where the log has none. */
export type Row = {
  readonly line: number
  /** call and unit: `163664050-E39` */
  readonly key: string
  readonly call: string
  readonly unit: string
  readonly unitType: string
  readonly callType: string
  readonly callGroup: string
  readonly priority: string
  readonly disposition: string
  readonly address: string
  readonly point: Point | null
  readonly received: number | null
  readonly entry: number | null
  readonly dispatch: number
  readonly response: number | null
  readonly onScene: number | null
  readonly transport: number | null
  readonly hospital: number | null
  readonly available: number | null
}

/** Why a row gives no run of a unit. */
export const unusableReasons = ['no-call-number', 'no-unit', 'no-dispatch-time', 'repeated-row'] as const
export type UnusableReason = (typeof unusableReasons)[number]

/** What was odd about a row that is played, and what was done about it. */
export const oddities = {
  'times-out-of-order': 'told as logged, in the order of the work; the later reading of the two is marked doubtful',
  'time-unreadable': 'taken for missing',
  'end-missing': "ended when the unit's next run begins, or an hour after its last known time if that is sooner",
  'on-two-calls-at-once':
    "a unit has one job at a time: told with its own times after the unit's earlier run has ended",
  'never-left': 'sent and released again: dispatched and available, nothing between',
  'place-unreadable': 'the incident has the address as typed and no point',
} as const
export type Oddity = keyof typeof oddities

/** Something about one row that a person should know. */
export type Finding = {
  readonly row: string
  readonly line: number
  readonly reason: UnusableReason | Oddity
  readonly detail: string
}
