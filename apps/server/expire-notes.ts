import { nextEndOf } from '@tocsin/domain'
import { newId } from '@tocsin/link'
import type { Logger } from 'pino'
import type { HandleCommand } from './handle-command.ts'
import type { Board } from './live/board.ts'

/** Notes are hidden by the clock to the second; their words leave tables and screens, and their keys go, within this time. */
const lookEveryMs = 60_000

type Parts = {
  readonly board: Board
  readonly now: () => number
  readonly handle: HandleCommand
  readonly log: Logger
}

/** Premises of which a note or a change has ended by the clock, or that are to be forgotten, each with its owner. */
function due(board: Board, now: number): readonly { readonly premises: string; readonly org: string }[] {
  return [...board.folds()].flatMap(([, fold]) =>
    fold.kind === 'premises' && nextEndOf(fold.state) <= now ? [{ premises: fold.state.id, org: fold.state.org }] : [],
  )
}

/** Ends by the program's own command what the clock has ended. Two processes may do it at once: the second finds nothing. */
export function createExpiry({ board, now, handle, log }: Parts) {
  async function expire(): Promise<void> {
    for (const { premises, org } of due(board, now())) {
      await handle({
        id: newId(),
        viewer: 'system',
        org,
        command: { type: 'expire-notes', body: { premises } },
        keys: [],
        stored: () => undefined,
        deviceAt: null,
        seat: null,
        exercise: false,
      })
    }
  }

  let running = Promise.resolve()
  const timer = setInterval(() => {
    running = expire().catch((error: unknown) => log.warn({ err: error }, 'notes that have ended were not cleared'))
  }, lookEveryMs)
  return {
    now: expire,
    async stop(): Promise<void> {
      clearInterval(timer)
      await running
    },
  }
}
