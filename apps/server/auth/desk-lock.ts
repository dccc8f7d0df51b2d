import type { UnlockWay } from '@tocsin/domain'
import type { Board } from '../live/board.ts'
import type { LogReading } from '../log-reading.ts'
import type { Sessions } from './sessions.ts'

type Parts = {
  readonly sessions: Pick<Sessions, 'lock' | 'isLocked'>
  readonly board: Board
  readonly reading: Pick<LogReading, 'lock'>
  readonly reviewLocks: () => void
  readonly now: () => number
}
type Whose = { readonly account: string; readonly org: string }

export type DeskLock = ReturnType<typeof createDeskLock>

/** Locks desks and opens them again, once whoever asks has proved to be it; all windows of that sign-in see so at once. */
export function createDeskLock({ sessions, board, reading, reviewLocks, now }: Parts) {
  return {
    /** the number of a call that somebody has in hand; undefined: none */
    callOf(account: string): string | undefined {
      for (const [, fold] of board.folds())
        if (fold.kind === 'contact' && fold.state.state.phase === 'open' && fold.state.taker === account)
          return fold.state.number
      return undefined
    },
    async lock(whose: Whose, credential: string, bySelf: boolean): Promise<void> {
      if (sessions.isLocked(credential)) return
      await sessions.lock(credential, now())
      reviewLocks()
      await reading.lock(whose, { type: 'desk-locked', data: { bySelf } })
    },
    /** every way to open a desk ends here, after its proof was found right */
    async unlock(whose: Whose, credential: string, by: UnlockWay): Promise<void> {
      await reading.lock(whose, { type: 'desk-unlocked', data: { by } })
      await sessions.lock(credential, null)
      reviewLocks()
    },
  }
}
