import { closureDirections, closureReasons } from '../closure/closure.ts'
import type { CommandBodies } from '../all-commands.ts'
import { dispatchers, orgOf, someone, type Moves } from './choosing.fixture.ts'
import type { Dice } from './dice.fixture.ts'

function drawing(dice: Dice): Omit<CommandBodies['draw-closure'], 'closure'> {
  const line = [
    { lon: 113.9, lat: 22.5 },
    { lon: 113.91, lat: 22.5 },
    { lon: 113.91, lat: 22.51 },
  ]
  return {
    geometry: dice.once(4) ? { kind: 'point', point: { lon: 1, lat: 2 } } : { kind: dice.of(['along', 'area']), line },
    effect: dice.of([{ kind: 'closed' }, { kind: 'slower', factor: 2 }]),
    direction: dice.once(4) ? dice.of(closureDirections) : 'both',
    startsAt: dice.once(2) ? null : dice.stage.now + dice.of([-60_000, 600_000]),
    endsAt: dice.once(2) ? null : dice.stage.now + dice.of([30_000, 3_600_000]),
    reason: dice.of(closureReasons),
  }
}

/** Closures. */
export const movesOfRoads: Moves<'draw-closure' | 'change-closure' | 'lift-closure' | 'retire-closure'> = {
  'draw-closure': (dice) => [
    someone(dice, dice.of(['police', 'fire']), dispatchers),
    'draw-closure',
    { closure: dice.fresh('closure', 'r'), ...drawing(dice) },
  ],
  'change-closure': (dice) => {
    const closure = dice.id('closure', ({ liftedAt }) => liftedAt === null)
    const by = someone(dice, orgOf(dice, 'closure', closure), dispatchers)
    return [by, 'change-closure', { closure, ...drawing(dice) }]
  },
  'lift-closure': (dice) => {
    const closure = dice.id('closure', ({ liftedAt }) => liftedAt === null)
    return [someone(dice, orgOf(dice, 'closure', closure), dispatchers), 'lift-closure', { closure }]
  },
  'retire-closure': (dice) => {
    const closure = dice.id('closure', ({ endsAt }) => endsAt !== null && endsAt <= dice.stage.now)
    const endsAt = dice.stage.ledger.get('closure', closure)?.endsAt ?? dice.stage.now
    return ['system', 'retire-closure', { closure, endsAt: dice.once(4) ? endsAt - 1 : endsAt }]
  },
}
