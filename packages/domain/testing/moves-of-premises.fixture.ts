import type { premisesCommands } from '../premises/commands.ts'
import { isAsked, noteKinds, noteRefusals, type Note } from '../premises/note.ts'
import { premisesClasses } from '../premises/premises.ts'
import { leaders, orgOf, someone, type Moves } from './choosing.fixture.ts'
import type { Dice } from './dice.fixture.ts'

const writers = ['dispatcher', 'shift', 'officer-1'] as const
const area = { point: { lon: 113.9, lat: 22.5 }, radiusM: 50 }

const described = (dice: Dice) => {
  const kind = dice.of(premisesClasses)
  return {
    name: kind === 'dwelling' ? null : { zh: '粮库', en: 'Granary' },
    class: kind,
    address: dice.of(['Riverside 12', 'Riverside 14']),
    area,
  }
}

/** Premises with a note that suits, and that note. */
function noteWhere(dice: Dice, suits: (note: Note) => boolean) {
  const premises = dice.id('premises', ({ notes }) => notes.some(suits))
  const notes = dice.stage.ledger.get('premises', premises)?.notes ?? []
  const among = dice.once(8) ? notes : notes.filter(suits)
  return { premises, note: among[0]?.id ?? 'none', org: orgOf(dice, 'premises', premises) }
}
const isApproved = ({ state }: Note): boolean => state.phase === 'approved'
const isOpen = (note: Note): boolean => isAsked(note) || isApproved(note)

/** Mostly for as long as notes stand, else for some seconds, so that some end by the clock on a random day. */
const until = (dice: Dice): number | null => (dice.once(2) ? null : dice.stage.now + dice.of([0, 4_000, 20_000]))

/** An answer to a change of ground, now and then to one that does not wait. */
function answered<Name extends 'approve-change' | 'drop-change'>(
  dice: Dice,
  name: Name,
  by: typeof leaders | typeof writers,
) {
  const premises = dice.id('premises', ({ change }) => change !== null)
  const askedAt = dice.stage.ledger.get('premises', premises)?.change?.at ?? dice.stage.now
  return [someone(dice, orgOf(dice, 'premises', premises), by), name, { premises, askedAt }] as const
}

/** Premises and their notes. */
export const movesOfPremises: Moves<keyof typeof premisesCommands> = {
  'register-premises': (dice) => {
    const premises = dice.fresh('premises', 'x')
    return [someone(dice, dice.of(['police', 'fire']), writers), 'register-premises', { premises, ...described(dice) }]
  },
  'change-premises': (dice) => {
    const premises = dice.id('premises', ({ notes }) => notes.some(isApproved))
    const by = someone(dice, orgOf(dice, 'premises', premises), writers)
    return [by, 'change-premises', { premises, ...described(dice) }]
  },
  'approve-change': (dice) => answered(dice, 'approve-change', leaders),
  'drop-change': (dice) => answered(dice, 'drop-change', writers),
  'remove-premises': (dice) => {
    const premises = dice.id('premises')
    return [someone(dice, orgOf(dice, 'premises', premises), leaders), 'remove-premises', { premises }]
  },
  'propose-note': (dice) => {
    const premises = dice.id('premises')
    const count = dice.stage.ledger.get('premises', premises)?.notes.length ?? 0
    const kind = dice.of(noteKinds)
    const contactNumber = kind === 'contact' ? '13800138000' : null
    const body = { premises, note: `n-${count}-${dice.of([1, 2, 3])}`, kind, text: 'Gate 3', contactNumber }
    return [someone(dice, orgOf(dice, 'premises', premises), writers), 'propose-note', { ...body, until: until(dice) }]
  },
  'review-note': (dice) => {
    const { org, ...named } = noteWhere(dice, isApproved)
    return [someone(dice, org, writers), 'review-note', { ...named, until: until(dice) }]
  },
  'approve-note': (dice) => {
    const { org, ...named } = noteWhere(dice, isAsked)
    return [someone(dice, org, leaders), 'approve-note', named]
  },
  'refuse-note': (dice) => {
    const { org, ...named } = noteWhere(dice, isAsked)
    return [someone(dice, org, leaders), 'refuse-note', { ...named, reason: dice.of(noteRefusals) }]
  },
  'withdraw-note': (dice) => {
    const { org, ...named } = noteWhere(dice, isOpen)
    return [someone(dice, org, writers), 'withdraw-note', named]
  },
  'expire-notes': (dice) => ['system', 'expire-notes', { premises: dice.id('premises') }],
}
