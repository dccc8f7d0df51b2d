import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { LearntTimes } from '@tocsin/city/roads'
import { learnMessage, type LearnMessage, type LearnOrder } from './learn-messages.ts'
import type { OwnDrives } from './own-drives.ts'

type Wish = {
  /** the file of the roads on which they were driven */
  readonly roads: string
  readonly slices: AsyncIterable<OwnDrives>
  /** drives read so far, of how many; called now and then */
  readonly tell: (done: number, all: number) => void
  readonly signal: AbortSignal
}

/**
 * What drives say of the roads (`learnTimes`), by organisation, worked out in a child process that gives way to all others.
 * No child is started where there are no drives. Throws where the child breaks, and the signal's reason when aborted.
 */
export async function learnBeside({
  roads,
  slices,
  tell,
  signal,
}: Wish): Promise<Readonly<Record<string, LearntTimes>>> {
  let child: ReturnType<typeof startChild> | undefined
  try {
    for await (const { org, timeZone, drives } of slices) {
      signal.throwIfAborted()
      if (drives.length === 0) continue
      if (child === undefined) {
        child = startChild(tell, signal)
        await child.say({ type: 'roads', file: roads })
      }
      await child.say({ type: 'drives', org, timeZone, drives: [...drives] })
    }
    if (child === undefined) return {}
    await child.say({ type: 'learn' })
    return await child.answer
  } finally {
    child?.stop()
  }
}

function startChild(tell: Wish['tell'], signal: AbortSignal) {
  const child = fork(join(import.meta.dirname, 'child.ts'), { execArgv: [] })
  const stop = (): void => void child.kill('SIGKILL')
  signal.addEventListener('abort', stop)
  let last: Exclude<LearnMessage, { type: 'progress' }> | undefined
  child.on('message', (raw) => {
    const message = learnMessage.parse(raw)
    if (message.type === 'progress') tell(message.done, message.all)
    else last = message
  })
  const answer = Promise.all([once(child, 'exit'), once(child, 'disconnect')]).then(() => {
    signal.throwIfAborted()
    if (last?.type === 'done') return last.organisations
    throw new Error(
      last?.message ?? `the learning process was ended from outside (${child.signalCode ?? child.exitCode})`,
    )
  })
  // it is asked for only once all was said; a child that ends before that is heard of by then
  answer.catch(() => undefined)
  return {
    answer,
    say: (order: LearnOrder): Promise<void> => Promise.race([sent(child, order), answer.then(() => undefined)]),
    stop(): void {
      signal.removeEventListener('abort', stop)
      stop()
    },
  }
}

const sent = (child: ChildProcess, order: LearnOrder): Promise<void> =>
  new Promise((resolve, reject) => {
    child.send(order, (error) => (error === null ? resolve() : reject(error)))
  })
