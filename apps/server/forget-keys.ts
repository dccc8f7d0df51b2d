import { keysOf, type Recorded, type RetentionEvent } from '@tocsin/domain'
import type { Board } from './live/board.ts'
import type { Fold } from './live/fold.ts'

const keysIn = (fold: Fold | undefined): readonly string[] =>
  fold?.kind === 'premises' ? fold.state.notes.flatMap(keysOf) : []

/** Tells which keys no note needs any more: this process forgets what any process destroyed. */
export function forgetKeys(board: Pick<Board, 'listen'>, forget: (keys: readonly string[]) => void): void {
  board.listen(({ moves }) => {
    for (const { before, after } of moves) {
      const needed = new Set(keysIn(after))
      const gone = keysIn(before).filter((key) => !needed.has(key))
      if (gone.length > 0) forget(gone)
    }
  })
}

const isErasure = (event: Recorded): event is Recorded<RetentionEvent> => event.type === 'words-erased'

/** Which keys retention destroyed, whichever process did it. */
export const erasedKeys = (batch: readonly Recorded[]): readonly string[] =>
  batch.filter(isErasure).flatMap(({ data }) => data.keys)
