import { loanReasons, recallReasons } from '../lending/loan.ts'
import { hasEnded } from '../slip/slip.ts'
import { dispatchers, leaders, someone, type Moves } from './choosing.fixture.ts'
import type { Dice } from './dice.fixture.ts'

const other = (org: string): string => (org === 'police' ? 'fire' : 'police')

/** A unit that is lent or offered, by which loan, from whom and to whom. */
function lent(dice: Dice) {
  const unit = dice.id('unit', ({ loans = [] }) => loans.length > 0)
  const there = dice.stage.ledger.get('unit', unit)
  const loan = there?.loans?.[0]
  return { unit, loan: loan?.id ?? 'none', owner: there?.org ?? 'police', to: loan?.to ?? 'fire' }
}

/** Units lent to the neighbour, offered, accepted, taken back, recalled from its work. */
export const movesOfLending: Moves<'lend-unit' | 'accept-loan' | 'end-loan' | 'end-due-loan' | 'recall-unit'> = {
  'lend-unit': (dice) => {
    const unit = dice.id('unit', ({ retiredAt }) => retiredAt === null)
    const org = dice.stage.ledger.get('unit', unit)?.org ?? 'police'
    const until = dice.stage.now + dice.of([40_000, 86_400_000])
    const loan = `l-${dice.stage.ledger.log.length}`
    const to = dice.once(9) ? org : other(org)
    return [
      someone(dice, org, leaders),
      'lend-unit',
      { unit, loan, to, reason: dice.of(loanReasons), until, asks: !dice.once(3) },
    ]
  },
  'accept-loan': (dice) => {
    const { unit, loan, to } = lent(dice)
    return [someone(dice, to, leaders), 'accept-loan', { unit, loan }]
  },
  'end-loan': (dice) => {
    const { unit, loan, owner, to } = lent(dice)
    return [someone(dice, dice.of([owner, to]), leaders), 'end-loan', { unit, loan }]
  },
  'end-due-loan': (dice) => {
    const { unit, loan } = lent(dice)
    return ['system', 'end-due-loan', { unit, loan }]
  },
  'recall-unit': (dice) => {
    const slip = dice.id('slip', (each) => each.help?.asks === true && !hasEnded(each))
    const there = dice.stage.ledger.get('slip', slip)
    const unit = there?.addressee.kind === 'unit' ? there.addressee.unit : 'none'
    const by = someone(dice, there?.help?.org ?? 'police', dispatchers)
    return [by, 'recall-unit', { unit, slip, reason: dice.of(recallReasons) }]
  },
}
