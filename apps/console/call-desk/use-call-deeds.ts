import type { ContactDocument } from '@tocsin/domain'
import { showDone } from '../desk/notices.ts'
import { useLive } from '../live/line-context.ts'
import { useNames } from '../live/names.ts'
import { useWords } from '../words.ts'
import { openingOf } from './commands.ts'
import type { Draft } from './draft.ts'
import { useDrafts } from './drafts-context.tsx'
import { useCallDesk } from './use-call-desk.ts'

/** What is done with calls beside taking, creating and ending: for keys and buttons alike. */
export type CallDeeds = {
  /** the contact is with the server from here on: what is said about it has to be kept there */
  readonly register: (draft: Draft) => void
  readonly park: (draft: Draft) => void
  /** back to a call of this desk, parked or not */
  readonly goOn: (contact: ContactDocument) => void
  readonly takeOver: (contact: ContactDocument) => void
  readonly markFlooding: (contact: string, flooding: boolean) => void
}

export function useCallDeeds(): CallDeeds {
  const { line } = useLive()
  const drafts = useDrafts()
  const callDesk = useCallDesk()
  const names = useNames()
  const { calls } = useWords()

  /** In one turn with what follows: the outbox keeps the order, also while the server is gone. */
  const register = (draft: Draft): void => {
    if (draft.isKnown) return
    for (const command of openingOf(draft)) void line.send(command)
    drafts.put({ ...draft, isKnown: true })
  }
  return {
    register,
    park: (draft) => {
      register(draft)
      void line.send({ type: 'park-contact', body: { contact: draft.contact } })
      callDesk.show(null)
    },
    goOn: (contact) => {
      if (contact.parkedSince !== null) void line.send({ type: 'unpark-contact', body: { contact: contact.id } })
      callDesk.take(contact)
    },
    takeOver: (contact) => {
      const from = contact.taker
      if (from === null) return
      const run = async (): Promise<void> => {
        const sent = await line.send({ type: 'take-over-contact', body: { contact: contact.id, from } })
        if (!sent.ok) return
        await line.link.board.reached(sent.position)
        showDone(calls.tookOver(names.account(from)))
        callDesk.take(line.link.board.get('contact', contact.id) ?? contact)
      }
      void run()
    },
    markFlooding: (contact, flooding) => void line.send({ type: 'mark-flooding', body: { contact, flooding } }),
  }
}
