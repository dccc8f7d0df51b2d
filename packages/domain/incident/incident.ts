import { ownedBy, type Draft, type Recorded } from '../event.ts'
import { slipNumber } from '../numbers.ts'
import type { Sealed } from '../personal.ts'
import type { ChosenPlace } from '../place.ts'
import { subjectId } from '../subject.ts'
import { unreachable } from '../unreachable.ts'
import { entryOf } from './entry-of.ts'
import type { IncidentDrawing, WithdrawnDrawing } from './drawings.ts'
import type { IncidentEvent, SlipAdded } from './events.ts'
import type { Hold } from './hold.ts'
import type { IncidentFile } from './files.ts'
import type { Hazards } from './hazards.ts'
import type { Priority } from './priority.ts'
import type { Secrecy } from '../secrecy/secrecy.ts'
import type { Briefed } from './briefed.ts'
import type { Help } from '../lending/loan.ts'
import type { Share } from '../sharing/share.ts'
import { throwsKept, type Throw } from './throw.ts'

/** How an incident was closed. */
export const dispositions = [
  'handled',
  'no-action-needed',
  'nothing-found',
  'false-alarm',
  'passed-on',
  'cancelled',
  'duplicate',
] as const
export type Disposition = (typeof dispositions)[number]

export type IncidentPhase =
  | { readonly phase: 'open' }
  | { readonly phase: 'awaiting-feedback'; readonly since: number }
  /** a feedback slip went back for correction */
  | { readonly phase: 'returned'; readonly since: number }
  | { readonly phase: 'joined'; readonly into: string; readonly since: number }
  | { readonly phase: 'closed'; readonly disposition: Disposition; readonly at: number }

export type Handover = { readonly to: string; readonly by: string; readonly at: number }

/** One slip as its incident remembers it. */
export type IncidentSlip = {
  readonly slip: string
  readonly post: string | null
  readonly units: readonly string[]
  /** of a lent unit: whose it is; over once its feedback is in */
  readonly help?: Help & { readonly over: boolean }
}

/** What an incident was found to be, told by the feedback of a slip. */
export type Confirmed = { readonly type: string; readonly slip: string; readonly by: string; readonly at: number }

/** That somebody did something about an incident. */
export type Touch = { readonly by: string; readonly at: number }

/** An incident (警情): binds contacts, slips and what is known of the place. */
export type Incident = {
  readonly id: string
  /** the organisation that owns it now; a hand-over changes it */
  readonly org: string
  readonly number: string
  /** short, for the radio; nobody else has it while this incident is open */
  readonly spoken: number
  /** as reported: what the desk takes it for */
  readonly type: string
  /** as confirmed by feedback: what those on scene found; DR2 */
  readonly confirmed: Confirmed | null
  readonly tags: readonly string[]
  /** 1 until somebody raises it; DR8 */
  readonly alarmLevel: number
  /** null: nobody has said anything of danger. DR33 */
  readonly hazards: Hazards | null
  readonly priority: Priority
  readonly place: ChosenPlace | null
  readonly placeTyped: Sealed | null
  readonly contacts: readonly string[]
  readonly slips: readonly IncidentSlip[]
  /** incidents joined to this one */
  readonly joined: readonly string[]
  readonly notes: number
  /** ids of the entries of its narrative, oldest first; none of what they say */
  readonly entries: readonly string[]
  readonly files: readonly IncidentFile[]
  /** on the map, bottom first */
  readonly drawings: readonly IncidentDrawing[]
  readonly withdrawnDrawings: readonly WithdrawnDrawing[]
  readonly openedAt: number
  /** when it was written down by hand, where it was typed in later; `openedAt` stays the server's */
  readonly onPaperAt: number | null
  /** since when it is open without a break, in the hands of the organisation that has it */
  readonly openSince: number
  readonly exercise: boolean
  readonly handover: Handover | null
  /** its words are kept beyond their time; null: they end by retention */
  readonly held: Hold | null
  /** the last touch, and the last by anybody else: for whoever looks, the newest that is not his own. Showing it is none */
  readonly touches: readonly Touch[]
  /** to whom it was shown, newest last; the last few alone */
  readonly throws: readonly Throw[]
  /** null: the leader on duty has not been told */
  readonly briefed: Briefed | null
  /** organisations that handed it over and follow it until it is closed */
  readonly sharedWith: readonly string[]
  /** with whom else it is shared, and how far */
  readonly shares: readonly Share[]
  /** seen by named people alone; null: it is no secret */
  readonly sealed: Secrecy | null
  readonly state: IncidentPhase
}

