import { agreementLevels } from '../agreement/agreement.ts'
import { branches } from '../catalogue/incident-type.ts'
import { shareLevels } from '../sharing/share.ts'
import { dispatchers, liveIncident, orgOf, someone, type Moves } from './choosing.fixture.ts'
import type { Dice } from './dice.fixture.ts'

const other = (org: string): string => (org === 'police' ? 'fire' : 'police')
const agreers = ['duty', 'admin'] as const

/** An incident with a share that suits, that share, and both organisations. */
function shared(dice: Dice, state: 'offered' | 'standing') {
  const incident = dice.id('incident', ({ shares }) => shares.some((each) => each.state === state))
  const there = dice.stage.ledger.get('incident', incident)
  const share = there?.shares.find((each) => each.state === state)
  return { incident, share: share?.id ?? 'none', owner: there?.org ?? 'police', to: share?.with ?? 'fire' }
}

function agreedOn(dice: Dice) {
  const agreement = dice.id('agreement', ({ state }) => state.phase !== 'over')
  const there = dice.stage.ledger.get('agreement', agreement)
  return { agreement, owner: there?.org ?? 'police', to: there?.with ?? 'fire' }
}

/** Incidents shared with the neighbour, by hand and by agreement. */
export const movesOfSharing: Moves<
  | 'share-incident'
  | 'accept-share'
  | 'end-share'
  | 'share-by-agreement'
  | 'end-due-share'
  | 'propose-agreement'
  | 'accept-agreement'
  | 'renew-agreement'
  | 'end-agreement'
  | 'expire-agreement'
> = {
  'share-incident': (dice) => {
    const incident = liveIncident(dice)
    const org = orgOf(dice, 'incident', incident)
    const until = dice.once(3) ? dice.stage.now + 40_000 : null
    return [
      someone(dice, org, dispatchers),
      'share-incident',
      {
        incident,
        share: `h-${dice.stage.ledger.log.length}`,
        with: dice.once(9) ? org : other(org),
        level: dice.of(shareLevels),
        reason: 'mutual-aid',
        until,
      },
    ]
  },
  'accept-share': (dice) => {
    const { incident, share, to } = shared(dice, dice.once(9) ? 'standing' : 'offered')
    return [someone(dice, to, dispatchers), 'accept-share', { incident, share }]
  },
  'end-share': (dice) => {
    const { incident, share, to, owner } = shared(dice, dice.of(['standing', 'offered']))
    return [someone(dice, dice.of([to, owner]), dispatchers), 'end-share', { incident, share }]
  },
  'share-by-agreement': (dice) => {
    const { agreement, owner } = agreedOn(dice)
    const incident = dice.id('incident', (each) => each.org === owner)
    return ['system', 'share-by-agreement', { incident, agreement, share: `h-${dice.stage.ledger.log.length}` }]
  },
  'end-due-share': (dice) => {
    const { incident, share } = shared(dice, 'standing')
    return ['system', 'end-due-share', { incident, share }]
  },
  'propose-agreement': (dice) => {
    const org = dice.of(['police', 'fire'])
    return [
      someone(dice, org, agreers),
      'propose-agreement',
      {
        agreement: dice.fresh('agreement', 'g'),
        with: dice.once(9) ? org : other(org),
        level: dice.of(agreementLevels),
        branches: branches.slice(0, 4),
        reason: 'near-border',
        days: 1,
      },
    ]
  },
  'accept-agreement': (dice) => {
    const { agreement, to } = agreedOn(dice)
    return [someone(dice, to, agreers), 'accept-agreement', { agreement }]
  },
  'renew-agreement': (dice) => {
    const agreement = dice.id('agreement', ({ state }) => state.phase === 'standing')
    const there = dice.stage.ledger.get('agreement', agreement)
    const asked = there?.state.phase === 'standing' ? there.state.renewal?.org : undefined
    const by = asked === undefined || dice.once(4) ? dice.of(['police', 'fire']) : other(asked)
    return [someone(dice, by, agreers), 'renew-agreement', { agreement, days: dice.of([1, 2]) }]
  },
  'end-agreement': (dice) => {
    const { agreement, owner, to } = agreedOn(dice)
    return [someone(dice, dice.of([owner, to]), agreers), 'end-agreement', { agreement }]
  },
  'expire-agreement': (dice) => ['system', 'expire-agreement', { agreement: agreedOn(dice).agreement }],
}
