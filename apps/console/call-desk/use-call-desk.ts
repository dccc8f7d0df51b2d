import type { ContactDocument } from '@tocsin/domain'
import type { TypedCommand } from '@tocsin/link'
import { useMemo } from 'react'
import { awaitIncident, desk, incidentCame, selectIncident } from '../desk/desk-state.ts'
import { showDone } from '../desk/notices.ts'
import { useLive } from '../live/line-context.ts'
import { isDone, type Sent } from '../live/line.ts'
import { namesFrom } from '../live/names.ts'
import { noteJoin } from '../incident-card/last-join.ts'
import { shownKey } from '../keys.ts'
import { newId } from '../new-id.ts'
import { useWords } from '../words.ts'
import { commandsFor, type Outcome } from './commands.ts'
import { isEmpty, newDraft, type Draft } from './draft.ts'
import { useDrafts } from './drafts-context.tsx'

export type CallDesk = {
  /** a call that this desk begins: the phone rang past the system, somebody walked in */
  readonly begin: () => void
  /** types in a call from paper; once it is created or ended, the next one begins by itself */
  readonly beginFromPaper: () => void
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
    const start = (contact: string, startedAt: number, isKnown: boolean, isPaper = false): string => {
      const begun = newDraft({ id: newId(), contact, incident: newId(), slip: newId() }, startedAt, isKnown)
      const draft = isPaper ? { ...begun, paper: { typed: '', at: null } } : begun
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
    /** The card asks for the incident only when this board shows it, which comes a moment after the answer. */
    const opened = async (command: TypedCommand, incident: string): Promise<Sent> => {
      const sent = await line.send(command)
      if (sent.ok) await line.link.board.reached(sent.position)
      if (!('onItsWay' in sent)) incidentCame(incident, isDone(command, sent))
      return sent
    }
    /** The draft stays on the disk until every part of it was taken; a refused one comes back to be put right. */
    const beginFromPaper = (): void => void start(newId(), line.link.serverNow(), false, true)
    const finish = async (draft: Draft, outcome: Outcome): Promise<void> => {
      const commands = commandsFor(draft, outcome)
      if (commands.length === 0) return
      drafts.put({ ...draft, isSent: true })
      show(null)
      if (outcome.kind === 'join') selectIncident(outcome.incident)
      if (outcome.kind === 'create') awaitIncident(draft.incident)
      if (draft.paper !== null) beginFromPaper()
      const sent = await Promise.all(
        commands.map((command) =>
          command.type === 'open-incident' ? opened(command, draft.incident) : line.send(command),
        ),
      )
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
      if (outcome.kind !== 'join') return showDone(said(draft, outcome))
      noteJoin({ kind: 'contact', contact: draft.contact, incident: outcome.incident })
      showDone(`${said(draft, outcome)} · ${words.actions['part-again']} ${shownKey('part-again')}`)
    }
    return {
      beginFromPaper,
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
