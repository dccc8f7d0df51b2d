import { wordsSoFar } from '../call-desk/commands.ts'
import { passDrafts } from '../call-desk/draft-store.ts'
import { isEmpty, type Draft } from '../call-desk/draft.ts'
import { useDrafts } from '../call-desk/drafts-context.tsx'
import { desk } from '../desk/desk-state.ts'
import { useLive } from '../live/line-context.ts'
import type { Line } from '../live/line.ts'
import { passEntries } from '../narrative/entries.ts'
import { createStore } from '../store.ts'
import { proveTerminal } from '../terminals/terminal.ts'
import { tell } from '../windows/channel.ts'
import type { Ceremony } from './passkey.ts'
import type { AtSeat, Session } from './session.ts'

/** While a seat changes hands, calls that leave the first person have not been taken away from anybody. */
export const seat = createStore<{ readonly isChanging: boolean }>({ isChanging: false })

const patienceMs = 5_000

/** Whether nothing of this desk waits for an answer any more. */
async function isAnswered({ state }: Line): Promise<boolean> {
  const until = Date.now() + patienceMs
  while (state.get().pending.length > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50))
  return state.get().pending.length === 0
}

/** Drafts that would pass: nobody waits for an empty form. */
export const passing = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts.filter((draft) => draft.isKnown || !isEmpty(draft))

export type Changed = Ceremony<Session> | { readonly phase: 'not-answered' }

/**
 * Gives the seat to whom `enter` signs in. Before, what has been typed goes to the server under who typed it; after, calls,
 * drafts and entries are the other person's, on the disk and on the screen, and the other windows of the desk follow.
 */
export function useChangePerson(): (enter: (at: AtSeat) => Promise<Ceremony<Session>>) => Promise<Changed> {
  const { line, become } = useLive()
  const drafts = useDrafts()

  async function keepWords(): Promise<void> {
    for (const draft of passing(drafts.store.get().drafts).filter(({ isSent }) => !isSent)) {
      const sent = await Promise.all(wordsSoFar(draft).map((command) => line.send(command)))
      const known = drafts.get(draft.id)
      if (known !== undefined && sent.length > 0 && sent.every(({ ok }) => ok)) drafts.put({ ...known, isKnown: true })
    }
  }

  async function change(enter: (at: AtSeat) => Promise<Ceremony<Session>>): Promise<Changed> {
    if (line.state.get().link.phase !== 'live') return { phase: 'unreachable' }
    await keepWords()
    if (!(await isAnswered(line))) return { phase: 'not-answered' }
    const all = passing(drafts.store.get().drafts)
    const calls = all.filter(({ isKnown }) => isKnown).map(({ contact }) => contact)
    await proveTerminal()
    const came = await enter({ calls: calls.slice(0, 50), drafts: all.length })
    if (came.phase !== 'answered') return came
    const [from, to] = [line.account, came.answer.viewer.account]
    await Promise.all([passDrafts(from, to), passEntries(from, to)])
    tell({ kind: 'seat-changed' })
    desk.set({ dialog: null, hasText: false, isLeaving: false, past: null })
    become(came.answer)
    return came
  }

  return async (enter) => {
    seat.set({ isChanging: true })
    try {
      return await change(enter)
    } finally {
      // the news that the calls have gone comes with the first one's last messages
      setTimeout(() => seat.set({ isChanging: false }), patienceMs)
    }
  }
}