/** An event of an incident, addressed for the log; an incident that is there says whether it is a drill. */
export const incidentEvent = (
  incident: Pick<Incident, 'id' | 'org'> & Pick<Partial<Incident>, 'exercise'>,
  event: IncidentEvent,
): Draft<IncidentEvent> => ({ ...event, subject: subjectId('incident', incident.id), ...ownedBy(incident) })

/** Neither closed nor joined into another. */
export const isTakingWork = ({ state }: Pick<Incident, 'state'>): boolean =>
  state.phase !== 'closed' && state.phase !== 'joined'

/** An incident after one more event. Throws when the event comes before its first: then the log is broken. */
export function evolveIncident(before: Incident | undefined, event: Recorded<IncidentEvent>): Incident {
  if (event.type === 'incident-opened') return opened(event)
  if (before === undefined) throw new Error(`${event.type} before incident-opened: ${event.stamp.subject}`)
  const changed = evolveOpened(before, event)
  const after = showings.has(event.type) ? changed : { ...changed, touches: touched(before.touches, event.stamp) }
  const opens = after.state.phase === 'open' && (before.state.phase !== 'open' || after.org !== before.org)
  return opens ? { ...after, openSince: event.stamp.at } : after
}

/** To show it to somebody changes nothing about it. */
const showings: ReadonlySet<IncidentEvent['type']> = new Set([
  'incident-thrown',
  'leader-briefed',
  'incident-shared',
  'share-accepted',
  'share-ended',
  'glass-broken',
  'help-ended',
  'help-resumed',
])

function touched(before: readonly Touch[], { by, at }: Touch): readonly Touch[] {
  const other = before.find((each) => each.by !== by)
  return other === undefined ? [{ by, at }] : [{ by, at }, other]
}

