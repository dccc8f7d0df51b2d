import type { Commands } from '../all-commands.ts'
import type { Context, Decide, Decision, World } from '../decision.ts'
import { refuse } from '../refusals.ts'
import type { premisesCommands } from './commands.ts'
import { decideNotes } from './decide-notes.ts'
import { ending, ifKnown, one } from './deciding.ts'
import { dwellingKinds, endOf, isShown } from './note.ts'
import { changeEndsAt, isLive, movesGround, premisesEvent, removalDueAt, type Premises } from './premises.ts'

function register(command: Commands['register-premises'], world: World, { org }: Context): Decision {
  const { premises: id, ...described } = command
  if (world.get('premises', id)) return refuse('exists-already', { premises: id })
  return { events: [premisesEvent({ id, org }, { type: 'premises-registered', data: { id, org, ...described } })] }
}

/** Makes nothing a dwelling that has notes which a dwelling may not have. */
function whyNotDwelling(premises: Premises, kind: Premises['class']): Decision | undefined {
  const other = premises.notes.find((note) => isLive(note) && !dwellingKinds.includes(note.kind))
  return kind === 'dwelling' && other !== undefined ? refuse('not-for-dwelling', { kind: other.kind }) : undefined
}

/** At once; but the ground under approved notes is moved by two people. */
function change(premises: Premises, command: Commands['change-premises'], { now }: Context): Decision {
  const { premises: _, ...data } = command
  if (premises.change !== null && now < changeEndsAt(premises))
    return refuse('change-waits', { by: premises.change.by })
  const isUnderNotes = premises.notes.some((note) => isShown(note, now))
  const type = isUnderNotes && movesGround(premises, data) ? 'premises-change-asked' : 'premises-changed'
  return whyNotDwelling(premises, data.class) ?? one(premises, { type, data })
}

type Answered = { readonly premises: string; readonly askedAt: number }

/** Runs `then` on the change that was looked at, if it still waits. */
const ifWaits = (
  world: World,
  { premises: id, askedAt }: Answered,
  now: number,
  then: (premises: Premises, waiting: NonNullable<Premises['change']>) => Decision,
): Decision =>
  ifKnown(world, id, (premises) => {
    const waiting = premises.change
    const isThis = waiting !== null && waiting.at === askedAt && now < changeEndsAt(premises)
    return isThis ? then(premises, waiting) : refuse('nothing-to-approve')
  })

function approveChange(premises: Premises, waiting: NonNullable<Premises['change']>, account: string): Decision {
  if (waiting.by === account) return refuse('second-person')
  const { name, class: kind, address, area, floorPlans } = waiting
  const data = { name, class: kind, address, area, floorPlans }
  return whyNotDwelling(premises, data.class) ?? one(premises, { type: 'premises-changed', data })
}

/** All that is known of premises goes, the words of their notes for good. */
const remove = (premises: Premises): Decision => ({
  ...ending(premises, premises.notes),
  events: [premisesEvent(premises, { type: 'premises-removed', data: {} })],
})

/** What the clock has ended; nothing when there is none. */
function expire(premises: Premises, now: number): Decision {
  if (removalDueAt(premises) <= now) return remove(premises)
  const due = premises.notes.filter((note) => (endOf(note) ?? Infinity) <= now)
  const lapsed = changeEndsAt(premises) <= now
  return {
    ...ending(premises, due),
    events: [
      ...due.map(({ id }) => premisesEvent(premises, { type: 'note-expired', data: { note: id } })),
      ...(lapsed ? [premisesEvent(premises, { type: 'premises-change-dropped', data: {} })] : []),
    ],
  }
}

/** Decisions about premises and their notes. */
export const decidePremises: { [Name in keyof typeof premisesCommands]: Decide<Commands[Name]> } = {
  'register-premises': register,
  'change-premises': (command, world, context) =>
    ifKnown(world, command.premises, (premises) => change(premises, command, context)),
  'approve-change': (command, world, { now, account }) =>
    ifWaits(world, command, now, (premises, waiting) => approveChange(premises, waiting, account)),
  'drop-change': (command, world, { now }) =>
    ifWaits(world, command, now, (premises) => one(premises, { type: 'premises-change-dropped', data: {} })),
  'remove-premises': ({ premises: id }, world) => ifKnown(world, id, remove),
  ...decideNotes,
  'expire-notes': ({ premises: id }, world, { now }) => ifKnown(world, id, (premises) => expire(premises, now)),
}
