import type { UnitStatus } from '@tocsin/domain'
import type { RefusalSentences } from '../words.ts'
import { reliefSectionNames } from './relief.ts'
import { outOfServiceReasons, statuses } from './trade.ts'

const isStatus = (word: string): word is UnitStatus => word in statuses
const status = (value: string | number | undefined): string =>
  String(value ?? '…')
    .split(' ')
    .map((word) => (isStatus(word) ? statuses[word] : word))
    .join(', ')
const reason = (value: unknown): string => Object.entries(outOfServiceReasons).find(([key]) => key === value)?.[1] ?? ''

const isSection = (name: string): name is keyof typeof reliefSectionNames => name in reliefSectionNames
/** `+1 -2` of each part that has moved */
const sayChanges = (changes: Readonly<Record<string, string | number>>): string =>
  Object.entries(changes)
    .map(([name, how]) => `${isSection(name) ? reliefSectionNames[name] : name} ${String(how)}`)
    .join('; ')

export const refusals: RefusalSentences = {
  'not-allowed': () => 'Your account may not do this here.',
  'off-duty': () =>
    'Your shift is over or has not begun: this is for those on duty. Ask the duty leader to enter you in the roster.',
  'not-found': ({ unit, incident, slip, contact, post }, names) => {
    if (unit !== undefined) return `Unit ${names.unit(String(unit))} is not known here.`
    if (incident !== undefined) return `Incident ${names.incident(String(incident))} is not known here.`
    if (post !== undefined) return `Post ${names.post(String(post))} is not known here.`
    return slip === undefined && contact === undefined
      ? 'That is not known here.'
      : 'This slip or contact is not known here.'
  },
  'exists-already': () => 'This exists already.',
  'unit-taken': ({ unit, slip, sealed }, names) => {
    if (sealed !== undefined)
      return `${unit ?? 'The unit'} is already on a job that is not shown here. It was not sent.`
    const winner = slip === undefined ? undefined : names.incidentOfSlip(String(slip))
    return `${unit ?? 'The unit'} is already on ${winner ?? 'another job'}. It was not sent.`
  },
  'spoken-number-taken': () => 'The short number was taken at the same moment. Please try again.',
  'unit-off-duty': ({ unit }) => `${unit ?? 'The unit'} is off duty. It was not sent.`,
  'unit-retired': ({ unit }) => `${unit ?? 'The unit'} is out of the fleet. Bring it back first.`,
  'unit-on-duty': ({ unit }) => `${unit ?? 'The unit'} is on duty or planned for a job. Sign it off first.`,
  'already-on-unit': ({ unit, account }, names) =>
    account === undefined
      ? `${unit ?? 'The unit'} is signed on already.`
      : `${names.account(String(account))} is already signed on to ${names.unit(String(unit ?? ''))}.`,
  'unit-at-work': ({ unit, status: now }) =>
    `${unit ?? 'The unit'} is still at work (${status(now)}). It cannot sign off.`,
  'unit-out-of-service': ({ unit, reason: why }) =>
    `${unit ?? 'The unit'} is out of service (${reason(why)}). It was not sent.`,
  'status-not-next': ({ unit, from, to, next }) =>
    `${unit ?? 'The unit'} is ${status(from)}: ${status(to)} cannot follow.${next === '' || next === undefined ? '' : ` Next can be: ${status(next)}.`}`,
  'not-on-this-slip': ({ unit }) => `${unit ?? 'The unit'} is not on this slip.`,
  'contact-taken': ({ by }, names) =>
    `${by === undefined ? 'Somebody' : names.account(String(by))} has taken this call already.`,
  'contact-ended': ({ contact }) => `Contact ${contact ?? ''} has ended already.`,
  'contact-attached': ({ incident }, names) =>
    `This contact belongs to ${names.incident(String(incident ?? ''))} already.`,
  'contact-not-open': ({ contact }) => `Contact ${contact ?? ''} is not in anybody's hands now.`,
  'contact-on-line': () => 'The caller is still on the line.',
  'contact-not-safe': () => 'The caller must not be reached in this way. Look at contact safety.',
  'contact-asks': () => 'Ask first: calling back may do harm. Say yes, or change contact safety.',
  'pass-unsigned': ({ partner }) =>
    `${partner ?? 'The other centre'} has not signed yet. Until then the call stays here: enter the answer, or take it back.`,
  'pass-over': () => 'That hand-over was answered already.',
  'contact-not-attached': () => 'This contact does not belong to that incident.',
  'exercise-and-real': () => 'One of the two is a drill and the other is real: they stay apart.',
  'incident-not-open': ({ incident }) => `Incident ${incident ?? ''} is closed.`,
  'incident-has-open-slips': ({ count, first }) =>
    `${count ?? 'Some'} slips are not settled yet, the first is ${first ?? 'unknown'}. Accept its feedback or cancel it first.`,
  'incident-not-closed': () => 'This incident is not closed.',
  'incident-joined': ({ into }, names) =>
    `This incident was joined to ${names.incident(String(into ?? ''))}. Work there.`,
  'incident-not-joined': () => 'This incident is not joined to that one.',
  'incident-has-joined': ({ count }) =>
    `${count ?? 'Some'} incidents are joined to this one. Part them first, then hand it over.`,
  'incident-is-itself': () => 'That is the same one.',
  'handover-pending': ({ to }, names) => `A hand-over to ${names.organisation(String(to ?? ''))} waits for an answer.`,
  'no-handover': () => 'There is no hand-over waiting: it was answered or taken back.',
  'unit-not-at-work': ({ unit }) => `${unit ?? 'The unit'} is on no job: send it instead.`,
  'unit-on-incident': ({ unit, incident }, names) =>
    `${unit ?? 'The unit'} is on ${incident === undefined ? 'this incident' : names.incident(String(incident))} already, or planned for it.`,
  'slip-not-planned': () => 'This slip is not planned any more: it was sent already.',
  'not-more-urgent': ({ unit, priority }) =>
    `${unit ?? 'The unit'} is at work of priority ${priority ?? '?'}, which is as urgent or more. It was not diverted.`,
  'milestone-missing': () => 'Nobody has said this step yet: there is nothing to correct.',
  'slip-not-waiting': () =>
    'This slip does not wait for that: somebody has done it already, or it has to be signed first.',
  'slip-ended': ({ slip }) => `Slip ${slip ?? ''} has ended already.`,
  'slip-not-to-post': () => 'This slip went to a unit, not to a post.',
  'feedback-not-due': () => 'Feedback is not due yet, or was filed already.',
  'feedback-field': ({ field }) => `"${field ?? '?'}" is not asked for here, or not in this form.`,
  'feedback-incomplete': ({ field }) => `"${field ?? '?'}" has to be told before feedback can be filed.`,
  'choice-not-asked': () => 'No word is wanted about this slip, or one was given already.',
  'feedback-not-filed': () => 'No feedback waits to be checked.',
  'account-disabled': ({ account }, names) => `${names.account(String(account ?? ''))} is disabled and cannot sign on.`,
  'last-administrator': () => 'An administrator cannot remove their own rights.',
  'time-in-future': () => 'That time is in the future.',
  'key-mismatch': () => 'This slip belongs to another incident.',
  'changed-meanwhile': ({ by }, names) =>
    `${by === undefined ? 'Somebody' : names.account(String(by))} has changed this meanwhile. Nothing was overwritten: look at it, then save again.`,
  'busy-try-again': () => 'Many changed this at the same moment. Please try again.',
  'log-unavailable': () => 'The database does not answer. This was not stored yet; it is sent again by itself.',
  'second-person': () => 'You wrote this or asked for it: a second person has to approve it.',
  'nothing-to-approve': () => 'There is nothing to approve here: somebody has answered already.',
  'nothing-to-review': () => 'Only an approved note can be reviewed.',
  'note-over': () => 'This note is over. Propose a new one.',
  'note-expired': () => 'This note has reached its end, or the date lies in the past. Propose a new one.',
  'not-for-dwelling': () => 'A dwelling has notes about access and hazards only.',
  'premises-full': ({ most }) => `These premises have ${most ?? 'too many'} notes. Withdraw one first.`,
  'change-waits': ({ by }, names) =>
    `A change that ${by === undefined ? 'somebody' : names.account(String(by))} asked for waits for a second person. Answer that one first.`,
  'contact-unread': () => "Show the operator's contact first: nobody approves what they have not read.",
  'already-taught': ({ heard, by }, names) =>
    `"${heard ?? 'This name'}" means this place already: ${by === undefined ? 'somebody' : names.account(String(by))} taught it.`,
  'name-reviewed': ({ phase }) =>
    phase === 'confirmed'
      ? 'This name is confirmed already.'
      : 'This name was withdrawn. Teach it again if it is right.',
  'not-on-list': ({ type, tag }) =>
    type === undefined
      ? `"${tag ?? '?'}" is not among the tags of this centre.`
      : `"${type}" is not on this centre's list of types, or is no longer used.`,
  'wait-over': () => 'What was waited for has come meanwhile.',
  'wait-lasts': () => 'What is waited for has not come yet: the alert stays.',
  'alert-over': () => 'This alert is over already.',
  'alert-taken': ({ by }, names) =>
    `${by === undefined ? 'Somebody' : names.account(String(by))} has taken this alert already.`,
  'alert-not-yours': ({ by }, names) =>
    by === undefined ? 'Take the alert first.' : `This alert is ${names.account(String(by))}'s. Take it over first.`,
  'file-withdrawn': () => 'This file has been withdrawn already.',
  'drawing-withdrawn': () => 'This stroke has been taken off already.',
  'drawing-without-text': () => 'Write the words first, then place them.',
  'drawing-too-wide': ({ km }) => `A stroke is at most ${km ?? '?'} km wide: draw it nearer.`,
  'too-many-drawings': ({ most }) =>
    `An incident holds at most ${most ?? '?'} strokes that stand. Take off what no longer holds.`,
  'other-may-not-see': () => 'The other may not see this incident.',
  'file-not-sent': () => 'A file is attached by sending the file itself.',
  'too-many-files': ({ most }) => `An incident holds at most ${most ?? '?'} files.`,
  'step-not-next': () => 'The alert is not at that step.',
  'time-in-past': () => 'That moment is over already.',
  'shared-already': ({ organisation }, names) =>
    `It is shared with ${names.organisation(String(organisation ?? ''))} already: end that first.`,
  'too-many-shares': ({ count }) => `An incident is shared with at most ${count ?? '?'} organisations.`,
  'no-share': () => 'This share is over already.',
  'share-stands': () => 'Neither its time nor its agreement is over.',
  'share-by-agreement': () => 'It comes from a standing agreement, and ends with that.',
  'not-covered': () => 'The agreement does not cover this incident.',
  'lent-to-itself': () => 'A unit is lent to another organisation.',
  'lent-already': ({ organisation }, names) =>
    `It is lent or offered to ${names.organisation(String(organisation ?? ''))} already: end that first.`,
  'too-many-loans': ({ count }) => `A unit is lent to at most ${count ?? '?'} organisations.`,
  'loan-too-long': ({ days }) => `A unit is lent for at most ${days ?? '?'} days: choose an earlier end.`,
  'no-loan': () => 'This loan is over already.',
  'loan-stands': () => 'Its time is not over.',
  'not-lent': ({ unit }) =>
    `${unit ?? 'The unit'} belongs to another organisation and is not lent for this. Ask its owner.`,
  'lent-for-own-work': ({ unit }) => `${unit ?? 'The unit'} is lent for incidents of your own organisation alone.`,
  'loan-without-recall': ({ unit }) =>
    `${unit ?? 'The unit'} was lent without the right to recall it: ask the borrower to stand it down.`,
  'slip-of-lent-unit': ({ slip }) =>
    `Slip ${slip ?? ''} is of a lent unit: send the other one a slip of its own, and stand the lent one down.`,
  'superior-is-itself': () => 'An organisation does not stand under itself: choose another.',
  'superior-is-below': () =>
    'That organisation stands under this one already, directly or further down: a loop is refused. End that first.',
  'superior-stands': () => 'There is a superior already. End that first, then ask the other.',
  'superior-not-asked': () => 'Nothing is open between these two organisations that this one could answer or end.',
  'post-is-below': () => 'That post is this one, or stands under it: choose another.',
  'agreement-with-itself': () => 'An agreement needs another organisation.',
  'agreement-stands': () => 'This agreement stands already.',
  'agreement-not-standing': () => 'This agreement has not been accepted yet.',
  'agreement-over': () => 'This agreement is over: propose a new one.',
  'other-side-consents': ({ organisation }, names) =>
    `${names.organisation(String(organisation ?? ''))} has to consent.`,
  'incident-sealed': () => 'It is sealed: it is not shared, joined, handed over or shown on the wall. Unseal it first.',
  'sealed-already': () => 'This incident is sealed already: change who is named.',
  'not-sealed': () => 'This incident is not sealed.',
  'not-named': () => 'Only those named in it change a sealed incident.',
  'too-many-named': ({ count }) => `At most ${count ?? '?'} people are named in a sealed incident.`,
  'sealed-without-leader': () => 'A leader has to stay named: otherwise nobody could unseal it.',
  'glass-broken-already': () => 'It is open to you already.',
  'nothing-to-open': () => 'It is neither sealed nor closed: there is no glass to break.',
  'glass-stands': () => 'Its half hour is not over.',
  'own-rights': () => 'Nobody gives himself rights for a while: ask another.',
  'stand-in-too-long': ({ days }) => `Somebody stands in for at most ${days ?? '?'} days.`,
  'stand-in-lasts': () => 'Its end has not come yet.',
  'relief-over': () => 'This relief is over: it was signed by both sides, or dropped.',
  'relief-not-yours': () => 'Only somebody of the shift that goes, or a leader, does this.',
  'relief-unsigned': () => 'Who goes signs first.',
  'relief-same-side': () => 'Who comes is not of the shift that goes: the two signatures are of different people.',
  'relief-changed': (changes) =>
    `Not signed, the board has moved since: ${sayChanges(changes)}. Read it and sign again.`,
  'relief-comments-full': ({ count }) => `A relief has at most ${count ?? '?'} remarks.`,
  'duty-not-leader': () => 'Leader on duty is only who has the role of a duty leader.',
  'duty-ends-before-start': () => 'This duty would end before it begins.',
  'duty-too-long': ({ days }) => `A duty lasts at most ${days ?? '?'} days: plan another one after it.`,
  'duty-not-now': () => 'Nobody leads by this duty now: look at the calendar.',
  'duty-stands': () => 'The time of this duty is not over yet.',
  'no-free-number': () => 'No short number is free: too many incidents are open.',
  'closure-ends-before-start': () => 'This closure would end before it starts.',
  'closure-over': () => 'This closure is over already, or has been lifted.',
  'closure-end-moved': () => 'This closure was given another end meanwhile.',
  'closure-has-no-direction': () => 'Only a closure along a road has a direction.',
  'closure-too-wide': ({ km }) => `A closure is at most ${km ?? '?'} km wide. Zoom in and draw it anew.`,
  'personal-in-text': () =>
    'The words hold an identity, telephone or vehicle number. Everybody here reads them: say it without.',
}
