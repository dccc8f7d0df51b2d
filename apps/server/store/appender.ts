import { setImmediate as turnOfEvents } from 'node:timers/promises'
import type { Log } from '../log.ts'
import type { Connection } from '../postgres/index.ts'
import type { Verdict } from './arbitrate.ts'
import type { Clock } from './clock.ts'
import type { Appender, Outcome, Pending } from './contract.ts'
import { LogUnavailable } from './errors.ts'
import { createLine } from './line.ts'
import type { Schemas } from './record.ts'
import { createStore, type Store } from './store-safely.ts'

const mostInBatch = 64

type Options = {
  /** the role `log` */
  readonly connection: Connection
  readonly clock: Clock
  readonly log: Log
  /** schema version in which events of a type are written; 1 unless told */
  readonly schemas?: Schemas
  /** commands that may wait; more are refused with `queue-full` */
  readonly mostQueued?: number
}

type Waiting = {
  readonly pending: Pending
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: unknown) => void
}

/**
 * The sole writer of the log in this process. Commands queue; what has queued (at most 64) goes into one transaction.
 * `append` rejects with `LogUnavailable` when the log cannot take the command, with the command's own error when it is
 * at fault (its fold throws, its values do not fit), and resolves once it is durable.
 */
export function createAppender({ connection, clock, log, schemas = () => 1, mostQueued = 5_000 }: Options): Appender {
  const line = createLine(connection, 'tocsin-appender', 15_000)
  const store = createStore({ line, clock, log, schemas })
  const queue: Waiting[] = []
  let running: Promise<void> | undefined
  let closed = false

  async function run(): Promise<void> {
    while (queue.length > 0) {
      // lets everybody who was just answered queue his next command, so that batches fill
      await turnOfEvents()
      await settle(queue.splice(0, mostInBatch), store)
    }
    running = undefined
  }

  return {
    append: (pending) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new LogUnavailable('closed'))
        if (queue.length >= mostQueued) return reject(new LogUnavailable('queue-full'))
        queue.push({ pending, resolve, reject })
        running ??= run()
      }),
    async close() {
      closed = true
      await running
      await line.close()
    },
  }
}

async function settle(batch: readonly Waiting[], store: Store): Promise<void> {
  const verdicts = await store(batch.map(({ pending }) => pending)).catch((error: unknown) =>
    batch.map((): Verdict => ({ kind: 'broken', error })),
  )
  for (const [index, { resolve, reject }] of batch.entries()) {
    const verdict = verdicts[index]
    if (verdict === undefined) reject(new Error('a command without verdict'))
    else if (verdict.kind === 'broken') reject(verdict.error)
    else resolve(verdict)
  }
}
