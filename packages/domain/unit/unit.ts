import { branchCapability, branchesOf } from '../dispatching/fallback.ts'
import type { Abilities, Capability } from '../dispatching/needs.ts'
import { clockFrom, type Clock } from '../clock.ts'
import type { Draft, Recorded } from '../event.ts'
import type { Bilingual } from '../fields.ts'
import { subjectId } from '../subject.ts'
import { unreachable } from '../unreachable.ts'
import type { UnitEvent } from './events.ts'
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
  /** where it was told to wait and is heading or standing; null: nowhere in particular. Any other status ends it */
  readonly movingTo: { readonly post: string; readonly at: number } | null
  /** when it was told to move to stand by, in the hour up to the last time */
  readonly movedAt: readonly number[]
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

const nobody = { crew: [], people: null, skills: [] }

/** What a unit brings for needs: its kind and equipment, its branches, the people on it. DR6 */
export function abilitiesOf({ kind, capabilities, crew, people, skills }: Unit): Abilities {
  const codes = [kind, ...branchesOf(kind).map(branchCapability)].map((code) => ({ code }))
  return {
    capabilities: [...codes, ...capabilities],
    people: [{ code: 'people', count: people ?? crew.length }, ...skills],
  }
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
    }
  if (before === undefined) throw new Error(`${event.type} before unit-registered: ${event.stamp.subject}`)
  switch (event.type) {
    case 'unit-signed-on':
      return { ...before, ...event.data, state: { phase: 'available' }, since, movingTo: null }
    case 'unit-signed-off':
      return { ...before, ...nobody, state: { phase: 'off-duty' }, since, movingTo: null }
    case 'unit-equipped':
      return { ...before, capabilities: event.data.capabilities }
    case 'unit-status-changed':
      return { ...before, state: event.data.to, since, movingTo: null }
    case 'unit-moved':
      return { ...before, ...moved(before, event.data.to, event.stamp.at) }
    default:
      return unreachable(event)
  }
}
