import { hazardKinds } from '../incident/hazards.ts'
import { hasEnded, milestones, type Slip } from '../slip/slip.ts'
import { dispatchers, liveIncident, orgOf, slipWhere, someone, type Moves } from './choosing.fixture.ts'
import type { Dice } from './dice.fixture.ts'

/** A unit that is at work under a slip; any where there is none. */
function atWorkOn(dice: Dice, slip: string, orFinished = false): string {
  const runs = dice.stage.ledger.get('slip', slip)?.runs ?? []
  const working = runs.filter(({ finished }) => orFinished || finished === null).map(({ unit }) => unit)
  const one = working[0]
  return one === undefined || dice.once(12) ? dice.id('unit') : dice.of([one, ...working])
}

const isWorked = (slip: Slip): boolean => !hasEnded(slip) && slip.runs.some(({ finished }) => finished === null)

const newJob = (dice: Dice) => {
  const incident = liveIncident(dice)
  return { slip: dice.fresh('slip', 's'), incident, org: orgOf(dice, 'incident', incident) }
}

/** Units that are planned, come beside, change over, are called off; news and corrections. */
export const movesOfHands: Moves<
  | 'plan-unit'
  | 'start-slip'
  | 'attach-unit'
  | 'divert-unit'
  | 'swap-unit'
  | 'join-work'
  | 'stand-down'
  | 'correct-milestone'
  | 'update-hazard'
  | 'acknowledge-news'
> = {
  'plan-unit': (dice) => {
    const { org, ...job } = newJob(dice)
    const unit = dice.id('unit', (each) => each.org === org)
    return [someone(dice, org, dispatchers), 'plan-unit', { ...job, unit, instruction: 'later' }]
  },
  'start-slip': (dice) => {
    const { slip, org } = slipWhere(dice, ({ state }) => state.phase === 'planned')
    return [someone(dice, org, dispatchers), 'start-slip', { slip, ...dice.told() }]
  },
  'attach-unit': (dice) => {
    const { org, ...job } = newJob(dice)
    const unit = dice.id('unit', (each) => each.org === org && 'slip' in each.state)
    return [someone(dice, org, dispatchers), 'attach-unit', { ...job, unit, ...dice.told() }]
  },
  'divert-unit': (dice) => {
    const { org, ...job } = newJob(dice)
    const unit = dice.id('unit', (each) => each.org === org && 'slip' in each.state)
    const state = dice.stage.ledger.get('unit', unit)?.state
    const leaving = state !== undefined && 'slip' in state && !dice.once(8) ? state.slip : dice.id('slip')
    const forced = !dice.once(3)
    return [someone(dice, org, dispatchers), 'divert-unit', { ...job, unit, leaving, forced, ...dice.told() }]
  },
  'swap-unit': (dice) => {
    const { slip, org } = slipWhere(dice, isWorked)
    const unit = dice.id('unit', (each) => each.org === org && each.state.phase === 'available')
    const relieves = atWorkOn(dice, slip)
    return [someone(dice, org, dispatchers), 'swap-unit', { slip, unit, relieves, ...dice.told() }]
  },
  'join-work': (dice) => {
    const { org, ...job } = newJob(dice)
    const letter = org[0] ?? 'p'
    const n = dice.of([1, 2, 3])
    return [someone(dice, org, [`crew-${n}`]), 'join-work', { ...job, unit: `${letter}${n}`, ...dice.told() }]
  },
  'stand-down': (dice) => {
    const { slip, incident, org } = slipWhere(dice, (each) => isWorked(each) && (dice.once(3) || each.runs.length > 1))
    const unit = atWorkOn(dice, slip)
    return [someone(dice, org, dispatchers), 'stand-down', { slip, incident, unit, reason: 'r' }]
  },
  'correct-milestone': (dice) => {
    const { slip, org } = slipWhere(dice, ({ runs }) =>
      runs.some(({ acknowledged, onScene }) => acknowledged ?? onScene),
    )
    const unit = atWorkOn(dice, slip, true)
    const happenedAt = dice.stage.now + dice.of([-30, -3, -1, 2]) * 60_000
    const milestone = dice.of(milestones)
    const by = someone(dice, org, ['dispatcher', 'shift', 'crew-1'])
    return [by, 'correct-milestone', { slip, unit, milestone, happenedAt, byRadio: dice.once(2) }]
  },
  'update-hazard': (dice) => {
    const incident = dice.id('incident', ({ slips, state }) => state.phase === 'open' && slips.length > 0)
    const by = someone(dice, orgOf(dice, 'incident', incident), ['taker', 'dispatcher', 'crew-1'])
    const hazards = dice.once(4) ? [] : [dice.of(hazardKinds), dice.of(hazardKinds)]
    return [by, 'update-hazard', { news: `h-${dice.stage.ledger.log.length}`, incident, hazards, note: 'n' }]
  },
  'acknowledge-news': (dice) => {
    const unit = dice.id('unit', ({ news }) => news.length > 0)
    const news = dice.stage.ledger.get('unit', unit)?.news.map((each) => each.news) ?? []
    const by = someone(dice, orgOf(dice, 'unit', unit), ['dispatcher', 'crew-1'])
    return [by, 'acknowledge-news', { unit, news: news[0] ?? 'none', ...dice.told() }]
  },
}
