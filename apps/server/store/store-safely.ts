import { setTimeout as delay } from 'node:timers/promises'
import { DatabaseError, type Client } from 'pg'
import type { Log } from '../log.ts'
import type { Verdict } from './arbitrate.ts'
import type { Pending } from './contract.ts'
import { LogUnavailable } from './errors.ts'
import type { Line } from './line.ts'
import { OutcomeUnknown, type Writer } from './writer.ts'

/** Gives every command of a batch its verdict, whatever happens on the way. Rejects with `LogUnavailable` only. */
export type Store = (batch: readonly Pending[]) => Promise<readonly Verdict[]>

/** How long a batch whose connection broke while storing waits for PostgreSQL to come back and tell. */
const patienceMs = 10_000
const pauseMs = 100

export function createStore(line: Line, writer: Writer, log: Log): Store {
  /** A connection that broke while idle shows only when used: nothing was stored then, and a second try is fair. */
  async function store(batch: readonly Pending[], triesLeft = 1): Promise<readonly Verdict[]> {
    let client: Client | undefined
    try {
      client = await line.open()
      return await writer.store(client, batch)
    } catch (error) {
      if (isFault(error)) return oneByOne(batch, error)
      if (client !== undefined) line.drop(client)
      if (error instanceof OutcomeUnknown) return lookUp(batch, error)
      if (triesLeft > 0 && !isFull(error)) return store(batch, triesLeft - 1)
      throw new LogUnavailable(isFull(error) ? 'disk-full' : 'down', { cause: error })
    }
  }

  /** One bad command fails its batch, never its neighbours. */
  async function oneByOne(batch: readonly Pending[], error: unknown): Promise<readonly Verdict[]> {
    if (batch.length === 1) return [{ kind: 'broken', error }]
    const verdicts: Verdict[] = []
    for (const pending of batch)
      verdicts.push(...(await store([pending]).catch((own: unknown): Verdict[] => [{ kind: 'broken', error: own }])))
    return verdicts
  }

  /** A batch is stored whole or not at all; once the log has been asked, what was on its way can no longer be stored. */
  async function lookUp(batch: readonly Pending[], broken: OutcomeUnknown): Promise<readonly Verdict[]> {
    const giveUpAt = performance.now() + patienceMs
    for (;;) {
      const isStored = await ask(broken)
      if (isStored === true) return broken.verdicts
      if (isStored === false) return store(batch, 0)
      if (performance.now() > giveUpAt) throw new LogUnavailable('unknown', { cause: broken })
      await delay(pauseMs)
    }
  }

  /** Undefined: no answer to be had now. */
  async function ask(broken: OutcomeUnknown): Promise<boolean | undefined> {
    let client: Client | undefined
    try {
      client = await line.open()
      const isStored = await writer.isStored(client, broken.stored)
      log.warn(
        { stored: isStored, commands: broken.stored.length },
        'a connection broke while storing; the log was asked',
      )
      return isStored
    } catch {
      if (client !== undefined) line.drop(client)
      return undefined
    }
  }

  return store
}

/** The statement itself was wrong (values that do not fit, a constraint): trying the same again cannot help. */
const isFault = (error: unknown): boolean =>
  error instanceof DatabaseError
    ? error.severity === 'ERROR' && /^(0A|2[0-46-9A-F]|42|44|54|P0)/.test(error.code ?? '')
    : error instanceof TypeError || error instanceof RangeError

const isFull = (error: unknown): boolean => error instanceof DatabaseError && error.code === '53100'
