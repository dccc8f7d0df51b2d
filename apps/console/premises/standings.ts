import { changeEndsAt, noteStanding, type NoteDocument, type PremisesDocument } from '@tocsin/domain'
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

/** Whether a change of the ground waits for a second person. */
export const isChangeWaiting = (premises: PremisesDocument, now: number): boolean =>
  premises.change !== null && now < changeEndsAt(premises)

/** How many notes and changes stand under a tab. */
export function countUnder(tab: PremisesTab, all: readonly PremisesDocument[], now: number): number {
  if (tab === 'all') return all.length
  const notes = all.flatMap(({ notes: each }) => each).filter((note) => isUnder(tab, note, now)).length
  return notes + (tab === 'waiting' ? all.filter((premises) => isChangeWaiting(premises, now)).length : 0)
}

export type Rights = { readonly account: string; readonly mayApprove: boolean; readonly mayReview: boolean }

/**
 * What waits for this person's word: proposals, reviews and changes of others for those who approve; for all who review,
 * notes that end within 30 days and that nobody has looked at again (the reminder).
 */
export function countFor({ account, mayApprove, mayReview }: Rights, all: readonly PremisesDocument[], now: number) {
  const notes = all.flatMap(({ notes: each }) => each)
  const toApprove = notes.filter((note) => isWaiting(note, now) && !isOwn(note, account)).length
  const changes = all.filter((premises) => isChangeWaiting(premises, now) && premises.change?.by !== account).length
  const toReview = notes.filter((note) => isUnder('review', note, now)).length
  return { toApprove: mayApprove ? toApprove + changes : 0, toReview: mayReview ? toReview : 0 }
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
    .filter((premises) => tab === 'all' || countUnder(tab, [premises], now) > 0)
    .filter((premises) => keys(premises).some((key) => key.toLowerCase().includes(wanted)))
    .toSorted((a, b) => titleOf(a).localeCompare(titleOf(b), 'zh'))
}

const titleOf = ({ name, address }: PremisesDocument): string => name?.zh ?? address
