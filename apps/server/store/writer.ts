import { randomBytes } from 'node:crypto'
import { DatabaseError, type Client } from 'pg'
import { arbitrate, type Verdict } from './arbitrate.ts'
import type { Clock } from './clock.ts'
import type { Pending } from './contract.ts'
import { knowFrom, learn, predict, type Assumed, type Known } from './known.ts'
import { lock, parseFound, readEndOf, readOf } from './read.ts'
import type { Schemas } from './record.ts'
import type { Found, Tail } from './tail.ts'
import { writeOf } from './write.ts'

/** The connection broke on the way: the batch is stored whole or not at all, and only the log can tell. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown'
  readonly verdicts: readonly Verdict[]
  readonly stored: Tail['commands']
  constructor(verdicts: readonly Verdict[], stored: Tail['commands'], options: ErrorOptions) {
    super('the connection broke while storing', options)
    this.verdicts = verdicts
    this.stored = stored
  }
}

export type Writer = {
  /**
   * Stores a batch and returns a verdict for each command, in order. `client` is in pipeline mode and the writer's alone.
   * Throws `OutcomeUnknown`, or the error of PostgreSQL or the connection when nothing was stored.
   */
  store(client: Client, batch: readonly Pending[]): Promise<readonly Verdict[]>
  /**
   * Whether all these commands are in the log at these very positions, and not merely stored by somebody else. What was
   * on its way before can no longer be stored afterwards.
   */
  isStored(client: Client, commands: Tail['commands']): Promise<boolean>
  /**
   * How many batches make sense at once: while one is in PostgreSQL's hands, the commands of the other are answered,
   * decided and prepared; but where each batch has to be read first, one large one is quicker than two small ones.
   */
  batchesAtOnce(): number
}

/** After another process has written, so many batches are read before they are written, not guessed. */
const carefulBatches = 64

/**
 * Writes batches in two ways. As a rule nobody else writes: then what the log says is known already, and a batch is one
 * statement that checks this, writes and commits, while the next is being prepared. Where others write too, the batch takes
 * the log's lock, reads its end, assumes the rest and writes: two round trips. Where an assumption was wrong, it reads all
 * that it touches and decides on that.
 */
export function createWriter(clock: Clock, schemas: Schemas): Writer {
  const process = randomBytes(6).toString('hex')
  let marks = 0
  let known: Known | undefined
  let lastMark: string | undefined
  let careful = 0
  let turn: Promise<unknown> = Promise.resolve()

  const nextMark = (): string => `${process}.${(marks += 1)}`

  /** One at a time: transactions on one connection must not mingle. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }

  async function guessAndWrite(client: Client, batch: readonly Pending[]): Promise<readonly Verdict[] | undefined> {
    const guess = known === undefined || careful > 0 ? undefined : predict(known, batch)
    if (known === undefined || guess === undefined) return undefined
    const { verdicts, tail } = arbitrate(batch, guess.found, clock.now(), schemas)
    if (tail.commands.length === 0) return undefined
    const mark = nextMark()
    const sent = client.query(writeOf(tail, withoutWritten(guess.assumed, tail), mark))
    known = learn(known, tail, mark)
    const { rowCount } = await sent.catch((error: unknown) => {
      known = undefined
      if (isThereAlready(error)) return { rowCount: 0 }
      throw isRefused(error) ? error : new OutcomeUnknown(verdicts, tail.commands, { cause: error })
    })
    if (rowCount !== 1) known = undefined
    else lastMark = mark
    return rowCount === 1 ? verdicts : undefined
  }

  /** Nothing may be guessed from here on until the log was read: a guess would get into the middle of the transaction. */
  async function lockAndRead(client: Client, question: ReturnType<typeof readEndOf>): Promise<Found> {
    known = undefined
    const found = await readLocked(client, question)
    careful = lastMark !== undefined && found.mark !== lastMark ? carefulBatches : Math.max(0, careful - 1)
    clock.atLeast(found.at)
    return found
  }

  /** Where others write too: the end of the log is read under its lock, all else is assumed. Undefined: it was not so. */
  async function readEndAndWrite(client: Client, batch: readonly Pending[]): Promise<readonly Verdict[] | undefined> {
    const end = knowFrom(await lockAndRead(client, readEndOf(batch)))
    const guess = predict(end, batch)
    const decided = guess === undefined ? undefined : arbitrate(batch, guess.found, clock.now(), schemas)
    if (guess === undefined || decided === undefined || decided.tail.commands.length === 0) {
      await client.query('rollback')
      return undefined
    }
    const { verdicts, tail } = decided
    const mark = nextMark()
    const statement = orRollback(client, () => writeOf(tail, withoutWritten(guess.assumed, tail), mark))
    const isWritten = await writeAndCommit(client, statement, () => new OutcomeUnknown(verdicts, tail.commands, {}))
    if (!isWritten) return undefined
    lastMark = mark
    known = learn(end, tail, mark)
    return verdicts
  }

  async function readAndWrite(client: Client, batch: readonly Pending[]): Promise<readonly Verdict[]> {
    const found = await lockAndRead(client, readOf(batch))
    const { verdicts, tail } = arbitrate(batch, found, clock.now(), schemas)
    const mark = tail.commands.length === 0 ? found.mark : nextMark()
    if (tail.commands.length === 0) await client.query('rollback')
    else {
      const statement = orRollback(client, () => writeOf(tail, nothingAssumed(found), mark))
      const isWritten = await writeAndCommit(client, statement, () => new OutcomeUnknown(verdicts, tail.commands, {}))
      if (!isWritten) throw new Error('a batch under the lock was not written')
    }
    lastMark = mark
    known = learn(knowFrom(found), tail, mark)
    return verdicts
  }

  async function inOwnTurn(client: Client, batch: readonly Pending[]): Promise<readonly Verdict[]> {
    // whoever read the log just before leaves it known
    return (
      (await guessAndWrite(client, batch)) ??
      (careful > 0 ? await readEndAndWrite(client, batch) : undefined) ??
      readAndWrite(client, batch)
    )
  }

  return {
    async store(client, batch) {
      return (await guessAndWrite(client, batch)) ?? inTurn(() => inOwnTurn(client, batch))
    },
    batchesAtOnce: () => (careful > 0 ? 1 : 2),
    isStored: (client, commands) =>
      inTurn(async () => {
        known = undefined
        lastMark = nextMark()
        return countStored(client, commands, lastMark)
      }),
  }
}

