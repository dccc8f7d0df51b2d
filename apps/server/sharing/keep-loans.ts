import type { TakeCommand } from '../take-command.ts'
import { idOf } from '../id-of.ts'
import type { Board } from '../live/board.ts'

const lookEveryMs = 15_000

type Parts = {
  readonly board: Board
  readonly take: TakeCommand
  /** the log's clock, milliseconds */
  readonly now: () => number
  readonly warn: (about: object, message: string) => void
}

/**
 * Ends loans of units whose time is over, by the program's own command. Nobody is sent by one that is over before this has
 * looked: the decision asks the time itself. Two processes do it with the same ids.
 */
export function keepLoans({ board, take, now, warn }: Parts) {
  async function look(): Promise<void> {
    const due = [...board.folds()].flatMap(([, fold]) =>
      fold.kind === 'unit'
        ? (fold.state.loans ?? [])
            .filter(({ state, until }) => state !== 'ending' && until <= now())
            .map(({ id }) => ({ unit: fold.state.id, org: fold.state.org, loan: id }))
        : [],
    )
    for (const { unit, org, loan } of due) {
      const command = { type: 'end-due-loan', body: { unit, loan } } as const
      try {
        await take('system', org, { id: idOf(`loan ${loan}`), ...command, deviceAt: null, seat: null, exercise: false })
      } catch (error) {
        warn({ err: error, org }, 'a loan that is over has not been ended yet')
      }
    }
  }

  let running = Promise.resolve()
  const ask = (): void => {
    running = running.then(look)
  }
  const timer = setInterval(ask, lookEveryMs)
  return {
    /** until all that is due now is done */
    async settled(): Promise<void> {
      ask()
      await running
    },
    async stop(): Promise<void> {
      clearInterval(timer)
      await running
    },
  }
}
