import type { Commands } from '../all-commands.ts'
import type { Context, Decide, Decision, World } from '../decision.ts'
import { refuse, type Refusal } from '../refusals.ts'
import type { premisesCommands } from './commands.ts'
import type { PremisesEvent } from './events.ts'
import { dwellingKinds, endOf, noteStanding, untilFrom, type Note } from './note.ts'
import { isLive, maxLiveNotes, premisesEvent, type Premises } from './premises.ts'

const one = (premises: Premises, event: PremisesEvent): Decision => ({ events: [premisesEvent(premises, event)] })

function ifKnown(world: World, id: string, then: (premises: Premises) => Decision): Decision {
  const premises = world.get('premises', id)
  return premises === undefined ? refuse('not-found', { premises: id }) : then(premises)
}

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

function register(command: Commands['register-premises'], world: World, { org }: Context): Decision {
  const { premises: id, ...described } = command
  if (world.get('premises', id)) return refuse('exists-already', { premises: id })
  return { events: [premisesEvent({ id, org }, { type: 'premises-registered', data: { id, org, ...described } })] }
}

/** Makes nothing a dwelling that has notes which a dwelling may not have. */
function change(premises: Premises, command: Commands['change-premises']): Decision {
  const { name, class: kind, address, area, floorPlans } = command
  const other = premises.notes.find((note) => isLive(note) && !dwellingKinds.includes(note.kind))
  if (kind === 'dwelling' && other !== undefined) return refuse('not-for-dwelling', { kind: other.kind })
  return one(premises, { type: 'premises-changed', data: { name, class: kind, address, area, floorPlans } })
}

function propose(premises: Premises, command: Commands['propose-note'], { now }: Context): Decision {
  const { note, kind, text, contactNumber, until: wantedUntil } = command
  if (premises.notes.some(({ id }) => id === note)) return refuse('exists-already', { note })
  if (premises.class === 'dwelling' && !dwellingKinds.includes(kind)) return refuse('not-for-dwelling', { kind })
  if (isOver(wantedUntil, now)) return refuse('note-expired')
  if (premises.notes.filter(isLive).length >= maxLiveNotes) return refuse('premises-full', { most: maxLiveNotes })
  return one(premises, { type: 'note-proposed', data: { note, kind, text, contactNumber, wantedUntil } })
}

/** Who wrote a note, or asked for it to stand on, does not approve it: two people look at each, every time. */
function whyNotSecond({ by, state }: Note, account: string): Refusal | undefined {
  const asked = state.phase === 'approved' ? state.review?.by : undefined
  return by === account || asked === account ? refuse('second-person') : undefined
}

function approve(premises: Premises, note: Note, { account, now }: Context): Decision {
  const { state } = note
  const asked = state.phase === 'approved' ? state.review : note
  if (asked === null) return refuse('nothing-to-approve')
  if (isOver(asked.wantedUntil, now)) return refuse('note-expired')
  const data = { note: note.id, until: untilFrom(now, asked.wantedUntil) }
  return whyNotSecond(note, account) ?? one(premises, { type: 'note-approved', data })
}

function refuseNote(premises: Premises, note: Note, { reason }: Commands['refuse-note']): Decision {
  if (note.state.phase === 'approved' && note.state.review === null) return refuse('nothing-to-approve')
  return one(premises, { type: 'note-refused', data: { note: note.id, reason } })
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

/** What the clock has ended; nothing when there is none. */
function expire(premises: Premises, now: number): Decision {
  const due = premises.notes.filter((note) => (endOf(note) ?? Infinity) <= now)
  return { events: due.map(({ id }) => premisesEvent(premises, { type: 'note-expired', data: { note: id } })) }
}

/** Decisions about premises and their notes. */
export const decidePremises: { [Name in keyof typeof premisesCommands]: Decide<Commands[Name]> } = {
  'register-premises': register,
  'change-premises': (command, world) => ifKnown(world, command.premises, (premises) => change(premises, command)),
  'propose-note': (command, world, context) =>
    ifKnown(world, command.premises, (premises) => propose(premises, command, context)),
  'review-note': (command, world, { now }) =>
    ifLive(world, command, now, (premises, note) => review(premises, note, command, now)),
  'approve-note': (command, world, context) =>
    ifLive(world, command, context.now, (premises, note) => approve(premises, note, context)),
  'refuse-note': (command, world, { now }) =>
    ifLive(world, command, now, (premises, note) => refuseNote(premises, note, command)),
  'withdraw-note': (command, world, { now }) =>
    ifLive(world, command, now, (premises, note) => one(premises, { type: 'note-withdrawn', data: { note: note.id } })),
  'expire-notes': ({ premises: id }, world, { now }) => ifKnown(world, id, (premises) => expire(premises, now)),
}
