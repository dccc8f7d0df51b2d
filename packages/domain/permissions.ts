import type { Role } from './account/account.ts'
import type { CommandName } from './all-commands.ts'

/** What one may do besides commands. `see-...` governs documents on the wire and rows in answers. */
export const readVerbs = [
  'see-organisation',
  'see-account',
  'see-post',
  'see-byname',
  'see-catalogue',
  'see-plan',
  'see-unit',
  'see-contact',
  'compare-numbers',
  'see-incident',
  'follow-incident',
  'see-slip',
  'see-closure',
  'see-premises',
  'see-alert',
  'see-agreement',
  'see-relief',
  'see-instruction',
  'see-duty',
  'see-positions',
  'see-trails',
  'read-personal',
  'read-withdrawn-file',
  'read-history',
  'search-places',
  'see-map',
  'manage-cities',
  'learn-times',
  'recommend',
  'read-choices',
  'see-cover',
  'see-figures',
  'print-pack',
  'plan-standby',
  'report-position',
  'set-password',
  'read-audit',
  'manage-terminals',
] as const satisfies readonly string[]
export type ReadVerb = (typeof readVerbs)[number]
export type Verb = CommandName | ReadVerb

/**
 * How far a permission reaches: everything of the own organisation, what is addressed to the own post, what the own
 * unit works on, oneself; `offered` is an incident that another organisation offers to one's own; `shared` is one that
 * one's own organisation handed over and follows to its end, a contact of another's that came with a hand-over, or a
 * closure that another drew: the roads are everybody's, or an agreement that one's own is the other side of. What another
 * organisation shares of an incident: `invited` while one's own has not consented, then, each with all before, `redacted`,
 * `viewed`, `assisted` and `commanded`. `named` is an incident in which oneself is named while it is sealed, or for which one broke
 * the glass; all other scopes but `post` and `unit` end where an incident is sealed and one is not let in. `behind-glass` is
 * one's own organisation's, sealed or not: what breaking the glass opens. `at-seat` is a contact that rings, or that is in
 * one's own hand: what a locked desk reaches. `borrowed` is a unit that another organisation has lent, `lent` the slip by which
 * it sent one's own, until the feedback is in; while a loan is only offered its unit is `invited`.
 */
export const allScopes = [
  'organisation',
  'post',
  'unit',
  'self',
  'offered',
  'shared',
  'invited',
  'redacted',
  'viewed',
  'assisted',
  'commanded',
  'named',
  'behind-glass',
  'at-seat',
  'borrowed',
  'lent',
] as const
export type Scope = (typeof allScopes)[number]

/**
 * Roles of people, the exchanges and alarm devices that hand in contacts by key, the desk that somebody who takes calls has
 * locked, and whoever has a role that gives nothing off duty, while off duty.
 */
export type Grantee = Role | 'source' | 'locked-desk' | 'off-duty'
/** All who can be given something in the permission table. */
export const grantees = [
  'call-taker',
  'dispatcher',
  'shift-leader',
  'duty-leader',
  'station-officer',
  'responder',
  'administrator',
  'auditor',
  'source',
  'locked-desk',
  'off-duty',
] as const satisfies readonly Grantee[]

type Row = Readonly<Partial<Record<Grantee, readonly Scope[]>>>

