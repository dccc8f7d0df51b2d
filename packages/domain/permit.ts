import type { CommandName, Commands, SealedCommand } from './all-commands.ts'
import type { World } from './decision.ts'
import { mayEver, scopesOf } from './permissions.ts'
import { mayReach, reachedBy } from './reach.ts'
import { refuse, type Refusal } from './refusals.ts'
import { isHiddenFrom } from './secrecy/secrecy.ts'
import { subjectId, subjectKinds, type SubjectKind } from './subject.ts'
import type { Viewer } from './viewer.ts'

/**
 * Fields that name a subject which the command does not act on; all others are checked. The incident of a slip is named
 * for its key alone, and the slip says whether it is the right one: whoever sent a slip ends it, also when the incident
 * has been handed over since. The slip of a report is compared with the one that the unit is on, and not looked at.
 */
const onlyNamed: Partial<Record<CommandName, readonly SubjectKind[]>> = {
  'report-status': ['slip'],
  'cancel-slip': ['incident'],
  'stand-down': ['incident'],
  // a crew reaches what it works on, and it is about to: `permitJoining` asks whose the incident is
  'join-work': ['incident'],
  'file-feedback': ['incident'],
  'return-feedback': ['incident'],
}

/**
 * Whether `viewer` may give this command: undefined when so. Each subject named in the command has to be within one of
 * the viewer's scopes for it; a subject that does not exist is left to the decision, which says `not-found`.
 */
export function permit(viewer: Viewer, command: SealedCommand, world: World): Refusal | undefined {
  const no = permitNow(viewer, command, world)
  const { type } = command
  return no !== undefined && mayEver(viewer.offDuty ?? [], type) ? refuse('off-duty', { verb: type }) : no
}

function permitNow(viewer: Viewer, { type, body }: SealedCommand, world: World): Refusal | undefined {
  if (scopesOf(viewer.roles, type).size === 0) return refuse('not-allowed', { verb: type })
  for (const [kind, id] of actedOn(type, body)) {
    const state = world.get(kind, id)
    if (state !== undefined && !mayReach(viewer, type, kind, state)) {
      return refuse('not-allowed', { verb: type, subject: subjectId(kind, id) })
    }
  }
  if (type === 'join-work') return permitJoining(viewer, body, world)
  if (type === 'approve-note') return permitApproval(viewer, body, world)
  return type === 'sign-on-unit' ? permitCrew(viewer, body, world) : undefined
}

/** Nobody answers for what he may not read: an operator's contact is approved by those who read personal fields. */
function permitApproval(viewer: Viewer, { premises, note }: Commands['approve-note'], world: World) {
  const state = world.get('premises', premises)
  const hasContact = state?.notes.some(({ id, contactNumber }) => id === note && contactNumber !== null)
  return state === undefined || hasContact !== true || mayReach(viewer, 'read-personal', 'premises', state)
    ? undefined
    : refuse('not-allowed', { verb: 'read-personal', subject: subjectId('premises', premises) })
}

/** A crew goes by itself to incidents of its own organisation alone. */
function permitJoining(viewer: Viewer, { incident }: Commands['join-work'], world: World): Refusal | undefined {
  const state = world.get('incident', incident)
  const org = state?.org ?? viewer.org
  const isHidden = state !== undefined && isHiddenFrom(viewer, state.sealed && state.org, incident)
  return org === viewer.org && !isHidden
    ? undefined
    : refuse('not-allowed', { verb: 'join-work', subject: subjectId('incident', incident) })
}

/** The subjects that a command acts on, by the names of its fields. */
function actedOn(type: CommandName, fields: Readonly<Record<string, unknown>>): readonly [SubjectKind, string][] {
  const named: [SubjectKind, unknown][] = subjectKinds
    .filter((kind) => onlyNamed[type]?.includes(kind) !== true)
    .map((kind) => [kind, fields[kind]])
  named.push(['incident', fields['into']], ['incident', fields['from']])
  named.push(['slip', fields['leaving']], ['unit', fields['relieves']])
  if (Array.isArray(fields['contacts'])) for (const contact of fields['contacts']) named.push(['contact', contact])
  if (Array.isArray(fields['alerts'])) for (const alert of fields['alerts']) named.push(['alert', alert])
  if (Array.isArray(fields['units'])) for (const unit of fields['units']) named.push(['unit', unit])
  return named.filter((each): each is [SubjectKind, string] => typeof each[1] === 'string')
}

/** Who reaches a unit for being of its organisation alone signs on nobody but himself; others, people of their own. */
function permitCrew(viewer: Viewer, { unit, crew }: Commands['sign-on-unit'], world: World): Refusal | undefined {
  const state = world.get('unit', unit)
  const bySelf =
    state !== undefined && reachedBy(viewer, 'sign-on-unit', 'unit', state).every((scope) => scope === 'self')
  if (bySelf && !(crew.length === 1 && crew[0] === viewer.account)) {
    return refuse('not-allowed', { verb: 'sign-on-unit', scope: 'self' })
  }
  const stranger = crew.find((id) => (world.get('account', id)?.org ?? viewer.org) !== viewer.org)
  return stranger === undefined
    ? undefined
    : refuse('not-allowed', { verb: 'sign-on-unit', subject: subjectId('account', stranger) })
}