function evolveOpened(
  before: Incident,
  event: Recorded<Exclude<IncidentEvent, { type: 'incident-opened' }>>,
): Incident {
  const { at } = event.stamp
  switch (event.type) {
    case 'incident-retyped':
      return { ...before, type: event.data.type, priority: event.data.priority }
    case 'incident-tagged':
      return { ...before, tags: event.data.tags }
    case 'alarm-level-set':
      return { ...before, alarmLevel: event.data.level }
    case 'hazards-updated': {
      const { news, hazards: kinds } = event.data
      return { ...before, hazards: { news, kinds, by: event.stamp.by, at } }
    }
    case 'incident-confirmed':
      return { ...before, confirmed: { ...event.data, by: event.stamp.by, at } }
    case 'incident-placed':
      return { ...before, place: event.data.place, placeTyped: event.data.placeTyped ?? before.placeTyped }
    case 'incident-noted':
      return { ...before, notes: before.notes + 1, entries: [...before.entries, entryOf(event)] }
    case 'file-attached': {
      const { file, sha256, bytes, kind } = event.data
      const attached = { file, sha256, bytes, kind, by: event.stamp.by, at, withdrawn: null }
      return { ...before, files: [...before.files, attached] }
    }
    case 'file-withdrawn':
      return {
        ...before,
        files: before.files.map((each) =>
          each.file === event.data.file ? { ...each, withdrawn: { by: event.stamp.by, at } } : each,
        ),
      }
    case 'incident-drawn-on': {
      const { text, ...drawn } = event.data
      const drawing = { ...drawn, hasText: text !== null, by: event.stamp.by, at }
      return { ...before, drawings: [...before.drawings, drawing] }
    }
    case 'drawing-withdrawn': {
      const { drawing } = event.data
      return {
        ...before,
        drawings: before.drawings.filter((each) => each.drawing !== drawing),
        withdrawnDrawings: [...before.withdrawnDrawings, { drawing, by: event.stamp.by, at }],
      }
    }
    case 'incident-contact-added':
      return { ...before, contacts: [...before.contacts, event.data.contact] }
    case 'incident-contact-removed':
      return { ...before, contacts: before.contacts.filter((contact) => contact !== event.data.contact) }
    case 'incident-slip-added':
      return { ...before, slips: [...before.slips, slipOf(event.data)] }
    case 'help-ended':
    case 'help-resumed': {
      const over = event.type === 'help-ended'
      const slips = before.slips.map((each) =>
        each.slip === event.data.slip && each.help ? { ...each, help: { ...each.help, over } } : each,
      )
      return { ...before, slips }
    }
    case 'incident-crew-named':
      return {
        ...before,
        slips: before.slips.map((each) =>
          each.slip === event.data.slip ? { ...each, units: event.data.units } : each,
        ),
      }
    case 'incident-held':
      return { ...before, held: { reason: event.data.reason, by: event.stamp.by, at } }
    case 'incident-released':
      return { ...before, held: null }
    case 'incident-resumed':
    case 'incident-parted':
      return { ...before, state: { phase: 'open' } }
    case 'incident-reopened':
      return { ...before, state: { phase: 'open' }, spoken: event.data.spoken, joined: [] }
    case 'incident-awaits-feedback':
      return { ...before, state: { phase: 'awaiting-feedback', since: at } }
    case 'incident-returned':
      return { ...before, state: { phase: 'returned', since: at } }
    case 'incident-closed':
      return { ...before, ...unshared, state: { phase: 'closed', disposition: event.data.disposition, at } }
    case 'incident-joined':
      return { ...before, state: { phase: 'joined', into: event.data.into, since: at } }
    case 'incident-took-in':
      return { ...before, joined: [...before.joined, event.data.incident] }
    case 'incident-let-go':
      return { ...before, joined: before.joined.filter((each) => each !== event.data.incident) }
    case 'handover-offered':
      return { ...before, handover: { to: event.data.to, by: event.stamp.by, at } }
    case 'handover-accepted':
      return {
        ...before,
        org: event.data.to,
        spoken: event.data.spoken,
        handover: null,
        sharedWith: [...before.sharedWith.filter((org) => org !== event.data.to), event.data.from],
        // what its former owner agreed to share is not the new one's agreement
        shares: before.shares.filter((share) => share.with !== event.data.to && share.agreement === null),
      }
    case 'incident-thrown': {
      const { throw: id, target } = event.data
      return {
        ...before,
        throws: [...before.throws, { id, target, by: event.stamp.by, thrownAt: at }].slice(-throwsKept),
      }
    }
    case 'leader-briefed':
      return { ...before, briefed: { to: event.data.to, by: event.stamp.by, at } }
    case 'incident-shared': {
      const { share: id, ...told } = event.data
      const state = told.agreement === null ? ('offered' as const) : ('standing' as const)
      return { ...before, shares: [...before.shares, { id, ...told, state, by: event.stamp.by, at }] }
    }
    case 'share-accepted':
      return {
        ...before,
        shares: before.shares.map((each) => (each.id === event.data.share ? { ...each, state: 'standing' } : each)),
      }
    case 'share-ended':
      return { ...before, shares: before.shares.filter(({ id }) => id !== event.data.share) }
    case 'incident-sealed':
      return { ...before, sharedWith: [], sealed: { ...event.data, by: event.stamp.by, at } }
    case 'sealed-people-changed':
      return { ...before, sealed: before.sealed && { ...before.sealed, people: event.data.people } }
    case 'incident-unsealed':
      return { ...before, sealed: null }
    case 'glass-broken':
      return before
    case 'handover-refused':
    case 'handover-withdrawn':
      return { ...before, handover: null }
    default:
      return unreachable(event)
  }
}

const slipOf = ({ help, ...told }: SlipAdded): IncidentSlip =>
  help === undefined ? told : { ...told, help: { ...help, over: false } }

const unshared = { sharedWith: [], shares: [] } as const

function opened({ data, stamp }: Recorded<IncidentEvent & { type: 'incident-opened' }>): Incident {
  const { series, ...known } = data
  return {
    ...known,
    confirmed: null,
    alarmLevel: 1,
    hazards: null,
    number: slipNumber(series, stamp.serial ?? 0),
    slips: [],
    joined: [],
    notes: 0,
    entries: [],
    files: [],
    drawings: [],
    withdrawnDrawings: [],
    openedAt: stamp.at,
    openSince: stamp.at,
    exercise: stamp.exercise,
    handover: null,
    held: null,
    throws: [],
    briefed: null,
    touches: [{ by: stamp.by, at: stamp.at }],
    ...unshared,
    sealed: null,
    state: { phase: 'open' },
  }
}
