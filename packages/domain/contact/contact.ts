import { ownedBy, type Draft, type Recorded } from '../event.ts'
import { slipNumber } from '../numbers.ts'
import type { Sealed } from '../personal.ts'
import { subjectId } from '../subject.ts'
import { unreachable } from '../unreachable.ts'
import { addClocks, type ClockName, type ContactClocks } from './clocks.ts'
import type { ContactEvent } from './events.ts'
import { keptFixes, type Fix } from './fix.ts'
import type { Pass } from './passing.ts'
import type { ContactSafety } from './safety.ts'

/** How a contact came in. */
export const channels = ['phone', 'text', 'page', 'walk-in', 'alarm-device', 'partner', 'patrol'] as const
export type Channel = (typeof channels)[number]

/** Why a contact ended without an incident. About the call, never about the number. */
export const endReasons = [
  'wrong-number',
  'silent',
  'child-at-play',
  'nuisance',
  'enquiry',
  'not-ours',
  'test',
  'abandoned',
] as const
export type EndReason = (typeof endReasons)[number]

/** What came of ringing back. */
export const ringBackResults = ['reached', 'no-answer', 'busy', 'texted'] as const
export type RingBackResult = (typeof ringBackResults)[number]

export type ContactPhase =
  /** `since`: by the server's clock, whatever an exchange says */
  | { readonly phase: 'waiting'; readonly since: number }
  | { readonly phase: 'open' }
  | { readonly phase: 'attached'; readonly incident: string }
  | { readonly phase: 'ended'; readonly reason: EndReason; readonly at: number }
  /** its incident is closed */
  | { readonly phase: 'closed'; readonly incident: string; readonly at: number }

/** What the caller said; each field sealed, the newest wins. The log keeps the earlier ones. */
export type ContactWords = {
  readonly callerName: Sealed | null
  readonly callerNumber: Sealed | null
  readonly story: Sealed | null
  /** where the caller is, as typed, and as chosen or measured: never the same field as the incident's place */
  readonly callerPlaceTyped: Sealed | null
  readonly callerPlace: Sealed | null
}

/** A contact (接警单): one call, text, page, walk-in or alarm. */
export type Contact = {
  readonly id: string
  readonly org: string
  readonly number: string
  readonly channel: Channel
  /** the exchange or device that sent it, when it was not a person at the desk */
  readonly source: string | null
  readonly clocks: ContactClocks
  /** clocks that contradict another one or the server's, or could not be read */
  readonly doubtfulClocks: readonly ClockName[]
  readonly taker: string | null
  readonly words: ContactWords
  /** a drill or a test, as its first event said; what comes of it is one too */
  readonly exercise: boolean
  /** organisations that its incident was handed to, while it belongs to that incident */
  readonly sharedWith: readonly string[]
  /** who called may be called back: what was said about it, null for nothing yet */
  readonly safety: ContactSafety | null
  /** until something is said, one asks first: violence, a minor or a threat */
  readonly asksFirst: boolean
  /** its number floods the lines: last among those ringing for half an hour */
  readonly floodingSince: number | null
  /** the desk that has it cannot be reached since then */
  readonly lostSince: number | null
  readonly parkedSince: number | null
  readonly ringBacks: readonly { readonly at: number; readonly by: string; readonly result: RingBackResult }[]
  readonly passes: readonly Pass[]
  /** where the caller was measured to be, the newest last */
  readonly fixes: readonly Fix<Sealed>[]
  /** the organisation that sealed the incident it belongs to; null: it is no secret */
  readonly sealed: string | null
  readonly state: ContactPhase
}

/** The words of a contact of which nothing is known yet. */
export const noWords: ContactWords = {
  callerName: null,
  callerNumber: null,
  story: null,
  callerPlaceTyped: null,
  callerPlace: null,
}

/** An event of a contact, addressed for the log; a contact that is there says whether it is a drill. */
export const contactEvent = (
  contact: Pick<Contact, 'id' | 'org'> & Pick<Partial<Contact>, 'exercise'>,
  event: ContactEvent,
): Draft<ContactEvent> => ({ ...event, subject: subjectId('contact', contact.id), ...ownedBy(contact) })

/** What makes `contact` part of `incident`; `isCareful`: of a kind where calling back may do harm. It stays with who took the call and is shared with who has the incident. */
export function attach(
  contact: Contact,
  incident: { readonly id: string; readonly org: string; readonly sealed?: object | null },
  isCareful = false,
): Draft<ContactEvent>[] {
  const attached = contactEvent(contact, {
    type: 'contact-attached',
    data: { incident: incident.id, ...(incident.sealed ? { sealed: incident.org } : {}) },
  })
  return [attached, ...share(contact, incident.org), ...(isCareful ? askFirst(contact) : [])]
}

/** From here on one asks before the caller is called back, unless somebody has said otherwise. Once. */
export const askFirst = (contact: Contact): Draft<ContactEvent>[] =>
  contact.asksFirst ? [] : [contactEvent(contact, { type: 'contact-asks-first', data: {} })]

/** Shows a contact to another organisation, once. */
export const share = (contact: Contact, org: string): Draft<ContactEvent>[] =>
  org === contact.org || contact.sharedWith.includes(org)
    ? []
    : [contactEvent(contact, { type: 'contact-shared', data: { to: org } })]

