import type { AnyEvent } from '../all-events.ts'
import type { Told } from '../clock.ts'
import type { ClaimRequest, Context, World } from '../decision.ts'
import type { Draft } from '../event.ts'
import { incidentEvent, type Incident } from '../incident/incident.ts'
import { unitClaim } from '../numbers.ts'
import { loanTo, type Help } from '../lending/loan.ts'
import type { Sealed } from '../personal.ts'
import { refuse, type Refusal } from '../refusals.ts'
import { hazardNews } from '../unit/news.ts'
import { jobsOf, unitOn, type Unit } from '../unit/unit.ts'
import { slipEvent, type Addressee, type Manner, type SentAdvice, type Slip } from './slip.ts'

/** What its taker is told of a unit that somebody else has: who won, and for what. DR21 */
export function taken({ callSign, org }: Unit, by: string, world: World, asker: string = org): Refusal {
  const slip = world.get('slip', by)
  const incident = slip === undefined ? undefined : world.get('incident', slip.incident)
  // whose work a neighbour's unit is at is the neighbour's to tell
  if (asker !== org && incident?.org !== asker) return refuse('unit-taken', { unit: callSign, slip: by, sealed: 1 })
  return refuse('unit-taken', {
    unit: callSign,
    slip: by,
    // of a sealed one nothing but that the unit has other work
    ...(incident?.sealed ? { sealed: 1 } : {}),
    ...(incident?.sealed === null ? { incident: incident.number, spoken: incident.spoken } : {}),
  })
}

/** Why this unit cannot be sent now; undefined when it can. The claim in the database has the last word. */
export function whyNotFree(unit: Unit, world: World, asker: string = unit.org): Refusal | undefined {
  const { state, callSign } = unit
  if ('slip' in state) return taken(unit, state.slip, world, asker)
  if (state.phase === 'off-duty') return refuse('unit-off-duty', { unit: callSign })
  return state.phase === 'out-of-service'
    ? refuse('unit-out-of-service', { unit: callSign, reason: state.reason })
    : undefined
}

/** Why a unit cannot get another job at this incident: one of its `jobs` is there already. Two jobs there would end as one. */
export function whyNotTwice(
  unit: Unit,
  incident: Incident,
  world: World,
  jobs: readonly string[] = jobsOf(unit),
): Refusal | undefined {
  const there = jobs.find((job) => world.get('slip', job)?.incident === incident.id)
  return there === undefined
    ? undefined
    : refuse('unit-on-incident', { unit: unit.callSign, incident: incident.number, slip: there })
}

/** Why an organisation may not send this unit to this incident: it is another's, and not lent for its own work. */
export function whyNotLent(unit: Unit, incident: Incident, { org, now }: Context): Refusal | undefined {
  if (unit.org === org) return undefined
  if (loanTo(unit, org, now) === undefined) return refuse('not-lent', { unit: unit.callSign })
  // who lent it agreed to help this organisation, and nobody else
  return incident.org === org ? undefined : refuse('lent-for-own-work', { unit: unit.callSign })
}

/** Whose help it is when this unit is sent; undefined: one's own. */
export function helpBy(unit: Unit, { org, now }: Context): Help | undefined {
  const loan = unit.org === org ? undefined : loanTo(unit, org, now)
  return loan && { org: unit.org, post: unit.post, asks: loan.asks }
}

export type Issued = {
  readonly slip: string
  readonly incident: Incident
  readonly addressee: Addressee
  readonly told: Told
  readonly instruction: Sealed | null
  readonly manner?: Manner
  /** what was advised when it was sent; null: nothing was. DR20 */
  readonly advice?: SentAdvice | null
  /** of a lent unit */
  readonly help?: Help | undefined
}

/** A new slip, on its incident's list; one that was at rest resumes, since help is on its way or planned. */
export function issue(
  { slip: id, incident, addressee, told, instruction, manner = 'sent', advice = null, help }: Issued,
  context: Context,
): Draft<AnyEvent>[] {
  const { org, series } = context
  const sealed = incident.sealed === null ? {} : { sealed: incident.org }
  const lent = help === undefined ? {} : { help }
  const about = { incident: incident.id, addressee, instruction, manner, advice }
  const data = { id, org, series, ...about, ...sealed, ...lent, ...told }
  const units = addressee.kind === 'unit' && manner !== 'planned' ? [addressee.unit] : []
  const post = addressee.kind === 'post' ? addressee.post : null
  const events: Draft<AnyEvent>[] = [
    { ...slipEvent({ id, org, exercise: incident.exercise }, { type: 'slip-issued', data }), series },
    incidentEvent(incident, { type: 'incident-slip-added', data: { slip: id, post, units, ...lent } }),
  ]
  if (incident.state.phase !== 'open') events.push(incidentEvent(incident, { type: 'incident-resumed', data: {} }))
  return events
}

/** The unit is on its way to be on this slip, and is warned of what is known to be dangerous there. */
export function send(
  unit: Unit,
  { id: slip }: Pick<Slip, 'id'>,
  incident: Incident,
  told: Told,
  phase: 'dispatched' | 'acknowledged' = 'dispatched',
): Draft<AnyEvent>[] {
  const to = { phase, slip }
  return [
    unitOn(incident, unit, { type: 'unit-status-changed', data: { ...told, to } }),
    ...hazardNews(unit, slip, incident),
  ]
}

export const hold = (unit: string, slip: string): ClaimRequest => ({ key: unitClaim(unit), holder: slip })

/**
 * A unit that comes to an incident for which it is planned has its plan taken up by that: the planned slip ends, and is
 * offered no more. DR22
 */
export const takeUp = (unit: Unit, incident: Incident, world: World): Draft<AnyEvent>[] =>
  unit.planned.flatMap((id) => {
    const slip = world.get('slip', id)
    if (slip?.incident !== incident.id || slip.state.phase !== 'planned') return []
    return [
      slipEvent(slip, { type: 'slip-cancelled', data: { reason: null } }),
      unitOn(slip, unit, { type: 'unit-unplanned', data: { slip: id } }),
    ]
  })
