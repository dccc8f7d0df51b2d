import type { Commands } from '../all-commands.ts'
import type { Decide, Decision, World } from '../decision.ts'
import { refuse } from '../refusals.ts'
import type { dutyCommands } from './commands.ts'
import { dutyEvent, type Duty } from './duty.ts'

/** Nobody is on duty for longer without somebody having looked at the calendar again. */
const longestMs = 14 * 86_400_000

function ifStands(world: World, id: string, then: (duty: Duty) => Decision): Decision {
  const duty = world.get('duty', id)
  if (duty === undefined) return refuse('not-found', { duty: id })
  return duty.endedAt === null ? then(duty) : { events: [] }
}

/** Decisions about who is on duty when. */
export const decideDuty: { readonly [Name in keyof typeof dutyCommands]: Decide<Commands[Name]> } = {
  'plan-duty': ({ duty: id, ...planned }, world, { org, now }) => {
    if (world.get('duty', id)) return refuse('exists-already', { duty: id })
    const account = world.get('account', planned.account)
    if (account === undefined || account.org !== org) return refuse('not-found', { account: planned.account })
    const { place, from, until } = planned
    const unit = place.kind === 'unit' ? world.get('unit', place.unit) : undefined
    if (place.kind === 'unit' && unit?.org !== org) return refuse('not-found', { unit: place.unit })
    if (unit !== undefined && unit.retiredAt !== null) return refuse('unit-retired', { unit: unit.callSign })
    if (place.kind === 'duty-leader' && !account.roles.includes('duty-leader')) return refuse('duty-not-leader')
    if (until <= from) return refuse('duty-ends-before-start')
    if (until - from > longestMs) return refuse('duty-too-long', { days: longestMs / 86_400_000 })
    if (until <= now) return refuse('time-in-past')
    return { events: [dutyEvent({ id, org }, { type: 'duty-planned', data: { id, org, ...planned } })] }
  },
  'extend-duty': ({ duty: id, until }, world, { now }) =>
    ifStands(world, id, (duty) => {
      if (until - duty.from > longestMs) return refuse('duty-too-long', { days: longestMs / 86_400_000 })
      if (until <= now) return refuse('time-in-past')
      // two leaders at once: it goes to the later of the two
      return until <= duty.until
        ? { events: [] }
        : { events: [dutyEvent(duty, { type: 'duty-extended', data: { until } })] }
    }),
  'withdraw-duty': ({ duty: id }, world) =>
    ifStands(world, id, (duty) => ({ events: [dutyEvent(duty, { type: 'duty-withdrawn', data: {} })] })),
  'retire-duty': ({ duty: id }, world, { now }) =>
    ifStands(world, id, (duty) =>
      duty.until <= now ? { events: [dutyEvent(duty, { type: 'duty-retired', data: {} })] } : refuse('duty-stands'),
    ),
}
