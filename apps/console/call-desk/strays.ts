import type { ContactDocument } from '@tocsin/domain'
import type { Draft } from './draft.ts'

/** Whether a contact is still this desk's to work on: ringing, or open and taken by `account`. */
export const isHere = (contact: ContactDocument | undefined, account: string): boolean =>
  contact !== undefined &&
  (contact.state.phase === 'waiting' ||
    (contact.state.phase === 'open' && (contact.taker === null || contact.taker === account)))

/** Drafts of calls that somebody else has now, or that are over: nothing else on the screen leads to them. */
export const straysOf = (
  drafts: readonly Draft[],
  contacts: readonly ContactDocument[],
  account: string,
): readonly Draft[] =>
  drafts.filter(
    ({ isKnown, isSent, contact }) =>
      isKnown &&
      !isSent &&
      !isHere(
        contacts.find(({ id }) => id === contact),
        account,
      ),
  )
