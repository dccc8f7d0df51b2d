import { join } from 'node:path'
import { cityFiles, type City } from '@tocsin/city'
import type { Fold } from '../live/fold.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/index.ts'
import { isDue } from './is-due.ts'
import { learnBeside } from './learn-beside.ts'
import { readLearnt, writeLearnt } from './learnt-times.ts'
import { ownDrives } from './own-drives.ts'

/** How the last learning of this process ended; `elsewhere`: another server process was at it. */
export type Learnt = { readonly outcome: 'done' | 'failed' | 'elsewhere' | 'no-city'; readonly at: number }
/** A learning that is under way: so many drives are read of all; 0 of 0 while they are looked for. */
export type LearningState = { readonly done: number; readonly all: number }

type Parts = {
  readonly dataDir: string
  readonly city: { readonly current: () => City | undefined }
  readonly store: Pick<Store, 'drives' | 'alone'>
  readonly find: (subject: string) => Promise<Fold | undefined>
  readonly now: () => number
  /** of the place, by which its quiet hours are counted */
  readonly timeZone: () => string
  /** called when a new table was written */
  readonly changed: () => Promise<void>
  readonly log: Log
}

export type Learning = ReturnType<typeof createLearning>

const lookEveryMs = 10 * 60_000

/**
 * Learns drive times from the organisations' own drives, nightly and when somebody asks for it: as background work, in a
 * child process, by one server process at a time.
 */
export function createLearning({ dataDir, city, store, find, now, timeZone, changed, log }: Parts) {
  const stop = new AbortController()
  let learning: LearningState | undefined
  let last: Learnt | undefined
  let work: Promise<void> = Promise.resolve()

  async function learn(current: City): Promise<void> {
    const slices = ownDrives({ store, find, now })
    const tell = (done: number, all: number): void => {
      learning = { done, all }
    }
    const roads = join(current.dir, cityFiles.roads)
    const organisations = await learnBeside({ roads, slices, tell, signal: stop.signal })
    const learntAt = new Date(now()).toISOString()
    await writeLearnt(dataDir, { city: current.manifest.source.sha256, learntAt, organisations })
    await changed()
  }

  async function dueCity(): Promise<City | undefined> {
    const current = city.current()
    if (current === undefined) return undefined
    const table = await readLearnt(dataDir)
    const before = table && { city: table.city, learntAt: Date.parse(table.learntAt) }
    return isDue(before, current.manifest.source.sha256, now(), timeZone()) ? current : undefined
  }

  async function run(which: () => Promise<City | undefined>): Promise<Learnt['outcome']> {
    let outcome: Learnt['outcome'] = 'no-city'
    // Looked at again once it is this one's turn: another process on the same folder may just have done it.
    const isMine = await store.alone('learn-times', async () => {
      const current = await which()
      if (current === undefined) return
      await learn(current)
      outcome = 'done'
    })
    return isMine ? outcome : 'elsewhere'
  }

  /** false when it is under way already */
  function start(which: () => Promise<City | undefined>, isTold: boolean): boolean {
    if (learning !== undefined || stop.signal.aborted) return false
    learning = { done: 0, all: 0 }
    work = run(which)
      .catch((error: unknown): Learnt['outcome'] => {
        if (!stop.signal.aborted) log.warn({ err: error }, 'drive times could not be learnt')
        return 'failed'
      })
      .then((outcome) => {
        if (isTold || outcome === 'done' || outcome === 'failed') last = { outcome, at: now() }
        learning = undefined
      })
    return true
  }

  async function look(): Promise<void> {
    if ((await dueCity()) !== undefined) start(dueCity, false)
  }

  const timer = setInterval(() => void look().catch(() => undefined), lookEveryMs)
  return {
    /** learns now if it is due, as happens by itself every ten minutes; resolves when it is done */
    async look(): Promise<void> {
      await look()
      await work
    },
    /** Begins to learn at once; false when it is under way already. */
    begin: (): boolean => start(() => Promise.resolve(city.current()), true),
    state: (): { readonly learning: LearningState | null; readonly last: Learnt | null } => ({
      learning: learning ?? null,
      last: last ?? null,
    }),
    async close(): Promise<void> {
      clearInterval(timer)
      stop.abort(new Error('the server stops'))
      await work
    },
  }
}
