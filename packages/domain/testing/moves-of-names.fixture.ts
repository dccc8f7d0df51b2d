import { orgOf, someone, desk, type Moves } from './choosing.fixture.ts'
import { taught } from './town.fixture.ts'

const reviewers = ['shift', 'admin', 'taker'] as const

/** Bynames of places: taught, confirmed, withdrawn. */
export const movesOfNames: Moves<'teach-name' | 'confirm-name' | 'withdraw-name'> = {
  'teach-name': (dice) =>
    taught(
      dice.fresh('byname', 'n'),
      someone(dice, dice.of(['police', 'fire']), desk),
      dice.of(['the old mill', '老供销社', 'old MILL', 'mill 13800138000']),
    ),
  'confirm-name': (dice) => {
    const byname = dice.id('byname', ({ state }) => state.phase === 'taught')
    return [someone(dice, orgOf(dice, 'byname', byname), reviewers), 'confirm-name', { byname }]
  },
  'withdraw-name': (dice) => {
    const byname = dice.id('byname')
    return [someone(dice, orgOf(dice, 'byname', byname), reviewers), 'withdraw-name', { byname }]
  },
}
