import type { ContactDocument } from '@tocsin/domain'
import type { Draft } from './draft.ts'

/**
 * What becomes of a draft that had been sent, when none of its commands is on the way any more: null when the board shows
 * that the server has taken it, else the draft as it comes back. A contact that this desk would have opened and that is
 * nowhere on the board may never have reached the server: better asked once more than lost. Should it have been there (and
 * ended), the repeat is told that it exists already and does nothing.
 */
export function settled(draft: Draft, contact: Pick<ContactDocument, 'state'> | undefined): Draft | null {
  if (contact === undefined) return draft.isKnown ? null : { ...draft, isSent: false }
  const { phase } = contact.state
  return phase === 'open' || phase === 'waiting' ? { ...draft, isSent: false, isKnown: true } : null
}
