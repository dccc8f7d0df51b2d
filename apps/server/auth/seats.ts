import { randomUUID } from 'node:crypto'
import { id, scopesOf, viewerOf, type Viewer } from '@tocsin/domain'
import { z } from 'zod'
import { seatRefused } from '../http/problem.ts'
import type { Board } from '../live/board.ts'
import type { SignIns } from '../store/index.ts'
import type { TakeCommand } from '../take-command.ts'
import type { Known } from './sessions.ts'

/** What the browser at a seat knows of it: calls that have a form open there, and how many drafts. */
export const atSeat = z.object({
  calls: z.array(id).max(50).default([]),
  drafts: z.number().int().min(0).max(1000).default(0),
})
export type AtSeat = z.output<typeof atSeat>

type Parts = {
  readonly board: Board
  readonly signIns: Pick<SignIns, 'of'>
  readonly take: TakeCommand
  readonly now: () => number
}

/** A sign-in that was used within this is at work somewhere: use is written down each minute. */
const atWorkMs = 150_000

export type Seats = ReturnType<typeof createSeats>

/** Another person at a seat: what was in hand there becomes theirs, in one command, before the first one's sign-in ends. */
export function createSeats({ board, signIns, take, now }: Parts) {
  /** whether the person works at another desk too: then only what this browser names is this seat's */
  async function isElsewhere({ viewer, credential }: Known): Promise<boolean> {
    const all = await signIns.of(viewer.account, now())
    return all.some(({ hash, seenAt }) => hash !== credential && now() - seenAt < atWorkMs)
  }

  async function inHand(before: Known, { calls }: AtSeat) {
    const [contacts, alerts]: [string[], string[]] = [[], []]
    const { account } = before.viewer
    const isAll = !(await isElsewhere(before))
    for (const [, fold] of board.folds()) {
      if (fold.kind === 'contact') {
        const { id: contact, state, taker } = fold.state
        if (state.phase === 'open' && taker === account && (isAll || calls.includes(contact))) contacts.push(contact)
      } else if (fold.kind === 'alert' && isAll) {
        const { id: alert, state, owner } = fold.state
        if (state.phase === 'open' && owner.phase === 'taken' && owner.by === account) alerts.push(alert)
      }
    }
    return { contacts, alerts }
  }

  const takerOf = (contact: string): string | null => {
    const fold = board.get(`contact/${contact}`)
    return fold?.kind === 'contact' && fold.state.state.phase === 'open' ? fold.state.taker : null
  }

  function mayTake(who: Viewer, before: Viewer): void {
    if (who.org !== before.org) throw seatRefused('other-organisation')
    if (!scopesOf(who.roles, 'change-seat').has('organisation')) throw seatRefused('takes-no-calls')
  }

  return {
    /** Passes what is in hand on to `account`. Throws a problem where they may not have it: then nothing has passed. */
    async pass(before: Known, account: string, seat: AtSeat): Promise<void> {
      const fold = board.get(`account/${account}`)
      const who = fold?.kind === 'account' ? viewerOf(fold.state) : undefined
      if (who === undefined) return
      if (who.account === before.viewer.account) throw seatRefused('same-person')
      // two at once: whoever has the calls has the seat
      const isOthers = (contact: string): boolean => ![account, before.viewer.account, null].includes(takerOf(contact))
      if (seat.calls.some(isOthers)) throw seatRefused('changed-already')
      const { contacts, alerts } = await inHand(before, seat)
      if (contacts.length + alerts.length + seat.drafts === 0) return
      mayTake(who, before.viewer)
      if (contacts.length + alerts.length === 0) return
      const body = { from: before.viewer.account, contacts: contacts.slice(0, 50), alerts: alerts.slice(0, 50) }
      const envelope = { id: randomUUID(), type: 'change-seat' as const, body }
      const answer = await take(who, who.org, { ...envelope, deviceAt: null, seat: null, exercise: false })
      if (!('ok' in answer) || !answer.ok) throw seatRefused('not-stored')
      if (contacts.some((contact) => ![account, null].includes(takerOf(contact)))) throw seatRefused('changed-already')
    },
  }
}
