import type { Board } from './board.ts'
import type { Hub } from './hub.ts'
import { sendEveryMs, storeEveryMs, type Positions } from './positions.ts'

/** So often every client hears that the connection lives, how far the log is, and whether the database answers. */
export const beatEveryMs = 5_000
/** Access that another process has ended ends here within five seconds. F25 */
const reviewEveryMs = 3_000

type Parts = {
  readonly hub: Hub
  readonly board: Board
  readonly positions: Positions
  readonly now: () => number
  readonly degraded: () => boolean
  /** names the city in use; null without one */
  readonly city: () => string | null
  /** whether a sign-in is over */
  readonly isOver: (credential: string) => boolean
  /** looks these sign-ins up again: another process, or who has the machine, may have ended them */
  readonly review: (credentials: readonly string[]) => Promise<void>
  readonly warn: (about: object, message: string) => void
}

/** Starts the server's regular work on its connections; returns what stops it. */
export function beat({ hub, board, positions, now, degraded, city, isOver, review, warn }: Parts): {
  /** tells every client now how things stand */
  readonly tell: () => void
  readonly stop: () => void
} {
  async function endThoseOver(): Promise<void> {
    try {
      await review([...hub.sessions()].map(({ credential }) => credential))
    } catch (error) {
      if (!degraded()) warn({ err: error }, 'sign-ins could not be looked up')
    }
    hub.end('signed-out', (session) => isOver(session.credential))
    hub.reviewLocks()
  }

  function tell(): void {
    hub.broadcast({ t: 'beat', now: now(), position: board.position(), degraded: degraded(), city: city() })
  }

  const timers = [
    setInterval(() => void endThoseOver(), reviewEveryMs),
    setInterval(tell, beatEveryMs),
    setInterval(() => positions.flushToScreens(), sendEveryMs),
    setInterval(() => {
      positions.exchange().catch((error: unknown) => warn({ err: error }, 'positions were not stored'))
    }, storeEveryMs),
  ]
  return {
    tell,
    stop() {
      for (const timer of timers) clearInterval(timer)
    },
  }
}
