import { setImmediate as turnOfEvents } from 'node:timers/promises'
import type { Log } from '../log.ts'
import type { Connection } from '../postgres/index.ts'
import type { Verdict } from './arbitrate.ts'
import type { Clock } from './clock.ts'
import type { Appender, Outcome, Pending, Recorded } from './contract.ts'
import { LogUnavailable } from './errors.ts'
import { createLine } from './line.ts'
import type { Schemas } from './record.ts'
import { createStore, type Store } from './store-safely.ts'
import { createWriter } from './writer.ts'

const mostInBatch = 64

const answerMs = 15_000

type Options = {
  /** the role `log` */
  readonly connection: Connection
  readonly clock: Clock
  readonly log: Log
  /** schema version in which events of a type are written; 1 unless told */
  readonly schemas?: Schemas
  /** is told what each batch stored, in order, before its commands are answered */
  readonly stored?: (recorded: readonly Recorded[]) => void
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
 * at fault (its rehearsal throws, its values do not fit), and resolves once it is durable.
 */
export function createAppender(options: Options): Appender {
  const { connection, clock, log, schemas = () => 1, stored = () => undefined, mostQueued = 5_000 } = options
  const line = createLine(connection, 'tocsin-appender', answerMs)
  const writer = createWriter(clock, schemas)
  const store = createStore(line, writer, log)
  const queue: Waiting[] = []
  let running = 0
  let inFlight = 0
  let dispatching: Promise<void> | undefined
  let closed = false
  let whenDrained: (() => void) | undefined

  /** Lets everybody who was just answered queue his next command, so that batches fill; then they are shared out. */
  async function dispatch(): Promise<void> {
    await turnOfEvents()
    dispatching = undefined
    const batchesAtOnce = writer.batchesAtOnce()
    while (queue.length > 0 && running < batchesAtOnce) {
      const share = Math.ceil((queue.length + inFlight) / batchesAtOnce)
      void runBatch(queue.splice(0, Math.min(share, mostInBatch)))
    }
  }

  async function runBatch(batch: readonly Waiting[]): Promise<void> {
    running += 1
    inFlight += batch.length
    await settle(batch, store, stored)
    running -= 1
    inFlight -= batch.length
    if (queue.length > 0) dispatching ??= dispatch()
    else if (running === 0) whenDrained?.()
  }

  return {
    append: (pending) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new LogUnavailable('closed'))
        if (queue.length >= mostQueued) return reject(new LogUnavailable('queue-full'))
        queue.push({ pending, resolve, reject })
        dispatching ??= dispatch()
      }),
    async close() {
      closed = true
      if (queue.length + running > 0)
        await new Promise<void>((resolve) => {
          whenDrained = resolve
        })
      await line.close()
    },
  }
}

async function settle(
  batch: readonly Waiting[],
  store: Store,
  stored: (recorded: readonly Recorded[]) => void,
): Promise<void> {
  const verdicts = await store(batch.map(({ pending }) => pending)).catch((error: unknown) =>
    batch.map((): Verdict => ({ kind: 'broken', error })),
  )
  stored(verdicts.flatMap((verdict) => (verdict.kind === 'stored' ? verdict.recorded : [])))
  for (const [index, { resolve, reject }] of batch.entries()) {
    const verdict = verdicts[index]
    if (verdict === undefined) reject(new Error('a command without verdict'))
    else if (verdict.kind === 'broken') reject(verdict.error)
    else resolve(verdict)
  }
}
