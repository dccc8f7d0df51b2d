import { neutralListing } from '@tocsin/domain'
import { typeOn, type Board } from '@tocsin/link'
import { nameIn, type Language, type Names } from '@tocsin/ui/words'
import { settings } from '../settings.ts'
import { useStore } from '../store.ts'
import { useLanguage } from '../words.ts'
import type { AccountNames } from './account-names.ts'
import { useLive } from './line-context.ts'

/** How the board tells ids to people, in the language of the screen. */
export function namesFrom(board: Board, accounts: AccountNames, language: Language = settings.get().language): Names {
  const incident = (id: string): string => {
    const spoken = board.get('incident', id)?.spoken
    return spoken === undefined ? id.slice(0, 8) : `#${spoken}`
  }
  const named = (kind: 'post' | 'organisation', id: string): string => {
    const name = board.get(kind, id)?.name
    return name === undefined ? id : nameIn(language, name)
  }
  return {
    unit: (id) => board.get('unit', id)?.callSign ?? id,
    incident,
    incidentOfSlip: (id) => {
      const slip = board.get('slip', id)
      return slip === undefined ? undefined : incident(slip.incident)
    },
    account: accounts.nameOf,
    post: (id) => named('post', id),
    organisation: (id) => named('organisation', id),
    partner: (id) => {
      const known = board.all('organisation').flatMap(({ settings: { partners } }) => partners)
      const partner = known.find((each) => each.id === id)
      return partner === undefined ? id : nameIn(language, partner.name)
    },
    contact: (id) => board.get('contact', id)?.number ?? id.slice(0, 8),
    incidentType: (code) => {
      const type = typeOn(board, code)
      return type === undefined ? code : nameIn(language, type.name)
    },
    tag: (code) => {
      const tags = [...board.all('catalogue'), neutralListing].flatMap((listing) => listing.tags)
      const tag = tags.find((each) => each.code === code)
      return tag === undefined ? code : nameIn(language, tag.name)
    },
    feedbackField: (code) => {
      const fields = [...board.all('catalogue'), neutralListing].flatMap((listing) => listing.feedback)
      const field = fields.find((each) => each.code === code)
      return field === undefined ? code : nameIn(language, field.name)
    },
  }
}

/** Names for drawing; draws again when an account's name has come. */
export function useNames(): Names {
  const { line, accounts } = useLive()
  useStore(accounts.store, ({ names }) => names)
  return namesFrom(line.link.board, accounts, useLanguage())
}
