import { Pool } from 'pg'
import type { Log } from '../log.ts'
import type { Database } from '../postgres/index.ts'
import { alone } from './alone.ts'
import { createAuditHeads } from './audit-heads.ts'
import { readAuditPage, type AuditSearch } from './audit-page.ts'
import { createAppender } from './appender.ts'
import { countChoices } from './choices.ts'
import { createClock } from './clock.ts'
import { createCredentials } from './credentials.ts'
import { createPinRows } from './pins.ts'
import { createTerminalRows } from './terminals.ts'
import { createSignInWays } from './sign-in-ways.ts'
import { createSignIns } from './sign-ins.ts'
import { readDrives } from './drives.ts'
import { createFeed } from './feed.ts'
import { createIdentities } from './identities.ts'
import { createPasskeys } from './passkeys.ts'
import { readFinishedRuns } from './finished-runs.ts'
import { migrate } from './migrate.ts'
import { readOwnRecord } from './own-record.ts'
import { createQueries } from './queries.ts'
import { differingSubjects, keepFoldsCurrent, rebuildSubjects, type FoldLife } from './rebuild.ts'
import { readOpenedSince } from './opened-since.ts'
import { readFigures, type FigureSpan } from './figures.ts'
import { readReports } from './reports.ts'
import { createDataKeyTable } from './data-keys.ts'
import { createRetentionTables } from './retention.ts'
import { createSubjectTable } from './subject-table.ts'
import { createUnitPositions } from './unit-positions.ts'

export type * from './contract.ts'
export { bodyOf, chainStart, eventOf, linkOf } from './chain.ts'
export { isStamped, readEntries, type Asking, type Entry } from './entries.ts'
export { fillDatabase, verifyChains, type Filling } from './fill.ts'
export { openForAudit } from './open-for-audit.ts'
export { openSnapshot, type Mark, type Snapshot } from './snapshot.ts'
export { CounterExhausted, isDatabaseAway, LogUnavailable } from './errors.ts'
export type { ChoiceCounts } from './choices.ts'
export type { Figures, FigureSpan } from './figures.ts'
export type { Search } from './queries.ts'
export { signInWays, type SignIn, type SignIns, type SignInWay } from './sign-ins.ts'
export type { Pins } from './pins.ts'
export type { Terminal, Terminals } from './terminals.ts'
export type { SignInWays } from './sign-in-ways.ts'
export type { Identities } from './identities.ts'
export type { Passkey, Passkeys } from './passkeys.ts'
export type { SubjectTable } from './subject-table.ts'
export type { ClosedWords } from './retention.ts'
export type { StoredReport } from './reports.ts'
export { keepDays, type StoredPosition } from './unit-positions.ts'

export type Store = Awaited<ReturnType<typeof openStore>>

type Options = {
  readonly database: Database
  readonly log: Log
  /** schema version in which events of a type are written */
  readonly schemas: (type: string) => number
  /** how a subject's row follows from its events, and the version of these rules */
  readonly foldLife: FoldLife
  readonly foldVersion: string
}

/** Brings the database to this program's schema and opens the log: its one writer in this process, its tail, its tables. */
export async function openStore({ database, log, schemas, foldLife, foldVersion }: Options) {
  const { connections } = database
  await migrate(connections.owner)
  const logPool = poolOf(connections.log, 'tocsin-log', 8, log)
  const readPool = poolOf(connections.read, 'tocsin-read', 4, log)
  await keepFoldsCurrent(logPool, foldLife, foldVersion)
  const queries = createQueries({ log: logPool, read: readPool })
  const clock = createClock(await queries.lastAt())
  const subjects = createSubjectTable(connections.log)
  const feed = createFeed({ pool: logPool, connection: connections.log, log })
  const appender = createAppender({ connection: connections.log, clock, log, schemas, stored: feed.hint })
  return {
    clock,
    appender,
    feed,
    subjects,
    queries,
    credentials: createCredentials(logPool),
    signIns: createSignIns(logPool),
    pins: createPinRows(logPool),
    terminals: createTerminalRows(logPool),
    signInWays: createSignInWays(logPool),
    passkeys: createPasskeys(logPool),
    identities: createIdentities(logPool),
    positions: createUnitPositions({ log: logPool, read: readPool }),
    heads: createAuditHeads(logPool),
    dataKeys: createDataKeyTable(logPool),
    retention: createRetentionTables(logPool),
    /** entries of the log for an auditor */
    auditPage: (search: AuditSearch) => readAuditPage({ log: logPool, read: readPool }, search),
    /** what the log holds about somebody, for that person */
    ownRecord: (org: string, account: string) => readOwnRecord(readPool, org, account),
    /** drives to incidents since a moment (milliseconds), as far as runs and positions tell */
    drives: (since: number) => readDrives(logPool, since),
    /** the newest `atMost` runs that have ended since a moment (milliseconds) */
    finishedRuns: (since: number, atMost: number) => readFinishedRuns(logPool, since, atMost),
    /** what an organisation sent from a moment up to another (milliseconds), against what was advised */
    figures: (org: string, span: FigureSpan) => readFigures(readPool, org, span),
    choices: (org: string, from: number, to: number) => countChoices(readPool, org, from, to),
    openedSince: (org: string, since: number) => readOpenedSince(readPool, org, since),
    /** incidents since a moment (milliseconds), as far as they count for load */
    reports: (since: number) => readReports(logPool, since),
    /** does work that one server process does at a time; false where another is at it */
    alone: (task: Parameters<typeof alone>[1], work: () => Promise<void>) => alone(logPool, task, work),
    /** makes the table of subjects again from the log; how many there are */
    rebuild: () => rebuildSubjects(logPool, foldLife, foldVersion),
    /** subjects whose row is not what the log gives */
    differing: () => differingSubjects(logPool, foldLife, queries.loadSubject),
    async close() {
      await appender.close()
      await feed.close()
      await subjects.close()
      await Promise.all([logPool.end(), readPool.end()])
    },
  }
}

function poolOf(connection: Database['connections']['log'], name: string, max: number, log: Log): Pool {
  const pool = new Pool({
    ...connection,
    application_name: name,
    max,
    connectionTimeoutMillis: 5_000,
    query_timeout: 30_000,
  })
  pool.on('error', (error) => log.warn({ err: error }, 'a database connection broke'))
  return pool
}
