import type { Commands } from '../all-commands.ts'
import type { Context, Decide, Decision, World } from '../decision.ts'
import { refuse, type Refusal } from '../refusals.ts'
import type { premisesCommands } from './commands.ts'
import { ending, ifKnown, one } from './deciding.ts'
import { dwellingKinds, isAsked, noteStanding, untilFrom, type Note } from './note.ts'
import { isLive, maxLiveNotes, type Premises } from './premises.ts'

type Named = { readonly premises: string; readonly note: string }

/** Runs `then` on a note that is not over, by its phase and by the clock. */
const ifLive = (
  world: World,
  { premises: id, note: noteId }: Named,
  now: number,
  then: (premises: Premises, note: Note) => Decision,
): Decision =>
  ifKnown(world, id, (premises) => {
    const note = premises.notes.find((each) => each.id === noteId)
    if (note === undefined) return refuse('not-found', { note: noteId })
    if (noteStanding(note, now) === 'expired') return refuse('note-expired')
    return isLive(note) ? then(premises, note) : refuse('note-over', { phase: note.state.phase })
  })

const isOver = (until: number | null, now: number): boolean => until !== null && until <= now

function propose(premises: Premises, command: Commands['propose-note'], { now }: Context): Decision {
  const { note, kind, text, contactNumber, until: wantedUntil } = command
  if (premises.notes.some(({ id }) => id === note)) return refuse('exists-already', { note })
  if (premises.class === 'dwelling' && !dwellingKinds.includes(kind)) return refuse('not-for-dwelling', { kind })
  if (isOver(wantedUntil, now)) return refuse('note-expired')
  if (premises.notes.filter(isLive).length >= maxLiveNotes) return refuse('premises-full', { most: maxLiveNotes })
  return one(premises, { type: 'note-proposed', data: { note, kind, text, contactNumber, wantedUntil } })
}

/**
 * Who wrote a note, or asked for it to stand on, does not approve it: two people look at each, every time. An operator's
 * contact is approved by who has read it; that this was allowed and logged is what the reading's event says.
 */
function whyNotSecond({ by, state, contactNumber, contactReadBy }: Note, account: string): Refusal | undefined {
  const asked = state.phase === 'approved' ? state.review?.by : undefined
  if (by === account || asked === account) return refuse('second-person')
  return contactNumber !== null && !contactReadBy.includes(account) ? refuse('contact-unread') : undefined
}

function approve(premises: Premises, note: Note, { account, now }: Context): Decision {
  const { state } = note
  const asked = state.phase === 'approved' ? state.review : note
  if (asked === null) return refuse('nothing-to-approve')
  if (isOver(asked.wantedUntil, now)) return refuse('note-expired')
  const data = { note: note.id, until: untilFrom(now, asked.wantedUntil) }
  return whyNotSecond(note, account) ?? one(premises, { type: 'note-approved', data })
}

/** A refused proposal is over, and its words go; a refused review leaves the note as it was. */
function refuseNote(premises: Premises, note: Note, { reason }: Commands['refuse-note']): Decision {
  if (!isAsked(note)) return refuse('nothing-to-approve')
  const refused = one(premises, { type: 'note-refused', data: { note: note.id, reason } })
  return note.state.phase === 'proposed' ? { ...refused, ...ending(premises, [note]) } : refused
}

function review(
  premises: Premises,
  note: Note,
  { until: wantedUntil }: Commands['review-note'],
  now: number,
): Decision {
  if (note.state.phase !== 'approved') return refuse('nothing-to-review')
  if (isOver(wantedUntil, now)) return refuse('note-expired')
  return one(premises, { type: 'note-review-asked', data: { note: note.id, wantedUntil } })
}

const withdraw = (premises: Premises, note: Note): Decision => ({
  ...one(premises, { type: 'note-withdrawn', data: { note: note.id } }),
  ...ending(premises, [note]),
})

type NoteCommands = Pick<
  typeof premisesCommands,
  'propose-note' | 'review-note' | 'approve-note' | 'refuse-note' | 'withdraw-note'
>

/** Decisions about single notes. */
export const decideNotes: { [Name in keyof NoteCommands]: Decide<Commands[Name]> } = {
  'propose-note': (command, world, context) =>
    ifKnown(world, command.premises, (premises) => propose(premises, command, context)),
  'review-note': (command, world, { now }) =>
    ifLive(world, command, now, (premises, note) => review(premises, note, command, now)),
  'approve-note': (command, world, context) =>
    ifLive(world, command, context.now, (premises, note) => approve(premises, note, context)),
  'refuse-note': (command, world, { now }) =>
    ifLive(world, command, now, (premises, note) => refuseNote(premises, note, command)),
  'withdraw-note': (command, world, { now }) => ifLive(world, command, now, withdraw),
}