const nothingAssumed = ({ mark }: Found): Assumed => ({ mark, versions: [], holders: [] })

/** A subject that is written needs no look: were its version not as assumed, its next would be there already. */
function withoutWritten({ mark, versions, holders }: Assumed, { events }: Tail): Assumed {
  const written = new Set(events.map(({ stamp }) => stamp.subject))
  return { mark, versions: versions.filter(([subject]) => !written.has(subject)), holders }
}

/** A command or a version of a subject is in the log already: what was assumed of them was wrong. */
const isThereAlready = (error: unknown): boolean => error instanceof DatabaseError && error.code === '23505'

/** PostgreSQL itself said no, so nothing was stored. */
const isRefused = (error: unknown): boolean => error instanceof DatabaseError && error.severity === 'ERROR'

async function readLocked(client: Client, question: ReturnType<typeof readEndOf>): Promise<Found> {
  const sent = [client.query('begin'), client.query(lock), client.query<{ found: string }>(question)] as const
  try {
    const [, , { rows }] = await Promise.all(sent)
    return parseFound(rows[0]?.found ?? '')
  } catch (error) {
    client.query('rollback').catch(() => undefined)
    throw error
  }
}

/** Values that no statement can be made of must not leave the log locked. */
function orRollback<Made>(client: Client, make: () => Made): Made {
  try {
    return make()
  } catch (error) {
    client.query('rollback').catch(() => undefined)
    throw error
  }
}

/** False when something was not as assumed: then nothing was written. */
async function writeAndCommit(
  client: Client,
  statement: ReturnType<typeof writeOf>,
  unknown: () => OutcomeUnknown,
): Promise<boolean> {
  const sent = [client.query(statement), client.query('commit')] as const
  const [written, committed] = await Promise.allSettled(sent)
  if (committed.status === 'rejected') throw unknown()
  if (written.status === 'rejected') {
    if (isThereAlready(written.reason)) return false
    throw written.reason
  }
  return committed.value.command === 'COMMIT' && written.value.rowCount === 1
}

/** The new mark makes stragglers of a broken connection fail: they assume an older one. */
async function countStored(client: Client, commands: Tail['commands'], mark: string): Promise<boolean> {
  const values = [
    commands.map(({ pending }) => pending.actor.org),
    commands.map(({ pending }) => pending.command),
    commands.map(({ position }) => position),
  ]
  const sent = [
    client.query('begin'),
    client.query('update tocsin.log_head set mark = $1', [mark]),
    client.query(storedText, values),
    client.query('commit'),
  ] as const
  const [, , { rowCount }] = await Promise.all(sent)
  return rowCount === commands.length
}

const storedText = `
  select from tocsin.commands
  where (org, id, position) in (select * from unnest($1::text[], $2::text[], $3::bigint[]))`
