import { loanTo } from '../lending/loan.ts'
import { choiceReasons, feedbackResults, hasEnded, slipRefusals } from '../slip/slip.ts'
import { reportableStatuses } from '../unit/commands.ts'
import { mayFollow } from '../unit/status-graph.ts'
import { isFree, type Unit, type UnitStatus } from '../unit/unit.ts'
import { dispatchers, liveIncident, orgOf, slipWhere, someone, type Moves } from './choosing.fixture.ts'

/** Slips, feedback and the statuses of units. */
export const movesOfWork: Moves<
  | 'report-status'
  | 'dispatch-unit'
  | 'explain-choice'
  | 'send-to-post'
  | 'receive-slip'
  | 'sign-slip'
  | 'refuse-slip'
  | 'name-crew'
  | 'cancel-slip'
  | 'file-feedback'
  | 'return-feedback'
  | 'accept-feedback'
> = {
  'report-status': (dice) => {
    const unit = dice.id('unit', ({ state }) => 'slip' in state)
    const { state, alsoOn = [] } = dice.stage.ledger.get('unit', unit) ?? {}
    const phase: UnitStatus = state?.phase ?? 'available'
    const own = state !== undefined && 'slip' in state && !dice.once(3) ? state.slip : null
    const slip = alsoOn[0] !== undefined && dice.once(2) ? alsoOn[0] : own
    const next = reportableStatuses.filter((each) => dice.once(8) || mayFollow({}, 'patrol', phase, each))
    const status = dice.of(next[0] === undefined ? reportableStatuses : [next[0], ...next.slice(1)])
    return [
      someone(dice, orgOf(dice, 'unit', unit), ['dispatcher', 'shift', 'crew-1']),
      'report-status',
      { unit, status, slip, ...dice.told() },
    ]
  },
  'dispatch-unit': (dice) => {
    const incident = liveIncident(dice)
    const org = orgOf(dice, 'incident', incident)
    const isLent = dice.once(2)
    const mayGo = (each: Unit): boolean => (isLent ? loanTo(each, org, dice.stage.now) !== undefined : each.org === org)
    const unit = dice.id('unit', (each) => mayGo(each) && isFree(each))
    return [
      someone(dice, org, dispatchers),
      'dispatch-unit',
      {
        slip: dice.fresh('slip', 's'),
        incident,
        unit,
        advice: dice.once(2) ? { plan: null, version: null, followed: dice.once(3) } : null,
        ...dice.told(),
      },
    ]
  },
  'explain-choice': (dice) => {
    const { slip, org } = slipWhere(dice, ({ advice, choice }) => advice?.followed === false && choice === null)
    return [someone(dice, org, dispatchers), 'explain-choice', { slip, reason: dice.of(choiceReasons) }]
  },
  'send-to-post': (dice) => {
    const incident = liveIncident(dice)
    const org = orgOf(dice, 'incident', incident)
    const post = dice.id('post', (each) => each.org === org)
    return [
      someone(dice, org, dispatchers),
      'send-to-post',
      { slip: dice.fresh('slip', 's'), incident, post, instruction: 'go', ...dice.told() },
    ]
  },
  'receive-slip': (dice) => {
    const { slip, org } = slipWhere(dice, ({ arrived }) => arrived === null)
    return [
      someone(dice, org, ['officer-1', 'officer-2', 'crew-1']),
      'receive-slip',
      { slip, at: dice.once(2) ? null : dice.stage.now },
    ]
  },
  'sign-slip': (dice) => {
    const { slip, org } = slipWhere(dice, ({ addressee, state }) => addressee.kind === 'post' && state.phase === 'sent')
    return [someone(dice, org, ['dispatcher', 'officer-1']), 'sign-slip', { slip, ...dice.told() }]
  },
  'refuse-slip': (dice) => {
    const { slip, org } = slipWhere(dice, ({ addressee, state }) => addressee.kind === 'post' && state.phase === 'sent')
    return [someone(dice, org, ['officer-1']), 'refuse-slip', { slip, reason: dice.of(slipRefusals) }]
  },
  'name-crew': (dice) => {
    const { slip, org } = slipWhere(
      dice,
      (each) => each.addressee.kind === 'post' && each.state.phase !== 'sent' && !hasEnded(each),
    )
    const free = () => dice.id('unit', (each) => each.org === org && isFree(each))
    return [
      someone(dice, org, ['dispatcher', 'officer-1']),
      'name-crew',
      { slip, units: [free(), free()], ...dice.told() },
    ]
  },
  'cancel-slip': (dice) => {
    const { slip, incident, org } = slipWhere(dice, (each) => !hasEnded(each))
    return [someone(dice, org, dispatchers), 'cancel-slip', { slip, incident, reason: 'r' }]
  },
  'file-feedback': (dice) => {
    const { slip, incident, org } = slipWhere(
      dice,
      ({ feedback }) => feedback.phase === 'due' || feedback.phase === 'returned',
    )
    return [
      someone(dice, org, ['dispatcher', 'officer-1', 'crew-1']),
      'file-feedback',
      {
        slip,
        incident,
        result: dice.of(feedbackResults),
        confirmed: dice.of([null, 'gas', 'noise', 'no-such-type']),
        values: { dead: dice.of([0, 1, -1]) },
        texts: { found: 'w' },
      },
    ]
  },
  'return-feedback': (dice) => {
    const isHelp = dice.once(2)
    const { slip, incident, org } = slipWhere(
      dice,
      ({ feedback, help }) => feedback.phase === 'filed' && (help !== null) === isHelp,
    )
    return [someone(dice, org, dispatchers), 'return-feedback', { slip, incident, reason: 'q' }]
  },
  'accept-feedback': (dice) => {
    const { slip, org } = slipWhere(dice, ({ feedback }) => feedback.phase === 'filed')
    return [someone(dice, org, dispatchers), 'accept-feedback', { slip }]
  },
}
