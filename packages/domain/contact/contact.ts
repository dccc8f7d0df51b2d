import type { Draft, Recorded } from '../event.ts'
import { slipNumber } from '../numbers.ts'
import type { Sealed } from '../personal.ts'
import { subjectId } from '../subject.ts'
import { unreachable } from '../unreachable.ts'
import type { ContactEvent } from './events.ts'

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

/** Named clocks of a contact, milliseconds; null while it has not happened or is not known. */
export type ContactClocks = {
  /** rung at the switch */
  readonly rung: number
  /** handed to a position */
  readonly handed: number | null
  readonly offHook: number | null
  readonly hungUp: number | null
}

export type ContactPhase =
  | { readonly phase: 'waiting' }
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
  readonly taker: string | null
  readonly words: ContactWords
  /** organisations that its incident was handed to, while it belongs to that incident */
  readonly sharedWith: readonly string[]
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

/** An event of a contact, addressed for the log. */
export const contactEvent = (contact: Pick<Contact, 'id' | 'org'>, event: ContactEvent): Draft<ContactEvent> => ({
  ...event,
  subject: subjectId('contact', contact.id),
  owner: contact.org,
})

/** What makes `contact` part of `incident`. It stays with who took the call and is shared with who has the incident. */
export function attach(
  contact: Contact,
  incident: { readonly id: string; readonly org: string },
): Draft<ContactEvent>[] {
  const attached = contactEvent(contact, { type: 'contact-attached', data: { incident: incident.id } })
  return [attached, ...share(contact, incident.org)]
}

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
        clocks: {
          ...before.clocks,
          handed: before.clocks.handed ?? event.data.offHookAt,
          offHook: before.clocks.offHook ?? event.data.offHookAt,
        },
      }
    case 'contact-described':
      return { ...before, words: { ...before.words, ...event.data.words } }
    case 'contact-hung-up':
      return { ...before, clocks: { ...before.clocks, hungUp: event.data.at } }
    case 'contact-ended':
      return { ...before, state: { phase: 'ended', reason: event.data.reason, at: event.stamp.at } }
    case 'contact-attached':
      return { ...before, state: { phase: 'attached', incident: event.data.incident } }
    case 'contact-shared':
      return { ...before, sharedWith: [...before.sharedWith, event.data.to] }
    case 'contact-parted':
      return { ...before, sharedWith: [], state: { phase: before.taker === null ? 'waiting' : 'open' } }
    case 'contact-closed':
      return { ...before, state: { phase: 'closed', incident: event.data.incident, at: event.stamp.at } }
    default:
      return unreachable(event)
  }
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
    clocks: data.clocks,
    taker,
    words: { ...noWords, ...data.words },
    sharedWith: [],
    state: { phase: taker === null ? 'waiting' : 'open' },
  }
}
