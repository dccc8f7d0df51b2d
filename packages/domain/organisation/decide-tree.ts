import type { Commands } from '../all-commands.ts'
import type { Context, Decide, Decision, World } from '../decision.ts'
import type { Draft } from '../event.ts'
import { refuse } from '../refusals.ts'
import { subjectId } from '../subject.ts'
import type { OrganisationEvent } from './events.ts'
import type { Organisation } from './organisation.ts'
import { above } from './tree.ts'

type TreeCommand =
  | 'set-organisation-kind'
  | 'ask-superior'
  | 'accept-subordinate'
  | 'end-superior'
  | 'set-organisation-area'

const about = ({ id }: Organisation, event: OrganisationEvent): Decision => {
  const draft: Draft<OrganisationEvent> = { ...event, subject: subjectId('organisation', id), owner: id }
  return { events: [draft] }
}

function ifKnown(world: World, id: string, then: (organisation: Organisation) => Decision): Decision {
  const organisation = world.get('organisation', id)
  return organisation === undefined ? refuse('not-found', { organisation: id }) : then(organisation)
}

/** Why one cannot stand under the other: it is itself, or stands under it already, however far below. */
function whyNotUnder(world: World, subordinate: string, superior: string) {
  if (subordinate === superior) return refuse('superior-is-itself')
  const isBelow = above((id) => world.get('organisation', id), superior).includes(subordinate)
  return isBelow ? refuse('superior-is-below', { organisation: superior }) : undefined
}

function ask({ superior }: Commands['ask-superior'], world: World, { org }: Context): Decision {
  return ifKnown(world, org, (own) => {
    if (world.get('organisation', superior) === undefined) return refuse('not-found', { organisation: superior })
    if (own.superior !== null) return refuse('superior-stands', { organisation: own.superior })
    const no = whyNotUnder(world, org, superior)
    if (no !== undefined) return no
    return own.asks === superior ? { events: [] } : about(own, { type: 'superior-asked', data: { superior } })
  })
}

function accept({ subordinate: id }: Commands['accept-subordinate'], world: World, { org }: Context): Decision {
  return ifKnown(world, id, (subordinate) => {
    if (subordinate.asks !== org) return refuse('superior-not-asked', { organisation: id })
    // who stands below may have changed since the question
    const no = whyNotUnder(world, id, org)
    return no ?? about(subordinate, { type: 'superior-joined', data: { superior: org } })
  })
}

function end({ subordinate: id }: Commands['end-superior'], world: World, { org }: Context): Decision {
  return ifKnown(world, id, (subordinate) => {
    const superior = subordinate.superior ?? subordinate.asks
    if (superior === null || (org !== id && org !== superior)) return refuse('superior-not-asked', { organisation: id })
    const why = subordinate.superior !== null ? 'ended' : org === id ? 'withdrawn' : 'refused'
    return about(subordinate, { type: 'superior-ended', data: { superior, why } })
  })
}

/** Decisions about an organisation's place in the tree and on the map. */
export const decideTree: { [Name in TreeCommand]: Decide<Commands[Name]> } = {
  'set-organisation-kind': ({ kind }, world, { org }) =>
    ifKnown(world, org, (own) =>
      own.kind === kind ? { events: [] } : about(own, { type: 'organisation-kind-set', data: { kind } }),
    ),
  'ask-superior': ask,
  'accept-subordinate': accept,
  'end-superior': end,
  'set-organisation-area': ({ area }, world, { org }) =>
    ifKnown(world, org, (own) => about(own, { type: 'organisation-area-set', data: { area } })),
}
