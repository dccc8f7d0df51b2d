import type { Commands } from '../all-commands.ts'
import type { Decide, World } from '../decision.ts'
import { refuse, type Refusal } from '../refusals.ts'
import { unitEvent, type Unit } from './unit.ts'

type OfTheFleet = 'register-unit' | 'change-unit' | 'retire-unit' | 'restore-unit'

/** The claim that keeps a call sign with one unit of an organisation. */
const callSignClaim = (org: string, callSign: string): string => `call-sign/${org}/${callSign}`

const callSignOf = ({ id, org, callSign }: Unit) => ({ key: callSignClaim(org, callSign), holder: id })

/** A post that is not there, or that another organisation has. */
const whyNotAt = (post: string | null, org: string, world: World): Refusal | undefined =>
  post === null || world.get('post', post)?.org === org ? undefined : refuse('not-found', { post })

/** Decisions about which units there are, and what they are. */
export const decideFleet: { [Name in OfTheFleet]: Decide<Commands[Name]> } = {
  'register-unit': (command, world, { org }) => {
    const { unit: id, callSign, kind, name, post, vehicle } = command
    if (world.get('unit', id)) return refuse('exists-already', { unit: id })
    if (post !== null && !world.get('post', post)) return refuse('not-found', { post })
    return {
      events: [
        unitEvent({ id, org }, { type: 'unit-registered', data: { id, org, callSign, kind, name, post, vehicle } }),
      ],
      take: [{ key: callSignClaim(org, callSign), holder: id }],
    }
  },
  'change-unit': ({ unit: id, callSign, kind, name, post, vehicle }, world) => {
    const unit = world.get('unit', id)
    if (unit === undefined) return refuse('not-found', { unit: id })
    if (unit.retiredAt !== null) return refuse('unit-retired', { unit: unit.callSign })
    const no = whyNotAt(post, unit.org, world)
    if (no !== undefined) return no
    const after = { ...unit, callSign }
    return {
      events: [unitEvent(unit, { type: 'unit-changed', data: { callSign, kind, name, post, vehicle } })],
      ...(callSign !== unit.callSign && { take: [callSignOf(after)], release: [callSignOf(unit)] }),
    }
  },
  'retire-unit': ({ unit: id }, world) => {
    const unit = world.get('unit', id)
    if (unit === undefined) return refuse('not-found', { unit: id })
    if (unit.retiredAt !== null) return { events: [] }
    if (unit.state.phase !== 'off-duty' || unit.planned.length > 0)
      return refuse('unit-on-duty', { unit: unit.callSign })
    return { events: [unitEvent(unit, { type: 'unit-retired', data: {} })], release: [callSignOf(unit)] }
  },
  'restore-unit': ({ unit: id }, world) => {
    const unit = world.get('unit', id)
    if (unit === undefined) return refuse('not-found', { unit: id })
    if (unit.retiredAt === null) return { events: [] }
    return { events: [unitEvent(unit, { type: 'unit-restored', data: {} })], take: [callSignOf(unit)] }
  },
}
