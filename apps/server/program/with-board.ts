import { newId, type Answer } from '@tocsin/link'
import { createContexts } from '../context.ts'
import { createHandleCommand } from '../handle-command.ts'
import { createBoard, type Board } from '../live/board.ts'
import { foldOf, foldOn, type Fold } from '../live/fold.ts'
import type { Order } from '../order.ts'
import type { Store } from '../store/index.ts'
import { createNameWinner } from '../winner.ts'
import { withStore } from './with-store.ts'

/** The board as of now, and commands in the program's own name: those that seal nothing. */
export type BoardAtHand = {
  readonly store: Store
  readonly board: Board
  give(org: string, command: Order['command']): Promise<Answer>
}

/** Opens the store with its board for a command of whoever has the machine, and closes it. */
export const withBoard = (work: (at: BoardAtHand) => Promise<void>): Promise<void> =>
  withStore(async (store) => {
    const { queries, feed, appender, clock } = store
    const loadFold = async (subject: string): Promise<Fold | undefined> => {
      const row = await queries.loadSubject(subject)
      const later = await queries.readTail(subject, row?.version ?? 0)
      return foldOn(subject, row === undefined ? undefined : foldOf(row), later)
    }
    const open = await queries.loadOpen()
    const board = createBoard(open.rows.map(foldOf), open.position, loadFold)
    const stop = feed.follow(open.position, (batch) => board.apply(batch))
    await Promise.race([board.reaches(await queries.end()), feed.unreadable])
    const handle = createHandleCommand({
      // nobody but the program itself is here
      asOfNow: (viewer) => viewer,
      board,
      contexts: createContexts(board, clock.now),
      appender,
      loadFold,
      nameWinner: createNameWinner(async (subject) => board.get(subject) ?? loadFold(subject)),
    })
    const give: BoardAtHand['give'] = (org, command) =>
      handle({
        id: newId(),
        viewer: 'system',
        org,
        command,
        keys: [],
        stored: () => undefined,
        deviceAt: null,
        seat: null,
        exercise: false,
      })
    try {
      await work({ store, board, give })
    } finally {
      stop()
    }
  })
