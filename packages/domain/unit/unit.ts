import { branchCapability, branchesOf } from '../dispatching/fallback.ts'
import type { Abilities, Capability } from '../dispatching/needs.ts'
import { clockFrom, type Clock } from '../clock.ts'
import type { Draft, Recorded } from '../event.ts'
import type { Bilingual } from '../fields.ts'
import type { Loan } from '../lending/loan.ts'
import { subjectId } from '../subject.ts'
import { unreachable } from '../unreachable.ts'
import type { UnitEvent } from './events.ts'
import type { News } from './news.ts'
import type { Vehicle } from './vehicle.ts'

/** What a unit can be. */
export const unitKinds = [
  'patrol',
  'engine',
  'ladder',
  'rescue',
  'ambulance',
  'command',
  'motorcycle',
  'foot',
  'boat',
  'other',
] as const
export type UnitKind = (typeof unitKinds)[number]

/** Statuses in which a unit is on a job, in order of work. */
export const workStatuses = [
  'dispatched',
  'acknowledged',
  'en-route',
  'on-scene',
  'transporting',
  'at-destination',
  'clearing',
] as const
export type WorkStatus = (typeof workStatuses)[number]

/** Why a unit cannot be sent. */
export const outOfServiceReasons = [
  'breakdown',
  'refuelling',
  'restocking',
  'meal',
  'training',
  'decontamination',
  'other',
] as const
export type OutOfServiceReason = (typeof outOfServiceReasons)[number]

export type UnitPhase =
  | { readonly phase: 'off-duty' }
  | { readonly phase: 'available' }
  /** reachable, its crew not at the unit; can be sent, turnout is longer */
  | { readonly phase: 'on-call' }
  | { readonly phase: WorkStatus; readonly slip: string }
  | { readonly phase: 'out-of-service'; readonly reason: OutOfServiceReason }
export type UnitStatus = UnitPhase['phase']

/** How many of a crew have a capability that is counted in people. */
export type Skill = { readonly code: string; readonly count: number }

/** Something that can be sent: a patrol car, an engine, an ambulance, two officers on foot. */
export type Unit = {
  readonly id: string
  readonly org: string
  readonly callSign: string
  readonly kind: UnitKind
  readonly name: Bilingual | null
  /** where it stands when nothing is known of its position */
  readonly post: string | null
  /** what it drives; null: what its kind usually does (see `vehicleOf`) */
  readonly vehicle: Vehicle | null
  /** what it has beside its kind: equipment */
  readonly capabilities: readonly Capability[]
  /** accounts signed on to it */
  readonly crew: readonly string[]
  /** how many people are on it this shift; null: as many as are signed on */
  readonly people: number | null
  /** how many of them can do what */
  readonly skills: readonly Skill[]
  readonly state: UnitPhase
  readonly since: Clock
  /** slips that it is planned for, in the order of planning; they make it neither busy nor unavailable. DR22 */
  readonly planned: readonly string[]
  /** slips that it works beside its own, in the order of attaching. DR23 */
  readonly alsoOn: readonly string[]
  /** what its crew has not yet acknowledged. DR33 */
  readonly news: readonly (News & { readonly at: number })[]
  /** when its crew last said that all is well, beside its statuses; absent: never */
  readonly heardAt?: number
  /** where it was told to wait and is heading or standing; null: nowhere in particular. Any other status ends it */
  readonly movingTo: { readonly post: string; readonly at: number } | null
  /** when it was told to move to stand by, in the hour up to the last time */
  readonly movedAt: readonly number[]
  /** to whom it is lent, and offered; absent: never was */
  readonly loans?: readonly Loan[]
  /** when it left the fleet; null while it is in it */
  readonly retiredAt: number | null
}

/** An event of a unit, addressed for the log. */
export const unitEvent = (unit: Pick<Unit, 'id' | 'org'>, event: UnitEvent): Draft<UnitEvent> => ({
  ...event,
  subject: subjectId('unit', unit.id),
  owner: unit.org,
})

/** An event of a unit at work: on a drill it is part of the drill, else it is real, whatever the command says. */
export const unitOn = (slip: { readonly exercise: boolean }, unit: Unit, event: UnitEvent): Draft<UnitEvent> => ({
  ...unitEvent(unit, event),
  exercise: slip.exercise,
})

/** The slips that a unit works: its own first, then those beside. */
export const jobsOf = ({ state, alsoOn }: Pick<Unit, 'state' | 'alsoOn'>): readonly string[] =>
  'slip' in state ? [state.slip, ...alsoOn] : alsoOn

/** Whether a unit is at nobody's call yet and can be sent: available, or on call. */
export const isFree = ({ state }: Pick<Unit, 'state'>): boolean =>
  state.phase === 'available' || state.phase === 'on-call'

const nobody = { crew: [], people: null, skills: [] }

/** Abilities by what they are made of: units that can do the same share one object. */
const sharedAbilities = new Map<string, Abilities>()
/** More kinds of crews than any fleet has at a time. */
const mostShared = 10_000

