import { isOnDuty } from '../duty/duty.ts'
import { desk, leaders, liveIncident, orgOf, someone, type Moves } from './choosing.fixture.ts'

/** Who is on duty when. */
export const movesOfDuty: Moves<'plan-duty' | 'extend-duty' | 'withdraw-duty' | 'retire-duty' | 'brief-leader'> = {
  'plan-duty': (dice) => {
    const org = dice.of(['police', 'fire'])
    const letter = org === 'police' ? 'p' : 'f'
    const from = dice.stage.now - 1000
    const isLeader = !dice.once(3)
    return [
      someone(dice, org, leaders),
      'plan-duty',
      {
        duty: dice.fresh('duty', 'u'),
        account: isLeader ? `${letter}-duty` : `${letter}-taker`,
        place: isLeader ? { kind: 'duty-leader' } : { kind: 'seat', seat: 'desk-1' },
        from,
        until: from + dice.of([3000, 600_000]),
      },
    ]
  },
  'extend-duty': (dice) => {
    const duty = dice.id('duty', ({ endedAt }) => endedAt === null)
    const { org = 'police', until = dice.stage.now } = dice.stage.ledger.get('duty', duty) ?? {}
    return [someone(dice, org, leaders), 'extend-duty', { duty, until: until + dice.of([-1000, 3000, 600_000]) }]
  },
  'withdraw-duty': (dice) => {
    const duty = dice.id('duty', ({ endedAt }) => endedAt === null)
    const org = dice.stage.ledger.get('duty', duty)?.org ?? 'police'
    return [someone(dice, org, leaders), 'withdraw-duty', { duty }]
  },
  'brief-leader': (dice) => {
    const incident = liveIncident(dice)
    const org = orgOf(dice, 'incident', incident)
    const { now } = dice.stage
    const duty = dice.id('duty', (each) => each.org === org && each.place.kind === 'duty-leader' && isOnDuty(each, now))
    return [someone(dice, org, desk), 'brief-leader', { incident, throw: `b-${dice.stage.ledger.log.length}`, duty }]
  },
  'retire-duty': (dice) => [
    'system',
    'retire-duty',
    { duty: dice.id('duty', ({ endedAt, until }) => endedAt === null && until <= dice.stage.now) },
  ],
}
