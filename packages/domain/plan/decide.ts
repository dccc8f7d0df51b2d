import type { Commands } from '../all-commands.ts'
import { findBarred } from '../barred/find-barred.ts'
import { findIncidentType } from '../catalogue/catalogue.ts'
import { listingOf } from '../catalogue/decide.ts'
import type { Decide } from '../decision.ts'
import { refuse } from '../refusals.ts'
import { planEvent, type ResponsePlan } from './plan.ts'

type PlanCommand = 'write-plan' | 'retire-plan'

const movedOn = (before: ResponsePlan | undefined) =>
  refuse('changed-meanwhile', before === undefined ? undefined : { by: before.changedBy })

/** Decisions about response plans. */
export const decidePlan: { readonly [Name in PlanCommand]: Decide<Commands[Name]> } = {
  'write-plan': ({ plan: id, basedOn, body }, world, { org }) => {
    const before = world.get('plan', id)
    if ((before?.version ?? 0) !== basedOn) return movedOn(before)
    const listing = listingOf(world, org)
    const type = body.when.types.find((each) => findIncidentType(listing, each) === undefined)
    if (type !== undefined) return refuse('not-on-list', { type })
    const tag = body.when.tags.find((each) => listing.tags.every(({ code }) => code !== each))
    if (tag !== undefined) return refuse('not-on-list', { tag })
    const personal = [...body.when.addresses, body.name.zh, body.name.en]
      .map(findBarred)
      .find((each) => each !== undefined)
    if (personal !== undefined) return refuse('personal-in-text', { found: personal })
    return { events: [planEvent({ id, org }, { type: 'plan-written', data: { ...body, id, org } })] }
  },
  'retire-plan': ({ plan: id, basedOn }, world) => {
    const before = world.get('plan', id)
    if (before === undefined) return refuse('not-found', { plan: id })
    if (before.version !== basedOn) return movedOn(before)
    return { events: before.retired ? [] : [planEvent(before, { type: 'plan-retired', data: {} })] }
  },
}
