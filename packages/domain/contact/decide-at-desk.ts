import { alertEvent } from '../alert/alert.ts'
import type { Commands } from '../all-commands.ts'
import type { AnyEvent } from '../all-events.ts'
import type { Context, Decide, Decision, World } from '../decision.ts'
import type { Draft } from '../event.ts'
import { defaultSettings } from '../organisation/settings.ts'
import { refuse } from '../refusals.ts'
import { contactEvent, type Contact } from './contact.ts'
import { ifLive, nothing, one } from './if-live.ts'
import { goesAway, isUnsigned } from './passing.ts'
import { mayContact } from './safety.ts'

/** Runs `then` on a contact that somebody has and that is not part of an incident. */
const ifOpen = (world: World, id: string, then: (contact: Contact) => Decision): Decision =>
  ifLive(world, id, (contact) =>
    contact.state.phase === 'open' ? then(contact) : refuse('contact-not-open', { contact: contact.number }),
  )

/** The same hand again is done; who has looked at an older taker hears who it is now. */
function takeOver(contact: Contact, from: string, { account }: Context): Decision {
  if (contact.taker === account) return nothing
  if (contact.taker !== null && contact.taker !== from)
    return refuse('contact-taken', { contact: contact.number, by: contact.taker })
  return one(contact, { type: 'contact-taken-over', data: { from } })
}

/** All that `from` still has of it passes to who sits at the seat now; what has gone elsewhere meanwhile stays there. */
function changeSeat(command: Commands['change-seat'], world: World, { account }: Context): Decision {
  const contacts = command.contacts
    .flatMap((id) => world.get('contact', id) ?? [])
    .filter(({ state, taker }) => state.phase === 'open' && taker === command.from)
  const alerts = command.alerts
    .flatMap((id) => world.get('alert', id) ?? [])
    .filter(({ state, owner }) => state.phase === 'open' && owner.phase === 'taken' && owner.by === command.from)
  if (account === command.from) return nothing
  const events: Draft<AnyEvent>[] = [
    ...contacts.map((contact) => contactEvent(contact, { type: 'contact-seat-changed', data: { from: command.from } })),
    ...alerts.map((alert) => alertEvent(alert, { type: 'alert-taken', data: {} })),
  ]
  return { events }
}

/** Tried, with what came of it: whoever reaches the caller has the contact. The contact's safety comes first. */
function ringBack(contact: Contact, command: Commands['ring-back-contact'], { now }: Context): Decision {
  const { result, asked } = command
  if (contact.clocks.hungUp === null) return refuse('contact-on-line', { contact: contact.number })
  const may = mayContact(contact, result === 'texted' ? 'text' : 'voice', now)
  if (may === 'no') return refuse('contact-not-safe', { contact: contact.number })
  if (may === 'ask' && !asked) return refuse('contact-asks', { contact: contact.number })
  const tried = contactEvent(contact, { type: 'contact-rung-back', data: { result, asked } })
  const taken = contactEvent(contact, { type: 'contact-taken', data: { offHookAt: now } })
  return { events: result === 'reached' && contact.taker === null ? [tried, taken] : [tried] }
}

function pass(contact: Contact, command: Commands['pass-contact'], world: World): Decision {
  const { pass: id, to, kind } = command
  if (contact.passes.some((each) => each.id === id)) return refuse('exists-already', { pass: id })
  const { partners } = world.get('organisation', contact.org)?.settings ?? defaultSettings
  if (!partners.some((each) => each.id === to)) return refuse('not-found', { partner: to })
  if (contact.taker === null) return refuse('contact-not-open', { contact: contact.number })
  const unsigned = contact.passes.find((each) => isUnsigned(each) && goesAway(each.kind))
  if (unsigned !== undefined && goesAway(kind)) return refuse('pass-unsigned', { partner: unsigned.to })
  return one(contact, { type: 'contact-passed', data: { pass: id, to, kind } })
}

/** Signed there, it is theirs: a contact that was passed away ends here, unless it belongs to an incident by now. */
function answerPass(contact: Contact, command: Commands['answer-pass']): Decision {
  const { pass: id, answer, signer } = command
  const known = contact.passes.find((each) => each.id === id)
  if (known === undefined) return refuse('not-found', { pass: id })
  if (!isUnsigned(known)) return known.state.phase === answer ? nothing : refuse('pass-over')
  const answered = contactEvent(contact, { type: 'contact-pass-answered', data: { pass: id, answer, signer } })
  const isGone = answer === 'signed' && goesAway(known.kind) && contact.state.phase === 'open'
  const ended = contactEvent(contact, { type: 'contact-ended', data: { reason: 'not-ours' } })
  return { events: isGone ? [answered, ended] : [answered] }
}

type AtDesk =
  | 'set-contact-safety'
  | 'mark-flooding'
  | 'take-over-contact'
  | 'change-seat'
  | 'tell-claim'
  | 'park-contact'
  | 'unpark-contact'
  | 'ring-back-contact'
  | 'pass-contact'
  | 'answer-pass'

/** Decisions about what a call desk does with a contact beside its phases. */
export const decideAtDesk: { readonly [Name in AtDesk]: Decide<Commands[Name]> } = {
  'set-contact-safety': ({ contact: id, rule, until }, world) =>
    ifLive(world, id, (contact) => one(contact, { type: 'contact-safety-set', data: { rule, until } })),
  'mark-flooding': ({ contact: id, flooding, since }, world, { now }) =>
    ifLive(world, id, (contact) => {
      const data = { flooding, since: Math.min(since ?? now, now) }
      return one(contact, { type: 'contact-flooding-marked', data })
    }),
  'take-over-contact': ({ contact: id, from }, world, context) =>
    ifOpen(world, id, (contact) => takeOver(contact, from, context)),
  'change-seat': changeSeat,
  'tell-claim': ({ contact: id, taker, lost }, world) =>
    ifLive(world, id, (contact) =>
      contact.taker !== taker || (contact.lostSince !== null) === lost
        ? nothing
        : one(contact, { type: 'contact-claim-told', data: { lost } }),
    ),
  'park-contact': ({ contact: id }, world, { account }) =>
    ifOpen(world, id, (contact) => {
      if (contact.taker !== account)
        return refuse('contact-taken', { contact: contact.number, by: contact.taker ?? '' })
      return contact.parkedSince === null ? one(contact, { type: 'contact-parked', data: {} }) : nothing
    }),
  'unpark-contact': ({ contact: id }, world, { account }) =>
    ifOpen(world, id, (contact) => {
      if (contact.taker !== account)
        return refuse('contact-taken', { contact: contact.number, by: contact.taker ?? '' })
      return contact.parkedSince === null ? nothing : one(contact, { type: 'contact-unparked', data: {} })
    }),
  'ring-back-contact': (command, world, context) =>
    ifLive(world, command.contact, (contact) => ringBack(contact, command, context)),
  'pass-contact': (command, world) => ifLive(world, command.contact, (contact) => pass(contact, command, world)),
  'answer-pass': (command, world) => ifLive(world, command.contact, (contact) => answerPass(contact, command)),
}
