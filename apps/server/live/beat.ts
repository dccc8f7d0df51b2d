import type { Board } from './board.ts'
import type { Hub } from './hub.ts'
import { sendEveryMs, storeEveryMs, type Positions } from './positions.ts'

/** So often every client hears that the connection lives, how far the log is, and whether the database answers. */
export const beatEveryMs = 5_000

type Parts = {
  readonly hub: Hub
  readonly board: Board
  readonly positions: Positions
  readonly now: () => number
  readonly degraded: () => boolean
  /** whether a sign-in is over */
  readonly isOver: (credential: string) => boolean
  readonly warn: (about: object, message: string) => void
}

/** Starts the server's regular work on its connections; returns what stops it. */
export function beat({ hub, board, positions, now, degraded, isOver, warn }: Parts): () => void {
  const timers = [
    setInterval(() => {
      hub.end('signed-out', (session) => isOver(session.credential))
      hub.broadcast({ t: 'beat', now: now(), position: board.position(), degraded: degraded() })
    }, beatEveryMs),
    setInterval(() => positions.flushToScreens(), sendEveryMs),
    setInterval(() => {
      positions.exchange().catch((error: unknown) => warn({ err: error }, 'positions were not stored'))
    }, storeEveryMs),
  ]
  return () => {
    for (const timer of timers) clearInterval(timer)
  }
}