/** A contact after one more event. Throws when the event comes before its first: then the log is broken. */
export function evolveContact(before: Contact | undefined, event: Recorded<ContactEvent>): Contact {
  if (event.type === 'contact-opened') return opened(event)
  if (before === undefined) throw new Error(`${event.type} before contact-opened: ${event.stamp.subject}`)
  switch (event.type) {
    case 'contact-taken':
      return {
        ...before,
        taker: event.stamp.by,
        state: before.state.phase === 'waiting' ? { phase: 'open' } : before.state,
        ...offHook(before, event),
      }
    case 'contact-described':
      return { ...before, words: { ...before.words, ...event.data.words } }
    case 'contact-hung-up':
      return {
        ...before,
        ...addClocks(before, { hungUp: event.data.at }, event.data.unread === true ? ['hungUp'] : [], event.stamp.at),
      }
    case 'contact-ended':
      return { ...before, state: { phase: 'ended', reason: event.data.reason, at: event.stamp.at } }
    case 'contact-attached':
      return {
        ...before,
        parkedSince: null,
        sealed: event.data.sealed ?? null,
        state: { phase: 'attached', incident: event.data.incident },
      }
    case 'contact-shared':
      return { ...before, sharedWith: [...before.sharedWith, event.data.to] }
    case 'contact-parted':
      return { ...before, sharedWith: [], sealed: null, state: unattached(before.taker, event.stamp.at) }
    case 'contact-sealed':
      return { ...before, sealed: event.data.sealed }
    case 'contact-closed':
      return { ...before, state: { phase: 'closed', incident: event.data.incident, at: event.stamp.at } }
    case 'contact-safety-set':
    case 'contact-asks-first':
    case 'contact-flooding-marked':
    case 'contact-taken-over':
    case 'contact-seat-changed':
    case 'contact-claim-told':
    case 'contact-parked':
    case 'contact-unparked':
    case 'contact-rung-back':
    case 'contact-located':
    case 'contact-passed':
    case 'contact-pass-answered':
      return atTheDesk(before, event)
    default:
      return unreachable(event)
  }
}

/** What happens to a contact beside its phases. */
function atTheDesk(before: Contact, event: Recorded<Exclude<ContactEvent, { type: PhaseEvent }>>): Contact {
  const { at, by } = event.stamp
  switch (event.type) {
    case 'contact-safety-set':
      return { ...before, safety: { ...event.data, by, at } }
    case 'contact-asks-first':
      return { ...before, asksFirst: true }
    case 'contact-flooding-marked':
      return { ...before, floodingSince: event.data.flooding ? event.data.since : null }
    case 'contact-taken-over':
      return { ...before, taker: by, lostSince: null, parkedSince: null }
    // what was parked at the seat stays parked there
    case 'contact-seat-changed':
      return { ...before, taker: by, lostSince: null }
    case 'contact-claim-told':
      return { ...before, lostSince: event.data.lost ? at : null }
    case 'contact-parked':
      return { ...before, parkedSince: at }
    case 'contact-unparked':
      return { ...before, parkedSince: null }
    case 'contact-rung-back':
      return { ...before, ringBacks: [...before.ringBacks, { at, by, result: event.data.result }] }
    case 'contact-located': {
      const { fix: id, source, spot } = event.data
      const fix = { id, source, at: event.data.at, arrivedAt: at, spot }
      return { ...before, fixes: [...before.fixes, fix].slice(-keptFixes) }
    }
    case 'contact-passed': {
      const { pass: id, to, kind } = event.data
      const phase = kind === 'informed' ? ('told' as const) : ('waiting' as const)
      return { ...before, passes: [...before.passes, { id, to, kind, at, by, state: { phase }, signer: null }] }
    }
    case 'contact-pass-answered': {
      const { pass, answer, signer } = event.data
      const answered = (each: Pass): Pass =>
        each.id === pass ? { ...each, state: { phase: answer, at, by }, signer } : each
      return { ...before, passes: before.passes.map(answered) }
    }
    default:
      return unreachable(event)
  }
}

type PhaseEvent =
  | 'contact-opened'
  | 'contact-taken'
  | 'contact-described'
  | 'contact-hung-up'
  | 'contact-ended'
  | 'contact-attached'
  | 'contact-shared'
  | 'contact-parted'
  | 'contact-closed'
  | 'contact-sealed'

const unattached = (taker: string | null, at: number): ContactPhase =>
  taker === null ? { phase: 'waiting', since: at } : { phase: 'open' }

/** Taken up at a desk: handed to it then at the latest. What an exchange has told of the call before stays. */
function offHook(before: Contact, { data, stamp }: Recorded<ContactEvent & { type: 'contact-taken' }>) {
  const names = (['handed', 'offHook'] as const).filter((name) => before.clocks[name] === null)
  const told = Object.fromEntries(names.map((name) => [name, data.offHookAt]))
  return addClocks(before, told, data.unread === true ? names : [], stamp.at)
}

function opened({ data, stamp }: Recorded<ContactEvent & { type: 'contact-opened' }>): Contact {
  // An exchange may tell when it put the call through; that takes the call off no queue.
  const taker = data.clocks.offHook === null || data.source !== null ? null : stamp.by
  return {
    id: data.id,
    org: data.org,
    number: slipNumber(data.series, stamp.serial ?? 0),
    channel: data.channel,
    source: data.source,
    ...addClocks({ clocks: data.clocks, doubtfulClocks: [] }, data.clocks, data.unread ?? [], stamp.at),
    taker,
    words: { ...noWords, ...data.words },
    exercise: stamp.exercise,
    sharedWith: [],
    safety: null,
    asksFirst: false,
    floodingSince: null,
    lostSince: null,
    parkedSince: null,
    ringBacks: [],
    passes: [],
    fixes: [],
    sealed: null,
    state: unattached(taker, stamp.at),
  }
}
