import type { Commands } from '../all-commands.ts'
import type { Context, Decide, Decision, World } from '../decision.ts'
import { refuse } from '../refusals.ts'
import { agreementEvent, type Agreement, type AgreementEnd } from './agreement.ts'
import type { agreementCommands } from './commands.ts'

function ifLive(world: World, id: string, then: (agreement: Agreement) => Decision): Decision {
  const agreement = world.get('agreement', id)
  if (agreement === undefined) return refuse('not-found', { agreement: id })
  return agreement.state.phase === 'over' ? refuse('agreement-over') : then(agreement)
}

function propose(command: Commands['propose-agreement'], world: World, { org }: Context): Decision {
  const { agreement: id, ...proposed } = command
  if (world.get('agreement', id)) return refuse('exists-already', { agreement: id })
  if (proposed.with === org) return refuse('agreement-with-itself')
  if (!world.get('organisation', proposed.with)) return refuse('not-found', { organisation: proposed.with })
  const data = { id, org, ...proposed, branches: [...new Set(proposed.branches)] }
  return { events: [agreementEvent({ id, org }, { type: 'agreement-proposed', data })] }
}

function accept(agreement: Agreement, { org }: Context): Decision {
  if (agreement.state.phase !== 'proposed') return refuse('agreement-stands')
  if (agreement.with !== org) return refuse('other-side-consents', { organisation: agreement.with })
  return { events: [agreementEvent(agreement, { type: 'agreement-accepted', data: {} })] }
}

/** The first side asks, the second consents: to the days that were asked for, whatever it says itself. */
function renew(agreement: Agreement, days: number, { org }: Context): Decision {
  if (agreement.state.phase !== 'standing') return refuse('agreement-not-standing')
  const { renewal } = agreement.state
  const isConsent = renewal !== null && renewal.org !== org
  if (!isConsent && renewal?.days === days) return { events: [] }
  return {
    events: [
      isConsent
        ? agreementEvent(agreement, { type: 'agreement-renewed', data: { days: renewal.days } })
        : agreementEvent(agreement, { type: 'agreement-renewal-asked', data: { days } }),
    ],
  }
}

const over = (agreement: Agreement, why: AgreementEnd): Decision => ({
  events: [agreementEvent(agreement, { type: 'agreement-ended', data: { why } })],
})

function end(agreement: Agreement, { org }: Context): Decision {
  if (agreement.state.phase === 'standing') return over(agreement, 'ended')
  return over(agreement, agreement.org === org ? 'withdrawn' : 'refused')
}

function expire(agreement: Agreement, { now }: Context): Decision {
  const { state } = agreement
  return state.phase === 'standing' && state.until <= now ? over(agreement, 'expired') : refuse('agreement-stands')
}

/** Decisions about standing agreements. */
export const decideAgreement: { [Name in keyof typeof agreementCommands]: Decide<Commands[Name]> } = {
  'propose-agreement': propose,
  'accept-agreement': ({ agreement: id }, world, context) => ifLive(world, id, (each) => accept(each, context)),
  'renew-agreement': ({ agreement: id, days }, world, context) =>
    ifLive(world, id, (each) => renew(each, days, context)),
  'end-agreement': ({ agreement: id }, world, context) => ifLive(world, id, (each) => end(each, context)),
  'expire-agreement': ({ agreement: id }, world, context) => ifLive(world, id, (each) => expire(each, context)),
}
