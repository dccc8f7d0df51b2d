import type { Account } from '../account/account.ts'
import type { AccountEvent } from '../account/events.ts'
import { alertEvent } from '../alert/alert.ts'
import type { Commands } from '../all-commands.ts'
import type { AnyEvent } from '../all-events.ts'
import { contactEvent } from '../contact/contact.ts'
import type { Context, Decide, Decision, World } from '../decision.ts'
import type { Draft } from '../event.ts'
import { ifKnown } from '../incident/if-incident.ts'
import { incidentEvent, type Incident } from '../incident/incident.ts'
import { scopesOf } from '../permissions.ts'
import { refuse, type Refusal } from '../refusals.ts'
import { slipEvent } from '../slip/slip.ts'
import { subjectId } from '../subject.ts'
import type { secrecyCommands } from './commands.ts'
import { breakGlass, endGlass } from './glass.ts'
import { mostNamed } from './secrecy.ts'

const onAccount = ({ id, org }: Account, event: AccountEvent): Draft<AccountEvent> => ({
  ...event,
  subject: subjectId('account', id),
  owner: org,
})

/** Why an account cannot be named: not of this organisation, no longer here, or of no role that sees incidents. */
function whyNotNamed(id: string, org: string, world: World): Refusal | undefined {
  const account = world.get('account', id)
  if (account === undefined || account.org !== org) return refuse('not-found', { account: id })
  if (account.disabled) return refuse('account-disabled', { account: id })
  return scopesOf(account.roles, 'see-incident').size === 0 ? refuse('other-may-not-see', { account: id }) : undefined
}

const isLeader = (account: Account | undefined): boolean =>
  account !== undefined && !account.disabled && scopesOf(account.roles, 'unseal-incident').size > 0

/** What belongs to the incident is hidden with it, or shown again with it. */
function followers({ id, org, contacts, slips }: Incident, sealed: boolean, world: World): Draft<AnyEvent>[] {
  const by = sealed ? org : null
  const ofContacts = contacts
    .map((each) => world.get('contact', each))
    .filter((contact) => contact !== undefined)
    .map((contact) => contactEvent(contact, { type: 'contact-sealed', data: { incident: id, sealed: by } }))
  const ofSlips = slips
    .map(({ slip }) => world.get('slip', slip))
    .filter((slip) => slip !== undefined)
    .map((slip) => slipEvent(slip, { type: 'slip-sealed', data: { sealed: by } }))
  return [...ofContacts, ...ofSlips]
}

const letIn = (people: readonly string[], incident: string, world: World): Draft<AnyEvent>[] =>
  people
    .map((each) => world.get('account', each))
    .filter((account) => account !== undefined)
    .map((account) => onAccount(account, { type: 'account-let-in', data: { incident, how: 'named', until: null } }))

const shutOut = (people: readonly string[], incident: string, world: World): Draft<AnyEvent>[] =>
  people
    .map((each) => world.get('account', each))
    .filter((account) => account !== undefined)
    .map((account) => onAccount(account, { type: 'account-shut-out', data: { incident, how: 'named' } }))

function seal(
  { people, reason }: Commands['seal-incident'],
  incident: Incident,
  world: World,
  { account }: Context,
): Decision {
  if (incident.sealed !== null) return refuse('sealed-already')
  if (incident.state.phase === 'joined') return refuse('incident-joined', { into: incident.state.into })
  if (incident.handover !== null) return refuse('handover-pending', { to: incident.handover.to })
  // one seal over several incidents would have to be opened for each of them
  if (incident.joined.length > 0) return refuse('incident-has-joined', { count: incident.joined.length })
  const named = [...new Set([account, ...people])]
  if (named.length > mostNamed) return refuse('too-many-named', { count: mostNamed })
  for (const each of named) {
    const no = whyNotNamed(each, incident.org, world)
    if (no !== undefined) return no
  }
  const shares = incident.shares.map(({ id: share }) =>
    incidentEvent(incident, { type: 'share-ended', data: { share, why: 'sealed' } }),
  )
  return {
    events: [
      // first, so that nobody who is to keep it loses it for a moment
      ...letIn(named, incident.id, world),
      ...shares,
      incidentEvent(incident, { type: 'incident-sealed', data: { people: named, reason } }),
      ...followers(incident, true, world),
    ],
  }
}

/** Who broke the glass reads; the list of names is for those on it. */
const ifNamed = (incident: Incident, { account }: Context, then: (people: readonly string[]) => Decision): Decision => {
  if (incident.sealed === null) return refuse('not-sealed')
  return incident.sealed.people.includes(account) ? then(incident.sealed.people) : refuse('not-named')
}

function change(
  { add, remove }: Commands['change-sealed'],
  incident: Incident,
  people: readonly string[],
  world: World,
): Decision {
  const added = [...new Set(add)].filter((each) => !people.includes(each))
  const removed = people.filter((each) => remove.includes(each))
  const left = [...people.filter((each) => !remove.includes(each)), ...added]
  for (const each of added) {
    const no = whyNotNamed(each, incident.org, world)
    if (no !== undefined) return no
  }
  if (left.length > mostNamed) return refuse('too-many-named', { count: mostNamed })
  if (!left.some((each) => isLeader(world.get('account', each)))) return refuse('sealed-without-leader')
  if (added.length === 0 && removed.length === 0) return { events: [] }
  return {
    events: [
      ...letIn(added, incident.id, world),
      incidentEvent(incident, { type: 'sealed-people-changed', data: { people: left } }),
      ...shutOut(removed, incident.id, world),
    ],
  }
}

const unseal = (incident: Incident, people: readonly string[], world: World): Decision => ({
  events: [
    incidentEvent(incident, { type: 'incident-unsealed', data: {} }),
    ...followers(incident, false, world),
    ...shutOut(people, incident.id, world),
  ],
})

function follow(id: string, world: World): Decision {
  const alert = world.get('alert', id)
  if (alert === undefined) return refuse('not-found', { alert: id })
  const incident = alert.incident === null ? undefined : world.get('incident', alert.incident)
  const sealed = incident === undefined || incident.sealed === null ? null : incident.org
  return {
    events: sealed === alert.sealed ? [] : [alertEvent(alert, { type: 'alert-sealed', data: { sealed } })],
  }
}

/** Decisions about sealed incidents and about breaking the glass. */
export const decideSecrecy: { readonly [Name in keyof typeof secrecyCommands]: Decide<Commands[Name]> } = {
  'seal-incident': (command, world, context) =>
    ifKnown(world, command.incident, (incident) => seal(command, incident, world, context)),
  'change-sealed': (command, world, context) =>
    ifKnown(world, command.incident, (incident) =>
      ifNamed(incident, context, (people) => change(command, incident, people, world)),
    ),
  'unseal-incident': ({ incident: id }, world, context) =>
    ifKnown(world, id, (incident) => ifNamed(incident, context, (people) => unseal(incident, people, world))),
  'follow-seal': ({ alert }, world) => follow(alert, world),
  'break-glass': breakGlass,
  'end-glass': endGlass,
}