/** What a unit brings for needs: its kind and equipment, its branches, the people on it. DR6 */
export function abilitiesOf({ kind, capabilities, crew, people, skills }: Unit): Abilities {
  const count = people ?? crew.length
  const key = JSON.stringify([kind, capabilities, count, skills])
  const known = sharedAbilities.get(key)
  if (known !== undefined) return known
  const codes = [kind, ...branchesOf(kind).map(branchCapability)].map((code) => ({ code }))
  const made = { capabilities: [...codes, ...capabilities], people: [{ code: 'people', count }, ...skills] }
  if (sharedAbilities.size >= mostShared) sharedAbilities.clear()
  sharedAbilities.set(key, made)
  return made
}

const hourMs = 3_600_000

const moved = ({ movedAt }: Unit, post: string | null, at: number): Pick<Unit, 'movingTo' | 'movedAt'> =>
  post === null
    ? { movingTo: null, movedAt }
    : { movingTo: { post, at }, movedAt: [...movedAt.filter((each) => each > at - hourMs), at] }

/** A unit after one more event. Throws when the event comes before its first: then the log is broken. */
export function evolveUnit(before: Unit | undefined, event: Recorded<UnitEvent>): Unit {
  const told = event.type === 'unit-status-changed' ? event.data : { happenedAt: null, byRadio: false }
  const since = clockFrom(told, event.stamp, before?.since ?? null)
  if (event.type === 'unit-registered')
    return {
      ...event.data,
      capabilities: [],
      ...nobody,
      state: { phase: 'off-duty' },
      since,
      movingTo: null,
      movedAt: [],
      planned: [],
      alsoOn: [],
      news: [],
      retiredAt: null,
    }
  if (before === undefined) throw new Error(`${event.type} before unit-registered: ${event.stamp.subject}`)
  switch (event.type) {
    case 'unit-signed-on': {
      const { onCall, ...crewed } = event.data
      return { ...before, ...crewed, state: { phase: onCall ? 'on-call' : 'available' }, since, movingTo: null }
    }
    case 'unit-signed-off':
      // the crew that should have acknowledged it is gone
      return { ...before, ...nobody, news: [], state: { phase: 'off-duty' }, since, movingTo: null }
    case 'unit-changed':
      return { ...before, ...event.data }
    case 'unit-retired':
      return { ...before, retiredAt: event.stamp.at }
    case 'unit-restored':
      return { ...before, retiredAt: null }
    case 'unit-equipped':
      return { ...before, capabilities: event.data.capabilities }
    case 'unit-status-changed':
      return { ...left(took(before, event.data.to), before), since, movingTo: null }
    case 'unit-planned':
      return { ...before, planned: [...before.planned, event.data.slip] }
    case 'unit-unplanned':
      return { ...before, planned: without(before.planned, event.data.slip) }
    case 'unit-attached':
      return { ...before, alsoOn: [...before.alsoOn, event.data.slip] }
    case 'unit-detached':
      return { ...before, alsoOn: without(before.alsoOn, event.data.slip) }
    case 'unit-warned':
      return { ...before, news: [...unheard(before, event.data.news), { ...event.data, at: event.stamp.at }] }
    case 'news-acknowledged':
      return { ...before, news: unheard(before, event.data.news) }
    case 'unit-heard':
      return { ...before, heardAt: event.stamp.at }
    case 'unit-moved':
      return { ...before, ...moved(before, event.data.to, event.stamp.at) }
    case 'unit-lent': {
      const { loan: id, ...lent } = event.data
      const offered: Loan = { id, ...lent, by: event.stamp.by, at: event.stamp.at, state: 'offered' }
      return { ...before, loans: [...(before.loans ?? []), offered] }
    }
    case 'loan-accepted':
      return { ...before, loans: lentAs(before, event.data.loan, 'standing') }
    case 'loan-ended': {
      const { loan, stays } = event.data
      const loans = before.loans?.filter(({ id }) => id !== loan) ?? []
      return { ...before, loans: stays ? lentAs(before, loan, 'ending') : loans }
    }
    default:
      return unreachable(event)
  }
}

const lentAs = ({ loans = [] }: Unit, id: string, state: Loan['state']): readonly Loan[] =>
  loans.map((loan) => (loan.id === id ? { ...loan, state } : loan))

/** Off the work that it was at, it is no longer followed by whom it was lent to until then. */
function left(after: Unit, { state: was }: Unit): Unit {
  const isOn = 'slip' in was && 'slip' in after.state && was.slip === after.state.slip
  if (isOn || !after.loans?.some(({ state }) => state === 'ending')) return after
  return { ...after, loans: after.loans.filter(({ state }) => state !== 'ending') }
}

const without = (slips: readonly string[], slip: string): readonly string[] => slips.filter((each) => each !== slip)

const unheard = ({ news }: Unit, id: string): Unit['news'] => news.filter((each) => each.news !== id)

/** In its new state; a job that was planned or beside is its own once it is on it. */
function took(before: Unit, state: UnitPhase): Unit {
  if (!('slip' in state)) return { ...before, state }
  const { planned, alsoOn } = before
  return { ...before, state, planned: without(planned, state.slip), alsoOn: without(alsoOn, state.slip) }
}
