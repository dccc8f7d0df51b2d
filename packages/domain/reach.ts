import type { Contact } from './contact/contact.ts'
import type { Incident } from './incident/incident.ts'
import type { Scope, Verb } from './permissions.ts'
import { scopesThroughLoans } from './lending/loan.ts'
import { scopesThroughHelp, scopesThroughShares } from './sharing/share.ts'
import { scopesOf } from './permissions.ts'
import { isFollowed, type Slip } from './slip/slip.ts'
import { isHiddenFrom } from './secrecy/secrecy.ts'
import type { States, SubjectKind } from './subject.ts'
import type { Viewer } from './viewer.ts'

/** How a subject lies towards a viewer, kind by kind: the scopes through which the viewer can reach it. */
const reaches: { readonly [Kind in SubjectKind]: (state: States[Kind], viewer: Viewer) => readonly (Scope | false)[] } =
  {
    organisation: () => ['organisation', 'post', 'unit', 'self'],
    account: (account, viewer) => [
      account.org === viewer.org && 'organisation',
      account.id === viewer.account && 'self',
    ],
    post: (post, viewer) => [post.org === viewer.org && 'organisation', post.id === viewer.post && 'post'],
    byname: (byname, viewer) => [
      byname.org === viewer.org && 'organisation',
      byname.org === viewer.org && byname.taughtBy === viewer.account && 'self',
    ],
    // What a handed-over incident is called must be readable: lists of names are everybody's, its owner alone changes them.
    catalogue: ({ org }, viewer) => [org === viewer.org && 'organisation', 'shared'],
    plan: ({ org }, viewer) => [org === viewer.org && 'organisation'],
    unit: (unit, viewer) => [
      unit.org === viewer.org && 'organisation',
      unit.org === viewer.org && unit.post !== null && unit.post === viewer.post && 'post',
      unit.id === viewer.unit && 'unit',
      unit.org === viewer.org && 'self',
      ...scopesThroughLoans(unit, viewer.org),
    ],
    contact: (contact, viewer) => {
      const isHidden = isHiddenFrom(viewer, contact.sealed, 'incident' in contact.state ? contact.state.incident : null)
      return [
        contact.org === viewer.org && !isHidden && 'organisation',
        contact.sharedWith.includes(viewer.org) && !isHidden && 'shared',
        isAtSeat(contact, viewer) && 'at-seat',
      ]
    },
    incident: (incident, viewer) => [
      incident.org === viewer.org && 'behind-glass',
      incident.org === viewer.org && viewer.letInto.includes(incident.id) && 'named',
      ...throughSlips(incident, viewer),
      ...(incident.sealed === null || viewer.letInto.includes(incident.id) ? openly(incident, viewer) : []),
    ],
    slip: (slip, viewer) => [
      slip.org === viewer.org && !isHiddenFrom(viewer, slip.sealed, slip.incident) && 'organisation',
      !slip.filedAway && isForPost(slip, viewer) && 'post',
      !slip.filedAway && isFollowedBy(slip) && isOnRun(slip, viewer) && 'unit',
      slip.sealed === null && isLentBy(slip, viewer) && 'lent',
    ],
    // Roads are everybody's: whoever drives on them sees what closes them, its owner alone changes it.
    closure: (closure, viewer) => [closure.org === viewer.org && 'organisation', 'shared'],
    // Where a unit is sent is not known beforehand: who is on a post or on duty may come to any of them.
    premises: ({ org }, viewer) => [
      org === viewer.org && 'organisation',
      org === viewer.org && viewer.post !== null && 'post',
      org === viewer.org && viewer.unit !== null && 'unit',
    ],
    alert: ({ org, sealed, incident, post }, viewer) => [
      org === viewer.org && !isHiddenFrom(viewer, sealed, incident) && 'organisation',
      // of a sealed incident a station has its slips at most
      org === viewer.org && sealed === null && post !== undefined && post === viewer.post && 'post',
    ],
    agreement: (agreement, viewer) => [
      agreement.org === viewer.org && 'organisation',
      agreement.with === viewer.org && 'shared',
    ],
    relief: ({ org }, viewer) => [org === viewer.org && 'organisation'],
    instruction: ({ org }, viewer) => [org === viewer.org && 'organisation'],
    duty: ({ org }, viewer) => [org === viewer.org && 'organisation'],
  }

const isForPost = ({ addressee, help, ...slip }: Slip, { post }: Viewer): boolean =>
  post !== null && ((addressee.kind === 'post' && addressee.post === post) || (help?.post === post && isFollowed(slip)))

const isOnRun = ({ runs }: Slip, { unit }: Viewer): boolean => unit !== null && runs.some((run) => run.unit === unit)

/** Those who were lent for it are done with it once the feedback is in. */
const isFollowedBy = (slip: Slip): boolean => slip.help === null || isFollowed(slip)

const isLentBy = (slip: Slip, { org }: Viewer): boolean => slip.help?.org === org && !slip.filedAway && isFollowed(slip)

/** It rings, or is in hand here and no part of an incident yet. */
const isAtSeat = ({ org, state, taker }: Contact, viewer: Viewer): boolean =>
  org === viewer.org && (state.phase === 'waiting' || (state.phase === 'open' && taker === viewer.account))

/** How an incident that is not sealed lies, or a sealed one to those who are named in it. */
const openly = (incident: Incident, viewer: Viewer): readonly (Scope | false)[] => [
  incident.org === viewer.org && 'organisation',
  incident.handover?.to === viewer.org && 'offered',
  incident.sharedWith.includes(viewer.org) && 'shared',
  ...scopesThroughShares(incident, viewer.org),
  ...scopesThroughHelp(incident, viewer.org),
]

/** Who works on an incident reaches it while it is open; those who are on that post or unit later do not. */
function throughSlips({ slips, state }: Incident, viewer: Viewer): readonly (Scope | false)[] {
  if (state.phase === 'closed') return []
  return [
    viewer.post !== null &&
      slips.some(({ post, help }) => post === viewer.post || (help?.post === viewer.post && !help.over)) &&
      'post',
    viewer.unit !== null &&
      slips.some(({ units, help }) => units.includes(viewer.unit ?? '') && help?.over !== true) &&
      'unit',
  ]
}

/** The scopes through which `viewer` may apply `verb` to this subject; none is a no. */
export function reachedBy<Kind extends SubjectKind>(
  viewer: Viewer,
  verb: Verb,
  kind: Kind,
  state: States[Kind],
): readonly Scope[] {
  const allowed = scopesOf(viewer.roles, verb)
  if (allowed.size === 0) return []
  const reach: (state: States[Kind], viewer: Viewer) => readonly (Scope | false)[] = reaches[kind]
  return reach(state, viewer).filter((scope): scope is Scope => scope !== false && allowed.has(scope))
}

/** Whether `viewer` may apply `verb` to this subject. Default deny: no scope in common, no. */
export const mayReach = <Kind extends SubjectKind>(
  viewer: Viewer,
  verb: Verb,
  kind: Kind,
  state: States[Kind],
): boolean => reachedBy(viewer, verb, kind, state).length > 0
