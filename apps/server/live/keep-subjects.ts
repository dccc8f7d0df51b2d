import type { Log } from '../log.ts'
import type { SubjectTable } from '../store/index.ts'
import type { Board } from './board.ts'
import { rowOf, type Fold } from './fold.ts'

/** A restart folds what happened in this time once more; searching among the closed is this much behind. */
const everyMs = 500

type Moved = { readonly fold: Fold; readonly owner: string; readonly since: number }

/**
 * Keeps the table of subjects up with the board, some time after the log: a subject that moves often is written once for
 * many moves. Every process remembers what moved until the table shows it, whoever wrote it there.
 */
export function keepSubjects(board: Board, table: SubjectTable, log: Log) {
  const moved = new Map<string, Moved>()
  let work: Promise<void> = Promise.resolve()

  const stopListening = board.listen(({ moves }) => {
    for (const { subject, fold, owner, since } of moves)
      moved.set(subject, { fold, owner, since: moved.get(subject)?.since ?? since })
  })

  function* rows() {
    for (const { fold, owner, since } of moved.values()) yield rowOf(fold, owner, since)
  }

  async function keepUp(): Promise<void> {
    if (moved.size === 0) return
    const shown = await table.keepUp([...rows()], board.position())
    for (const [subject, { fold }] of moved) if (fold.position <= shown) moved.delete(subject)
  }

  /** Brings the table up to the board as it is now. Rejects when the database cannot be had. */
  function flush(): Promise<void> {
    const mine = work.then(keepUp)
    work = mine.catch(() => undefined)
    return mine
  }

  const timer = setInterval(() => {
    flush().catch((error: unknown) => log.warn({ err: error }, 'the table of subjects could not be kept up just now'))
  }, everyMs)

  return {
    flush,
    async close(): Promise<void> {
      clearInterval(timer)
      stopListening()
      await flush().catch(() => undefined)
    },
  }
}
