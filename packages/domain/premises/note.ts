import type { Sealed } from '../personal.ts'

/** What a note may be about: the closed list, hazards first as they are shown. */
export const noteKinds = ['hazard', 'access', 'key', 'water', 'plant', 'contact'] as const
export type NoteKind = (typeof noteKinds)[number]

/** Of a dwelling one keeps how to get in and what endangers crews, nothing else. */
export const dwellingKinds: readonly NoteKind[] = ['hazard', 'access']

/** Why a note was refused. About the words, never about who wrote them. */
export const noteRefusals = ['about-persons', 'not-so', 'unclear', 'not-needed'] as const
export type NoteRefusal = (typeof noteRefusals)[number]

const dayMs = 86_400_000
/** A note stands for twelve months at most; 365 days are never more. */
export const longestNoteMs = 365 * dayMs
/** So long before it ends somebody is reminded to look at it again. */
export const reviewBeforeMs = 30 * dayMs
/** A proposal that nobody has answered by then lapses. */
export const proposalMs = 90 * dayMs

/** Asked by somebody who has looked at it again: it stands on, once a second person says so too. */
export type NoteReview = { readonly by: string; readonly at: number; readonly wantedUntil: number | null }

export type NotePhase =
  | { readonly phase: 'proposed' }
  | {
      readonly phase: 'approved'
      readonly by: string
      readonly at: number
      readonly until: number
      readonly review: NoteReview | null
    }
  | { readonly phase: 'refused'; readonly by: string; readonly at: number; readonly reason: NoteRefusal }
  | { readonly phase: 'withdrawn'; readonly by: string; readonly at: number }
  | { readonly phase: 'expired'; readonly at: number }

/** What a note says, sealed under its own data key. In clear only where a program wrote it that did not seal notes yet. */
export type NoteText = Sealed | { readonly clear: string }

/** A premises note (重点场所提示). One that is over has no words left, and their key is destroyed. */
export type Note = {
  readonly id: string
  readonly kind: NoteKind
  /** about the place; numbers of persons never get into it (`findBarred`); null once it is over */
  readonly text: NoteText | null
  /** of the operator's contact: name and number, sealed */
  readonly contactNumber: Sealed | null
  /** who has read the contact since somebody last asked for a word on it: they alone can approve it */
  readonly contactReadBy: readonly string[]
  readonly by: string
  readonly proposedAt: number
  /** until when it is wanted; null for as long as notes may stand */
  readonly wantedUntil: number | null
  readonly state: NotePhase
}

/** How a note stands by the clock, `now` in milliseconds. `to-review` is approved and soon over. */
export type NoteStanding = 'proposed' | 'approved' | 'to-review' | 'refused' | 'withdrawn' | 'expired'

/** The data keys of a note's words. */
export const keysOf = ({ text, contactNumber }: Pick<Note, 'text' | 'contactNumber'>): readonly string[] =>
  [text, contactNumber].flatMap((each) => (each !== null && 'k' in each ? [each.k] : []))

/** Whether somebody waits for a second person's word on a note: its proposal, or that it stands on. */
export const isAsked = ({ state }: Pick<Note, 'state'>): boolean =>
  state.phase === 'proposed' || (state.phase === 'approved' && state.review !== null)

/** When a live note ends if nobody does anything; undefined for one that is over. */
export function endOf({ state, proposedAt, wantedUntil }: Pick<Note, 'state' | 'proposedAt' | 'wantedUntil'>) {
  if (state.phase === 'approved') return state.until
  if (state.phase === 'proposed') return Math.min(proposedAt + proposalMs, wantedUntil ?? Infinity)
  return undefined
}

/** How a note stands at `now`. The clock alone ends one: nobody has to do anything. */
export function noteStanding(note: Pick<Note, 'state' | 'proposedAt' | 'wantedUntil'>, now: number): NoteStanding {
  const { phase } = note.state
  const end = endOf(note)
  if (end === undefined) return phase
  if (now >= end) return 'expired'
  return phase === 'approved' && now >= end - reviewBeforeMs ? 'to-review' : phase
}

/** Whether a note is shown to those who work on a call: approved, and not over. */
export function isShown(note: Pick<Note, 'state' | 'proposedAt' | 'wantedUntil'>, now: number): boolean {
  const standing = noteStanding(note, now)
  return standing === 'approved' || standing === 'to-review'
}

/** Until when a note stands that is approved at `at`. */
export const untilFrom = (at: number, wantedUntil: number | null): number =>
  Math.min(at + longestNoteMs, wantedUntil ?? Infinity)
