import type { Commands } from '../all-commands.ts'
import type { Context, Decide, Decision, World } from '../decision.ts'
import { refuse } from '../refusals.ts'
import { standDown } from '../slip/cancel.ts'
import { hasEnded, slipEvent } from '../slip/slip.ts'
import { unitEvent, type Unit } from '../unit/unit.ts'
import type { lendingCommands } from './commands.ts'
import { mostLentDays, mostLoans, type Loan, type LoanEnd } from './loan.ts'

const dayMs = 86_400_000

function ifUnit(world: World, id: string, then: (unit: Unit) => Decision): Decision {
  const unit = world.get('unit', id)
  return unit === undefined ? refuse('not-found', { unit: id }) : then(unit)
}

function lend(command: Commands['lend-unit'], unit: Unit, world: World, { now }: Context): Decision {
  const { unit: _, ...data } = command
  const loans = unit.loans ?? []
  if (unit.retiredAt !== null) return refuse('unit-retired', { unit: unit.callSign })
  if (loans.some(({ id }) => id === data.loan)) return refuse('exists-already', { loan: data.loan })
  if (data.to === unit.org) return refuse('lent-to-itself')
  if (!world.get('organisation', data.to)) return refuse('not-found', { organisation: data.to })
  if (loans.some(({ to }) => to === data.to)) return refuse('lent-already', { organisation: data.to })
  if (loans.length >= mostLoans) return refuse('too-many-loans', { count: mostLoans })
  if (data.until <= now) return refuse('time-in-past')
  if (data.until > now + mostLentDays * dayMs) return refuse('loan-too-long', { days: mostLentDays })
  return { events: [unitEvent(unit, { type: 'unit-lent', data })] }
}

function ifLent(unit: Unit, id: string, then: (loan: Loan) => Decision): Decision {
  const loan = unit.loans?.find((each) => each.id === id)
  return loan === undefined || loan.state === 'ending' ? refuse('no-loan', { loan: id }) : then(loan)
}

function accept(unit: Unit, loan: Loan, { org, now }: Context): Decision {
  if (loan.to !== org) return refuse('other-side-consents', { organisation: loan.to })
  if (loan.until <= now) return refuse('no-loan', { loan: loan.id })
  if (loan.state === 'standing') return { events: [] }
  return { events: [unitEvent(unit, { type: 'loan-accepted', data: { loan: loan.id } })] }
}

/** The borrower follows the unit until the work that it was sent to is over. */
function over(unit: Unit, loan: Loan, why: LoanEnd, world: World): Decision {
  const { state } = unit
  const stays = 'slip' in state && world.get('slip', state.slip)?.org === loan.to
  return { events: [unitEvent(unit, { type: 'loan-ended', data: { loan: loan.id, why, stays } })] }
}

function end(unit: Unit, loan: Loan, world: World, { org }: Context): Decision {
  const isOffered = loan.state === 'offered'
  if (unit.org === org) return over(unit, loan, isOffered ? 'withdrawn' : 'recalled', world)
  return loan.to === org
    ? over(unit, loan, isOffered ? 'refused' : 'returned', world)
    : refuse('no-loan', { loan: loan.id })
}

/** As a stand-down, with its reason: to the crew it is one. */
function recall({ unit: id, slip: slipId, reason }: Commands['recall-unit'], world: World, { org }: Context): Decision {
  const slip = world.get('slip', slipId)
  if (slip === undefined) return refuse('not-found', { slip: slipId })
  if (hasEnded(slip)) return refuse('slip-ended', { slip: slip.number })
  return ifUnit(world, id, (unit) => {
    if (slip.help?.org !== org || unit.org !== org) return refuse('not-lent', { unit: unit.callSign })
    if (!slip.help.asks) return refuse('loan-without-recall', { unit: unit.callSign })
    const left = standDown({ incident: slip.incident, slip: slip.id, unit: id, reason: null }, slip, world)
    if ('refused' in left) return left
    return { ...left, events: [slipEvent(slip, { type: 'help-recalled', data: { reason } }), ...left.events] }
  })
}

/** Decisions about lending units. */
export const decideLending: { [Name in keyof typeof lendingCommands]: Decide<Commands[Name]> } = {
  'lend-unit': (command, world, context) => ifUnit(world, command.unit, (unit) => lend(command, unit, world, context)),
  'accept-loan': ({ unit: id, loan: loanId }, world, context) =>
    ifUnit(world, id, (unit) => ifLent(unit, loanId, (loan) => accept(unit, loan, context))),
  'end-loan': ({ unit: id, loan: loanId }, world, context) =>
    ifUnit(world, id, (unit) => ifLent(unit, loanId, (loan) => end(unit, loan, world, context))),
  'end-due-loan': ({ unit: id, loan: loanId }, world, { now }) =>
    ifUnit(world, id, (unit) =>
      ifLent(unit, loanId, (loan) => (loan.until <= now ? over(unit, loan, 'expired', world) : refuse('loan-stands'))),
    ),
  'recall-unit': recall,
}
