import type { ContactDocument } from '@tocsin/domain'
import { useMemo } from 'react'
import { desk } from '../desk/desk-state.ts'
import { showDone } from '../desk/notices.ts'
import { useLive } from '../live/line-context.ts'
import { isDone } from '../live/line.ts'
import { namesFrom } from '../live/names.ts'
import { newId } from '../new-id.ts'
import { useWords } from '../words.ts'
import { commandsFor, type Outcome } from './commands.ts'
import { isEmpty, newDraft, type Draft } from './draft.ts'
import { useDrafts } from './drafts-context.tsx'

export type CallDesk = {
  /** a call that this desk begins: the phone rang past the system, somebody walked in */
  readonly begin: () => void
  /** takes a ringing contact, or goes on with an open one */
  readonly take: (contact: ContactDocument) => void
  readonly show: (draft: string | null) => void
  readonly finish: (draft: Draft, outcome: Outcome) => void
  readonly discard: (draft: Draft) => void
}

/** What the call desk does, for its keys and its buttons alike. */
export function useCallDesk(): CallDesk {
  const { line, accounts } = useLive()
  const drafts = useDrafts()
  const words = useWords()
  return useMemo(() => {
    const show = (draft: string | null): void => desk.set({ draft })
    const start = (contact: string, startedAt: number, isKnown: boolean): string => {
      const draft = newDraft({ id: newId(), contact, incident: newId(), slip: newId() }, startedAt, isKnown)
      drafts.put(draft)
      show(draft.id)
      return draft.id
    }
    const discard = (id: string): void => {
      drafts.remove(id)
      if (desk.get().draft === id) show(null)
    }
    /** Somebody else may have been quicker; who, is said by the refusal. What was typed meanwhile stays. */
    const take = async (contact: string, offHookAt: number, draft: string): Promise<void> => {
      const sent = await line.send({ type: 'take-contact', body: { contact, offHookAt } })
      const known = drafts.get(draft)
      if ('refusal' in sent && known !== undefined && isEmpty(known)) discard(draft)
    }
    const said = (draft: Draft, outcome: Outcome): string => {
      if (outcome.kind === 'end') return words.callForm.ended(words.trade.endReasons[outcome.reason])
      const names = namesFrom(line.link.board, accounts)
      const incident = names.incident(outcome.kind === 'join' ? outcome.incident : draft.incident)
      return outcome.kind === 'join' ? words.callForm.joinedTo(incident) : words.callForm.createdNamed(incident)
    }
    /** The draft stays on the disk until every part of it was taken; a refused one comes back to be put right. */
    const finish = async (draft: Draft, outcome: Outcome): Promise<void> => {
      const commands = commandsFor(draft, outcome)
      if (commands.length === 0) return
      drafts.put({ ...draft, isSent: true })
      show(null)
      if (outcome.kind !== 'end') desk.set({ incident: outcome.kind === 'join' ? outcome.incident : draft.incident })
      const sent = await Promise.all(commands.map((command) => line.send(command)))
      // The session ended first: whether the server has it, the board says when this desk is back (useSettling).
      if (sent.some((each) => 'onItsWay' in each)) return
      const done = commands.map((command, index) => sent[index] !== undefined && isDone(command, sent[index]))
      // A unit that somebody else got is told by its refusal; the incident stands all the same.
      const hasFailed = commands.some(({ type }, index) => done[index] !== true && type !== 'dispatch-unit')
      const isOpened = done[0] === true
      if (hasFailed) return drafts.put({ ...draft, isSent: false, isKnown: draft.isKnown || isOpened })
      drafts.remove(draft.id)
      const position = sent.reduce((last, each) => (each.ok ? Math.max(last, each.position) : last), 0)
      await line.link.board.reached(position)
      showDone(said(draft, outcome))
    }
    return {
      begin: () => void start(newId(), line.link.serverNow(), false),
      take: (contact) => {
        const known = drafts.store.get().drafts.find((each) => each.contact === contact.id && !each.isSent)
        if (known !== undefined) return show(known.id)
        const offHookAt = line.link.serverNow()
        const draft = start(contact.id, contact.clocks.offHook ?? offHookAt, true)
        if (contact.taker === null) void take(contact.id, offHookAt, draft)
      },
      show,
      finish: (draft, outcome) => void finish(draft, outcome),
      discard: ({ id }) => discard(id),
    }
  }, [line, accounts, drafts, words])
}