const org = ['organisation'] as const
const calls: Row = { 'call-taker': org, dispatcher: org, 'shift-leader': org, 'duty-leader': org }
/** a locked desk answers what rings, writes it down and is done with it; nothing else */
const lockedToo: Row = { 'locked-desk': ['at-seat'] }
const sharing = ['organisation', 'shared'] as const
const sharedCalls: Row = { 'call-taker': sharing, dispatcher: sharing, 'shift-leader': sharing, 'duty-leader': sharing }
const assisting = ['organisation', 'shared', 'assisted'] as const
const assistedCalls: Row = {
  'call-taker': assisting,
  dispatcher: assisting,
  'shift-leader': assisting,
  'duty-leader': assisting,
}
/** all of it but words: its timeline, and what could be sent */
const whole = ['organisation', 'shared', 'viewed'] as const
/** seen at all, how little soever: the shape that is shown is the mask's business */
const glimpses = ['invited', 'redacted', 'viewed'] as const
const led = ['organisation', 'commanded'] as const
const ledCalls: Row = { 'call-taker': led, dispatcher: led, 'shift-leader': led, 'duty-leader': led }
const ledDispatching: Row = { dispatcher: led, 'shift-leader': led, 'duty-leader': led }
const helping = ['organisation', 'assisted'] as const
/** own units go to what another organisation shared for help */
/** also by units that are lent for it */
const sending = [...helping, 'borrowed'] as const
const sendingAll: Row = { dispatcher: sending, 'shift-leader': sending, 'duty-leader': sending }
const callingOff = ['organisation', 'borrowed'] as const
const callingOffAll: Row = { dispatcher: callingOff, 'shift-leader': callingOff, 'duty-leader': callingOff }
const recalling = ['organisation', 'lent'] as const
/** a neighbour's unit, once it is offered */
const neighbours = ['organisation', 'invited', 'borrowed'] as const
const sendingHelp: Row = { dispatcher: helping, 'shift-leader': helping, 'duty-leader': helping }
const invited: Row = { dispatcher: ['invited'], 'shift-leader': ['invited'], 'duty-leader': ['invited'] }
const dispatching: Row = { dispatcher: org, 'shift-leader': org, 'duty-leader': org }
const leading: Row = { 'shift-leader': org, 'duty-leader': org }
/** of what is sent by itself: those who answer for the shift, and administrators */
const planning: Row = { 'duty-leader': org, administrator: org }
/** opens what is sealed or closed, for half an hour and under everybody's eyes */
const breaking: Row = {
  'call-taker': ['behind-glass'],
  dispatcher: ['behind-glass'],
  'shift-leader': ['behind-glass'],
  'duty-leader': ['behind-glass'],
  'station-officer': ['behind-glass'],
}
/** reads a sealed incident in which he is named, whatever the post */
const named: Row = { 'station-officer': ['post', 'named'], responder: ['unit', 'named'] }
/** of what the desk was taught, by day */
const reviewing: Row = { 'shift-leader': org, administrator: org }
const administering: Row = { administrator: org }
/** of what two organisations agree on */
const agreeing: Row = { 'duty-leader': sharing, administrator: sharing }
const desk: Row = { ...calls, administrator: org }
const withPost: Row = { 'station-officer': ['post'] }
const withUnit: Row = { responder: ['unit'] }
const noting: Row = { dispatcher: org, 'shift-leader': org, 'station-officer': org }
const approving: Row = { ...leading, ...administering }
const everybody: Row = { ...desk, 'station-officer': org, responder: org }

/**
 * The one permission table: verb x role -> scopes. What is not in it is not allowed. Read by the command handler, the
 * push filter, the routes and the screens.
 */
