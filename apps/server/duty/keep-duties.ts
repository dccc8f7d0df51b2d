import type { Board } from '../live/board.ts'
import { idOf } from '../id-of.ts'
import type { TakeCommand } from '../take-command.ts'

const lookEveryMs = 60_000
/** One that is over stays on the calendar for so long. */
const keptMs = 7 * 86_400_000

type Parts = {
  readonly board: Pick<Board, 'folds'>
  readonly take: TakeCommand
  readonly now: () => number
  readonly warn: (about: object, message: string) => void
}

/** Files away duties whose time has been over for a week; two processes do it with the same ids. Returns what stops it. */
export function keepDuties({ board, take, now, warn }: Parts): () => void {
  async function look(): Promise<void> {
    const due = [...board.folds()].flatMap(([, { kind, state }]) =>
      kind === 'duty' && state.until + keptMs <= now() ? [state] : [],
    )
    for (const { id, org } of due) {
      const body = { duty: id }
      const command = { id: idOf(`retire-duty ${id}`), type: 'retire-duty', body } as const
      await take('system', org, { ...command, deviceAt: null, seat: null, exercise: false })
    }
  }
  const ask = (): void =>
    void look().catch((error: unknown) => warn({ err: error }, 'duties that are over were not filed away'))
  const timer = setInterval(ask, lookEveryMs)
  ask()
  return () => clearInterval(timer)
}
