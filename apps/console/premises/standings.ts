import { noteStanding, type NoteDocument, type PremisesDocument } from '@tocsin/domain'
import { pinyinInitials } from '@tocsin/ui'
import type { Words } from '@tocsin/ui/words'

/** What the list of premises shows. */
export const premisesTabs = ['all', 'waiting', 'review', 'ended'] as const
export type PremisesTab = (typeof premisesTabs)[number]

/** Whether somebody waits for a second person's word: to a proposal, or to a review. */
export function isWaiting({ state, ...note }: NoteDocument, now: number): boolean {
  const standing = noteStanding({ state, ...note }, now)
  if (standing === 'proposed') return true
  return (standing === 'approved' || standing === 'to-review') && state.phase === 'approved' && state.review !== null
}

/** Who wrote a note, or asked for it to stand on: those may not approve it. */
export const isOwn = ({ by, state }: NoteDocument, account: string): boolean =>
  by === account || (state.phase === 'approved' && state.review?.by === account)

/** Whether a note belongs under a tab at `now`. */
export function isUnder(tab: PremisesTab, note: NoteDocument, now: number): boolean {
  const standing = noteStanding(note, now)
  if (tab === 'all') return true
  if (tab === 'waiting') return isWaiting(note, now)
  if (tab === 'review') return standing === 'to-review' && !isWaiting(note, now)
  return standing === 'expired' || standing === 'withdrawn' || standing === 'refused'
}

/**
 * Premises under a tab that a text finds: by name, pinyin initials, address or the name of a kind of note. Never by what the
 * notes say: one finds places here.
 */
export function findPremises(
  all: readonly PremisesDocument[],
  tab: PremisesTab,
  text: string,
  now: number,
  { kinds }: Words['premises'],
): readonly PremisesDocument[] {
  const wanted = text.trim().toLowerCase()
  const keys = ({ name, address, notes }: PremisesDocument): readonly string[] => [
    address,
    pinyinInitials(address),
    ...(name === null ? [] : [name.zh, name.en, pinyinInitials(name.zh)]),
    ...notes.filter((note) => !isUnder('ended', note, now)).map(({ kind }) => kinds[kind]),
  ]
  return all
    .filter(({ notes }) => tab === 'all' || notes.some((note) => isUnder(tab, note, now)))
    .filter((premises) => keys(premises).some((key) => key.toLowerCase().includes(wanted)))
    .toSorted((a, b) => titleOf(a).localeCompare(titleOf(b), 'zh'))
}

const titleOf = ({ name, address }: PremisesDocument): string => name?.zh ?? address