export const permissions: Readonly<Record<Verb, Row>> = {
  'found-organisation': {},
  'change-settings': administering,
  'set-organisation-kind': administering,
  // the other side is no subject of one's own: the decision asks whose word it is
  'ask-superior': administering,
  'accept-subordinate': administering,
  'end-superior': administering,
  'set-organisation-area': administering,
  'create-account': administering,
  'grant-role': reviewing,
  'revoke-role': reviewing,
  'end-stand-in': {},
  'set-account-post': administering,
  'disable-account': administering,
  'enable-account': administering,
  'set-password': {
    ...administering,
    'call-taker': ['self'],
    dispatcher: ['self'],
    'shift-leader': ['self'],
    'duty-leader': ['self'],
    'station-officer': ['self'],
    responder: ['self'],
    'off-duty': ['self'],
    auditor: ['self'],
  },
  'open-post': administering,
  'set-post-number': { ...leading, ...administering },
  'change-post': administering,
  'set-post-area': administering,
  'register-unit': administering,
  'change-unit': administering,
  'retire-unit': administering,
  'restore-unit': administering,

  'teach-name': { 'call-taker': org, dispatcher: org, 'shift-leader': org },
  'confirm-name': reviewing,
  'withdraw-name': { 'call-taker': ['self'], dispatcher: ['self'], ...reviewing },

  'change-catalogue': administering,
  'write-plan': planning,
  'retire-plan': planning,
  'equip-unit': { ...leading, ...administering },

  'sign-on-unit': { ...dispatching, ...withPost, responder: ['self'] },
  'sign-off-unit': { ...dispatching, ...withPost, ...withUnit },
  'report-status': { ...callingOffAll, ...withPost, ...withUnit },
  'acknowledge-news': { ...dispatching, ...withPost, ...withUnit },
  'report-position': withUnit,
  'move-unit': dispatching,

  'open-contact': { ...calls, source: org },
  'take-contact': { ...calls, ...lockedToo },
  'describe-contact': { ...sharedCalls, ...lockedToo },
  'hang-up-contact': { ...calls, source: org, ...lockedToo },
  'end-contact': { ...calls, ...lockedToo },
  'join-contact': sharedCalls,
  'part-contact': sharedCalls,
  'set-contact-safety': sharedCalls,
  'mark-flooding': calls,
  'take-over-contact': calls,
  'change-seat': calls,
  'tell-claim': {},
  'park-contact': { ...calls, ...lockedToo },
  'unpark-contact': calls,
  'ring-back-contact': calls,
  'locate-contact': { source: org },
  'pass-contact': calls,
  'answer-pass': calls,

  'open-incident': { ...calls, ...lockedToo },
  'retype-incident': ledCalls,
  'tag-incident': ledCalls,
  'update-hazard': { ...ledCalls, ...withPost, ...withUnit },
  'set-alarm-level': ledDispatching,
  'place-incident': ledCalls,
  'note-incident': { ...assistedCalls, ...withPost, ...withUnit },
  'throw-incident': calls,
  'brief-leader': calls,
  'attach-file': { ...assistedCalls, ...withPost, ...withUnit },
  'withdraw-file': dispatching,
  'draw-on-incident': { ...sendingHelp, ...withPost },
  'withdraw-drawing': { ...dispatching, ...withPost },
  'close-incident': dispatching,
  'reopen-incident': leading,
  'hold-incident': leading,
  'release-incident': leading,
  'join-incident': calls,
  'part-incident': calls,
  'offer-incident': dispatching,
  'withdraw-incident': dispatching,
  'accept-incident': { dispatcher: ['offered'], 'shift-leader': ['offered'], 'duty-leader': ['offered'] },
  'refuse-incident': { dispatcher: ['offered'], 'shift-leader': ['offered'], 'duty-leader': ['offered'] },

  'seal-incident': leading,
  'change-sealed': leading,
  'unseal-incident': leading,
  'follow-seal': {},
  'break-glass': breaking,
  'end-glass': {},

  'share-incident': dispatching,
  'accept-share': invited,
  'end-share': {
    dispatcher: [...org, ...glimpses],
    'shift-leader': [...org, ...glimpses],
    'duty-leader': [...org, ...glimpses],
  },
  'share-by-agreement': {},
  'end-due-share': {},
  'propose-agreement': planning,
  'accept-agreement': agreeing,
  'renew-agreement': agreeing,
  'end-agreement': agreeing,
  'expire-agreement': {},

  'lend-unit': leading,
  'accept-loan': { 'shift-leader': ['invited'], 'duty-leader': ['invited'] },
  'end-loan': { 'shift-leader': neighbours, 'duty-leader': neighbours },
  'end-due-loan': {},
  'recall-unit': { dispatcher: recalling, 'shift-leader': recalling, 'duty-leader': recalling },

  'dispatch-unit': sendingAll,
  'plan-unit': sendingHelp,
  'start-slip': dispatching,
  'attach-unit': sendingHelp,
  'divert-unit': sendingHelp,
  'swap-unit': dispatching,
  'join-work': withUnit,
  'stand-down': callingOffAll,
  'correct-milestone': { ...dispatching, ...withPost, ...withUnit },
  'explain-choice': dispatching,
  'send-to-post': sendingHelp,
  'receive-slip': { ...withPost, ...withUnit },
  'sign-slip': { ...dispatching, ...withPost },
  'refuse-slip': withPost,
  'name-crew': { ...dispatching, ...withPost },
  'cancel-slip': dispatching,
  'file-feedback': { ...dispatching, ...withPost, ...withUnit },
  'return-feedback': dispatching,
  'accept-feedback': dispatching,

  'draw-closure': dispatching,
  'change-closure': dispatching,
  'lift-closure': dispatching,
  'retire-closure': {},
  'register-premises': { ...noting, ...approving },
  'change-premises': { ...noting, ...approving },
  'approve-change': approving,
  'drop-change': { ...noting, ...approving },
  'remove-premises': approving,
  'propose-note': noting,
  'review-note': { ...noting, ...approving },
  'approve-note': approving,
  'refuse-note': approving,
  'withdraw-note': { ...noting, ...approving },
  'expire-notes': {},

  'raise-alert': {},
  'climb-alert': {},
  'settle-alert': {},
  'take-alert': calls,
  'hand-alert': calls,
  'escalate-alert': calls,
  'close-alert': calls,
  'begin-relief': calls,
  'comment-relief': calls,
  'hand-relief': calls,
  'take-relief': calls,
  'drop-relief': calls,
  'write-instruction': leading,
  'end-instruction': leading,
  'plan-duty': approving,
  'extend-duty': approving,
  'withdraw-duty': approving,
  'retire-duty': {},
  'welfare-check': { ...dispatching, ...withPost, ...withUnit },

  // an administrator is no auditor: who gives rights does not read who used them
  'read-audit': { auditor: org },
  'manage-terminals': administering,

  // what a call is about is chosen from the lists, also while the desk is locked
  'see-organisation': { ...everybody, auditor: org, 'locked-desk': org, 'off-duty': org },
  'see-account': { administrator: org },
  'see-post': everybody,
  'see-byname': reviewing,
  'see-plan': desk,
  'see-catalogue': {
    ...sharedCalls,
    administrator: sharing,
    'station-officer': sharing,
    responder: sharing,
    'locked-desk': org,
    'off-duty': org,
  },
  'see-unit': {
    'call-taker': neighbours,
    dispatcher: neighbours,
    'shift-leader': neighbours,
    'duty-leader': neighbours,
    administrator: org,
    'station-officer': org,
    responder: ['unit'],
  },
  'see-contact': { ...sharedCalls, ...lockedToo },
  'compare-numbers': calls,
  'see-incident': {
    'call-taker': [...sharing, ...glimpses],
    dispatcher: [...sharing, 'offered', ...glimpses],
    'shift-leader': [...sharing, 'offered', ...glimpses],
    'duty-leader': [...sharing, 'offered', ...glimpses],
    ...named,
  },
  'follow-incident': {
    'call-taker': whole,
    dispatcher: [...whole, 'offered'],
    'shift-leader': [...whole, 'offered'],
    'duty-leader': [...whole, 'offered'],
    ...named,
  },
  'see-slip': {
    'call-taker': recalling,
    dispatcher: recalling,
    'shift-leader': recalling,
    'duty-leader': recalling,
    ...withPost,
    ...withUnit,
  },
  'see-closure': {
    ...sharedCalls,
    administrator: sharing,
    'station-officer': sharing,
    responder: sharing,
  },
  'see-premises': { ...desk, 'station-officer': org, responder: ['unit'] },
  // a post sees what waits for it, and ends it by doing it: to take it is the desk's, or nobody would be told
  'see-alert': { ...calls, ...withPost },
  'see-agreement': { ...sharedCalls, administrator: sharing },
  'see-relief': calls,
  'see-instruction': calls,
  // who leads, and when one's own shift begins, is what somebody off duty needs to know
  'see-duty': { ...desk, 'station-officer': org, 'off-duty': org },
  'see-positions': {
    'call-taker': callingOff,
    dispatcher: callingOff,
    'shift-leader': callingOff,
    'duty-leader': callingOff,
    'station-officer': org,
    responder: ['unit'],
  },
  'see-trails': dispatching,
  'read-withdrawn-file': leading,
  'read-personal': { ...assistedCalls, ...named },
  'read-history': calls,
  'search-places': { ...calls, 'station-officer': org, responder: org },
  'see-map': everybody,
  'manage-cities': administering,
  'learn-times': administering,
  recommend: dispatching,
  'read-choices': leading,
  'see-cover': calls,
  'see-figures': calls,
  'print-pack': calls,
  'plan-standby': leading,
}

/** The scopes that any of `roles` has for `verb`; empty means no. */
export function scopesOf(roles: readonly Grantee[], verb: Verb): ReadonlySet<Scope> {
  const scopes = new Set<Scope>()
  for (const role of roles) for (const scope of permissions[verb][role] ?? []) scopes.add(scope)
  return scopes
}

/** Whether any of `roles` has `verb` in some scope: what a screen asks before it offers a key. */
export const mayEver = (roles: readonly Grantee[], verb: Verb): boolean => scopesOf(roles, verb).size > 0
