import type { CommandName, SealedCommand } from './all-commands.ts'
import type { World } from './decision.ts'
import { scopesOf } from './permissions.ts'
import { mayReach } from './reach.ts'
import { refuse, type Refusal } from './refusals.ts'
import { subjectKinds, type SubjectKind } from './subject.ts'
import type { Viewer } from './viewer.ts'

/** Commands that name subjects other than those they act on; the rest of the fields are checked. */
const onlyNamed: Partial<Record<CommandName, readonly SubjectKind[]>> = {
  'create-account': ['account', 'post'],
  'register-unit': ['post'],
  'receive-slip': [],
}

/**
 * Whether `viewer` may give this command: undefined when so. Each subject named in the command has to be within one of
 * the viewer's scopes for it; a subject that does not exist is left to the decision, which says `not-found`.
 */
export function permit(viewer: Viewer, { type, body }: SealedCommand, world: World): Refusal | undefined {
  const scopes = scopesOf(viewer.roles, type)
  if (scopes.size === 0) return refuse('not-allowed', { verb: type })
  if (scopes.has('self') && !scopes.has('organisation') && type === 'sign-on-unit') {
    const alone = body.crew.length === 1 && body.crew[0] === viewer.account
    if (!alone) return refuse('not-allowed', { verb: type, scope: 'self' })
  }
  const fields: Readonly<Record<string, unknown>> = body
  for (const kind of subjectKinds) {
    const named = fields[kind]
    if (typeof named !== 'string' || onlyNamed[type]?.includes(kind) === true) continue
    const state = world.get(kind, named)
    if (state !== undefined && !mayReach(viewer, type, kind, state))
      return refuse('not-allowed', { verb: type, subject: `${kind}/${named}` })
  }
  return permitLists(viewer, type, fields, world)
}

/** Lists and second subjects: `units` and `crew`, `into` and `from`. */
function permitLists(
  viewer: Viewer,
  type: CommandName,
  fields: Readonly<Record<string, unknown>>,
  world: World,
): Refusal | undefined {
  const also: [SubjectKind, unknown][] = [
    ...strings(fields['units']).map((id): [SubjectKind, unknown] => ['unit', id]),
    ...strings(fields['crew']).map((id): [SubjectKind, unknown] => ['account', id]),
    ['incident', fields['into']],
    ['incident', fields['from']],
  ]
  for (const [kind, id] of also) {
    if (typeof id !== 'string') continue
    const state = world.get(kind, id)
    if (state !== undefined && state.id !== viewer.account && !sameOrg(viewer, state))
      return refuse('not-allowed', { verb: type, subject: `${kind}/${id}` })
  }
  return undefined
}

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
const sameOrg = (viewer: Viewer, state: object): boolean => 'org' in state && state.org === viewer.org
