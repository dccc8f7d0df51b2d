import type { World } from '../../decision.ts'
import type { Organisation } from '../../organisation/organisation.ts'
import { defaultSettings } from '../../organisation/settings.ts'
import { parseSubjectId, type States } from '../../subject.ts'
import type { AlertKind, Ending } from '../kinds.ts'
import { patienceMs } from '../settings.ts'
import { ofAccount } from './of-account.ts'
import { ofContact } from './of-contact.ts'
import { ofIncident } from './of-incident.ts'
import { ofOrganisation, ofRelief } from './of-relief.ts'
import { ofSlip } from './of-slip.ts'
import { ofUnit } from './of-unit.ts'
import type { Wait, WaitedFor, Waiting } from './wait.ts'

const waiting: { readonly [Kind in WaitedFor]: Waiting<States[Kind]> } = {
  account: ofAccount,
  contact: ofContact,
  incident: ofIncident,
  slip: ofSlip,
  unit: ofUnit,
  organisation: ofOrganisation,
  relief: ofRelief,
}

/** Whether subjects of a kind can be waited for. */
const isWaitedFor = (kind: string): kind is WaitedFor => Object.hasOwn(waiting, kind)

function waitsOfKind<Kind extends WaitedFor>(kind: Kind, id: string, world: World): readonly Wait[] {
  const state = world.get(kind, id)
  const of: Waiting<States[Kind]> = waiting[kind]
  return state === undefined ? [] : of.waits(state, world)
}

/** The waits that a subject (`slip/4f0c`) is in now, whatever the settings say. Pure: they follow from the log. */
export function waitsOf(subject: string, world: World): readonly Wait[] {
  const named = parseSubjectId(subject)
  return named !== undefined && isWaitedFor(named.kind) ? waitsOfKind(named.kind, named.id, world) : []
}

function endingOfKind<Kind extends WaitedFor>(kind: Kind, id: string, gone: Gone, world: World): Ending {
  const state = world.get(kind, id)
  const of: Waiting<States[Kind]> = waiting[kind]
  return state === undefined ? 'ended' : of.ending(state, gone, world)
}

type Gone = {
  readonly kind: AlertKind
  readonly about: string
  readonly unit: string | null
  readonly org: string
}

/** What ended a wait that is no more. DR37 */
export function endingOf(gone: Gone, world: World): Ending {
  const named = parseSubjectId(gone.about)
  return named !== undefined && isWaitedFor(named.kind) ? endingOfKind(named.kind, named.id, gone, world) : 'ended'
}

/** A wait that ends in an alert at `dueAt` (milliseconds on the log's clock) unless it is over before. */
export type Timer = Wait & { readonly dueAt: number }

type Patient = Pick<Organisation, 'settings' | 'settingsChange'> | undefined

/**
 * When a wait becomes an alert by the settings of its organisation; null: never. A shorter patience counts from when it
 * was set: what that makes due is due then, not late.
 */
export function dueAtOf(wait: Wait, organisation: Patient): number | null {
  const { settings = defaultSettings, settingsChange } = organisation ?? {}
  const waitMs = patienceMs(settings, wait.kind, wait.unitKind)
  return waitMs === null ? null : Math.max(wait.since + waitMs, settingsChange?.at ?? 0)
}

/** The timers that run for a subject, by its organisation's settings. */
export const timersOf = (subject: string, world: World, organisation: Patient): readonly Timer[] =>
  waitsOf(subject, world).flatMap((wait) => {
    const dueAt = dueAtOf(wait, organisation)
    return dueAt === null ? [] : [{ ...wait, dueAt }]
  })
