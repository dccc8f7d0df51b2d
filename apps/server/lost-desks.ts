import { randomUUID } from 'node:crypto'
import type { Contact } from '@tocsin/domain'
import type { Board } from './live/board.ts'
import type { TakeCommand } from './take-command.ts'

type Parts = {
  readonly board: Pick<Board, 'folds'>
  /** the accounts that are connected to this process now */
  readonly connected: () => ReadonlySet<string>
  readonly take: TakeCommand
  /** the log's clock, milliseconds */
  readonly now: () => number
  readonly warn: (about: object, message: string) => void
}

/** A desk that reloads or whose line drops is back by then. */
export const lostAfterMs = 20_000
const lookEveryMs = 2000

export type LostDesks = ReturnType<typeof watchDesks>

/**
 * Tells of calls whose taker's desk cannot be reached, and of desks that are back: nobody loses a call for it, and others
 * see that it may be taken over. A process speaks only of desks that it has seen, or that had calls when it started:
 * another process may have the rest.
 */
export function watchDesks({ board, connected, take, now, warn }: Parts) {
  const seenAt = new Map<string, number>()
  /** contact and taker for whom it was told, until they are seen again */
  const told = new Set<string>()
  let work = Promise.resolve()

  function* open(): Generator<Contact & { readonly taker: string }> {
    for (const [, fold] of board.folds()) {
      if (fold.kind !== 'contact' || fold.state.state.phase !== 'open') continue
      const { taker } = fold.state
      if (taker !== null) yield { ...fold.state, taker }
    }
  }
  for (const { taker } of open()) seenAt.set(taker, now())

  async function tell({ id, org, exercise, taker }: Contact, lost: boolean): Promise<void> {
    const command = { id: randomUUID(), type: 'tell-claim' as const, body: { contact: id, taker, lost } }
    await take('system', org, { ...command, deviceAt: null, seat: null, exercise })
  }

  async function look(): Promise<void> {
    const here = connected()
    for (const account of here) seenAt.set(account, now())
    for (const contact of open()) {
      const { taker, lostSince, id } = contact
      const name = `${id} ${taker}`
      if (here.has(taker)) {
        told.delete(name)
        if (lostSince !== null) await tell(contact, false)
        continue
      }
      const seen = seenAt.get(taker)
      if (seen === undefined || now() - seen < lostAfterMs || lostSince !== null || told.has(name)) continue
      await tell(contact, true)
      // only now: what could not be told is told at the next look
      told.add(name)
    }
  }

  const lookSafely = (): Promise<void> =>
    (work = work.then(look).catch((error: unknown) => warn({ err: error }, 'desks could not be looked at')))
  const timer = setInterval(() => void lookSafely(), lookEveryMs)
  return {
    /** looks now, as happens by itself every other second */
    look: lookSafely,
    async stop(): Promise<void> {
      clearInterval(timer)
      await work
    },
  }
}
