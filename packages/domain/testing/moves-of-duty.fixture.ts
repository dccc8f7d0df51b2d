import { leaders, someone, type Moves } from './choosing.fixture.ts'

/** Who is on duty when. */
export const movesOfDuty: Moves<'plan-duty' | 'withdraw-duty' | 'retire-duty'> = {
  'plan-duty': (dice) => {
    const org = dice.of(['police', 'fire'])
    const letter = org === 'police' ? 'p' : 'f'
    const from = dice.stage.now - 1000
    return [
      someone(dice, org, leaders),
      'plan-duty',
      {
        duty: dice.fresh('duty', 'u'),
        account: `${letter}-${dice.of(['duty', 'taker'])}`,
        place: dice.once(2) ? { kind: 'duty-leader' } : { kind: 'seat', seat: 'desk-1' },
        from,
        until: from + dice.of([3000, 60_000]),
      },
    ]
  },
  'withdraw-duty': (dice) => {
    const duty = dice.id('duty', ({ endedAt }) => endedAt === null)
    const org = dice.stage.ledger.get('duty', duty)?.org ?? 'police'
    return [someone(dice, org, leaders), 'withdraw-duty', { duty }]
  },
  'retire-duty': (dice) => [
    'system',
    'retire-duty',
    { duty: dice.id('duty', ({ endedAt, until }) => endedAt === null && until <= dice.stage.now) },
  ],
}
