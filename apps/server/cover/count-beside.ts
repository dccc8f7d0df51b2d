import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { City } from '@tocsin/city'
import { loadMessage, type CountedLoad, type LoadedReport, type LoadMessage, type LoadOrder } from './load-messages.ts'

/** Reports of one organisation, over how many weeks. */
export type OwnReports = { readonly org: string; readonly weeks: number; readonly reports: readonly LoadedReport[] }

type Wish = {
  readonly roads: string
  readonly beats: City['layers']['beats']
  readonly own: readonly OwnReports[]
  readonly signal: AbortSignal
}

const sliceOf = 2000

/** Counts load in a child process that gives way to all others. Throws where it breaks, and the signal's reason when aborted. */
export async function countBeside({ roads, beats, own, signal }: Wish): Promise<CountedLoad> {
  const child = fork(join(import.meta.dirname, 'load-child.ts'), { execArgv: [] })
  const stop = (): void => void child.kill('SIGKILL')
  signal.addEventListener('abort', stop)
  const answer = lastWord(child, signal)
  // it is asked for only once all was said; a child that ends before that is heard of by then
  answer.catch(() => undefined)
  const say = (order: LoadOrder): Promise<void> => Promise.race([sent(child, order), answer.then(() => undefined)])
  try {
    signal.throwIfAborted()
    await say({
      type: 'city',
      roads,
      beats: beats.map(({ id, kind, name, polygons }) => ({
        id,
        kind,
        name: { ...name },
        polygons: polygons.map((rings) => rings.map((ring) => [...ring])),
      })),
    })
    for (const { org, weeks, reports } of own) {
      for (let at = 0; at === 0 || at < reports.length; at += sliceOf)
        await say({ type: 'reports', org, weeks, reports: reports.slice(at, at + sliceOf) })
    }
    await say({ type: 'count' })
    return await answer
  } finally {
    signal.removeEventListener('abort', stop)
    stop()
  }
}

async function lastWord(child: ChildProcess, signal: AbortSignal): Promise<CountedLoad> {
  let last: LoadMessage | undefined
  child.on('message', (raw) => {
    last = loadMessage.parse(raw)
  })
  await Promise.all([once(child, 'exit'), once(child, 'disconnect')])
  signal.throwIfAborted()
  if (last?.type === 'done') return last.load
  throw new Error(
    last?.message ?? `the counting process was ended from outside (${child.signalCode ?? child.exitCode})`,
  )
}

const sent = (child: ChildProcess, order: LoadOrder): Promise<void> =>
  new Promise((resolve, reject) => {
    child.send(order, (error) => (error === null ? resolve() : reject(error)))
  })
