import type { Log } from '../log.ts'
import type { Connection } from './database.ts'
import type { Postmaster } from './postmaster.ts'
import { after } from './process.ts'
import { probe, watchConnection } from './watch.ts'

/** What the supervisor watches and how it makes it run again. `start` is absent for a server that is not ours to start. */
type Watched = {
  readonly connection: Connection
  readonly log: Log
  readonly start?: () => Promise<Postmaster>
  readonly whyNot?: () => Promise<string>
}

export type Supervisor = {
  readonly up: () => boolean
  readonly postmaster: () => Postmaster | undefined
  onDown(callback: () => void): void
  onUp(callback: () => void): void
  /** ends the watching; what runs keeps running */
  stop(): Promise<void>
}

const probeMs = 5_000
const pauseMs = 50

/** Keeps a PostgreSQL running: notices that it fell within moments, starts it again and again until it answers. */
export function supervise(watched: Watched, first: Postmaster | undefined): Supervisor {
  const callbacks = { down: new Array<() => void>(), up: new Array<() => void>() }
  const stopping = Promise.withResolvers<void>()
  let postmaster = first
  let state: 'up' | 'down' | 'stopping' = 'up'

  async function watch(): Promise<void> {
    while (state !== 'stopping') {
      await untilDown()
      if (isStopping()) return
      state = 'down'
      watched.log.error({}, 'PostgreSQL does not answer')
      for (const callback of callbacks.down) callback()
      await untilUp()
      if (isStopping()) return
      state = 'up'
      watched.log.info({}, 'PostgreSQL answers again')
      for (const callback of callbacks.up) callback()
    }
  }

  const isStopping = (): boolean => state === 'stopping'

  async function untilDown(): Promise<void> {
    const line = await watchConnection(watched.connection).catch(() => undefined)
    if (line === undefined) return
    await Promise.race([line.ended, stopping.promise, ...(postmaster === undefined ? [] : [postmaster.ended])])
    line.close()
  }

  async function untilUp(): Promise<void> {
    let lastReason = ''
    while (!isStopping()) {
      const reason = await tryToStart()
      if (reason === undefined) return
      if (reason !== lastReason) watched.log.error({ reason }, 'PostgreSQL is not back yet; trying on')
      lastReason = reason
      await after(pauseMs)
    }
  }

  /** Undefined when PostgreSQL answers, else why it does not. */
  async function tryToStart(): Promise<string | undefined> {
    try {
      const started = await startIfEnded()
      const { error } = await probe(watched.connection, probeMs)
      if (error === undefined) return undefined
      return (started ? undefined : await watched.whyNot?.()) ?? messageOf(error)
    } catch (error) {
      return messageOf(error)
    }
  }

  /** Starts PostgreSQL if its process has ended; says whether it did. */
  async function startIfEnded(): Promise<boolean> {
    if (watched.start === undefined) return false
    const ended =
      postmaster === undefined || (await Promise.race([postmaster.ended.then(() => true), after(0).then(() => false)]))
    if (ended && !isStopping()) postmaster = await watched.start()
    return ended
  }

  const watching = watch()
  return {
    up: () => state === 'up',
    postmaster: () => postmaster,
    onDown: (callback) => void callbacks.down.push(callback),
    onUp: (callback) => void callbacks.up.push(callback),
    async stop() {
      state = 'stopping'
      stopping.resolve()
      await watching
    },
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'for no known reason')
