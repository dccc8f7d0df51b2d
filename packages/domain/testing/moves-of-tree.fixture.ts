import { organisationKinds } from '../organisation/tree.ts'
import { administrators, someone, type Moves } from './choosing.fixture.ts'
import type { Dice } from './dice.fixture.ts'

const orgs = ['police', 'fire'] as const

const square = (dice: Dice) => {
  const size = dice.of([0.1, 0.2])
  const corner = (east: number, north: number): [number, number] => [113.8 + east * size, 22.4 + north * size]
  return dice.once(4) ? null : [[[corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1), corner(0, 0)]]]
}

/** Who stands under whom, and who answers for which ground. */
export const movesOfTree: Moves<
  | 'set-organisation-kind'
  | 'ask-superior'
  | 'accept-subordinate'
  | 'end-superior'
  | 'set-organisation-area'
  | 'set-post-area'
> = {
  'set-organisation-kind': (dice) => [
    someone(dice, dice.of(orgs), administrators),
    'set-organisation-kind',
    { kind: dice.of(organisationKinds) },
  ],
  'ask-superior': (dice) => [
    someone(dice, dice.of(orgs), administrators),
    'ask-superior',
    { superior: dice.of(['police', 'fire', 'nowhere']) },
  ],
  'accept-subordinate': (dice) => {
    const asking = dice.id('organisation', ({ asks }) => asks !== null)
    const to = dice.stage.ledger.get('organisation', asking)?.asks ?? 'police'
    return [someone(dice, to, administrators), 'accept-subordinate', { subordinate: asking }]
  },
  'end-superior': (dice) => [
    someone(dice, dice.of(orgs), administrators),
    'end-superior',
    { subordinate: dice.id('organisation', ({ superior }) => superior !== null) },
  ],
  'set-organisation-area': (dice) => [
    someone(dice, dice.of(orgs), administrators),
    'set-organisation-area',
    { area: square(dice) },
  ],
  'set-post-area': (dice) => {
    const post = dice.id('post')
    const org = dice.stage.ledger.get('post', post)?.org ?? 'police'
    return [someone(dice, org, administrators), 'set-post-area', { post, area: square(dice) }]
  },
}
