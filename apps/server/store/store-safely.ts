import { DatabaseError } from 'pg'
import type { Log } from '../log.ts'
import type { Verdict } from './arbitrate.ts'
import { isAnswered, OutcomeUnknown, storeBatch } from './batch.ts'
import type { Clock } from './clock.ts'
import type { Pending } from './contract.ts'
import { LogUnavailable } from './errors.ts'
import type { Line } from './line.ts'
import type { Schemas } from './record.ts'

/** Gives every command of a batch its verdict, whatever happens on the way. Rejects with `LogUnavailable` only. */
export type Store = (batch: readonly Pending[]) => Promise<readonly Verdict[]>

type Parts = { readonly line: Line; readonly clock: Clock; readonly log: Log; readonly schemas: Schemas }

/** How long a batch whose commit broke off waits for PostgreSQL to come back and tell. */
const patienceMs = 10_000
const pauseMs = 100

export function createStore({ line, clock, log, schemas }: Parts): Store {
  /** A connection that broke while idle shows only when used: nothing was stored then, and a second try is fair. */
  async function store(batch: readonly Pending[], triesLeft = 1): Promise<readonly Verdict[]> {
    try {
      return await storeBatch(await line.open(), batch, clock, schemas)
    } catch (error) {
      if (error instanceof OutcomeUnknown) return lookUp(batch, error)
      if (isFault(error)) return oneByOne(batch, error)
      line.drop()
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

  /**
   * After a broken commit: under the log's lock no transaction of before can still be under way, so what the log says
   * of the commands is final. A batch is stored whole or not at all.
   */
  async function lookUp(batch: readonly Pending[], broken: OutcomeUnknown): Promise<readonly Verdict[]> {
    const giveUpAt = performance.now() + patienceMs
    for (;;) {
      line.drop()
      try {
        const isStored = await isAnswered(await line.open(), broken.stored)
        log.warn({ stored: isStored, commands: batch.length }, 'a commit broke off; the log was asked')
        return isStored ? broken.verdicts : await store(batch, 0)
      } catch (error) {
        if (error instanceof LogUnavailable) throw error
        if (performance.now() > giveUpAt) throw new LogUnavailable('unknown', { cause: error })
      }
      await new Promise((resolve) => {
        setTimeout(resolve, pauseMs)
      })
    }
  }

  return store
}

/** The statement itself was wrong (values that do not fit, a constraint): trying the same again cannot help. */
const isFault = (error: unknown): boolean =>
  error instanceof DatabaseError
    ? /^(0A|2[0-9A-F]|3|42|44|54|P0)/.test(error.code ?? '')
    : error instanceof TypeError || error instanceof RangeError

const isFull = (error: unknown): boolean => error instanceof DatabaseError && error.code === '53100'
