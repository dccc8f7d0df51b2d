import type { TimelineSentences } from '../timeline-data.ts'
import { sharing } from './sharing.ts'
import { passAnswers, passKinds, ringBackResults, safetyRules } from './calls.ts'
import {
  choiceReasons,
  dispositions,
  endReasons,
  feedbackResults,
  hazards,
  milestones,
  newsKinds,
  placeSources,
  statuses,
} from './trade.ts'

export const timeline: TimelineSentences = {
  'contact-opened': () => 'Call came in',
  'contact-taken': () => 'Call taken',
  'contact-described': () => "Caller's words written down",
  'contact-hung-up': () => 'Caller hung up',
  'contact-ended': ({ endReason }) =>
    `Call ended without an incident: ${endReason === undefined ? '' : endReasons[endReason]}`,
  'contact-attached': () => 'Call joined to this incident',
  'contact-parted': () => 'Call parted from this incident',
  'contact-shared': ({ organisation: to }, { organisation }) => `Call shared with ${organisation(to ?? '')}`,
  'contact-safety-set': ({ rule }) => `Calling back: ${rule === undefined ? '' : safetyRules[rule]}`,
  'contact-asks-first': () => 'Calling back: ask first, for what this is about',
  'contact-flooding-marked': ({ flooding }) =>
    flooding === false ? 'Number no longer ranks last' : 'Flooding number: ranks last for 30 minutes',
  'contact-taken-over': ({ from }, { account }) => `Call taken over from ${account(from ?? '')}`,
  'contact-seat-changed': ({ from }, { account }) =>
    `Another person at the seat of ${account(from ?? '')}: the call passed along`,
  'contact-claim-told': ({ lost }) => (lost === false ? 'The desk is back' : 'The desk that has the call is gone'),
  'contact-parked': () => 'Call parked',
  'contact-unparked': () => 'Call taken up again',
  'contact-rung-back': ({ ringBack }) => `Rung back: ${ringBack === undefined ? '' : ringBackResults[ringBack]}`,
  'contact-located': ({ fixSource }) => `Caller located: ${fixSource === undefined ? '' : placeSources[fixSource]}`,
  'contact-passed': ({ partner, passKind }, names) =>
    `Handed to ${partner === undefined ? '' : names.partner(partner)}: ${passKind === undefined ? '' : passKinds[passKind]}`,
  'contact-pass-answered': ({ passAnswer }) => `Hand-over: ${passAnswer === undefined ? '' : passAnswers[passAnswer]}`,
  'contact-closed': () => 'Call closed with the incident',
  'incident-opened': ({ incidentTypeCode, priority }, { incidentType }) =>
    `Incident opened: ${incidentType(incidentTypeCode ?? '')}, priority ${priority ?? '?'}`,
  'incident-retyped': ({ incidentTypeCode, priority }, { incidentType }) =>
    `Now ${incidentType(incidentTypeCode ?? '')}, priority ${priority ?? '?'}`,
  'incident-tagged': ({ tags }, { tag }) =>
    (tags ?? []).length === 0 ? 'Tags removed' : `Tags: ${(tags ?? []).map(tag).join(', ')}`,
  'alarm-level-set': ({ level }) => `Alarm level ${level ?? '?'}`,
  'hazards-updated': ({ hazards: kinds = [] }) =>
    kinds.length === 0 ? 'Danger is over' : `Danger: ${kinds.map((each) => hazards[each]).join(', ')}`,
  'incident-confirmed': ({ incidentTypeCode }, { incidentType }) =>
    `Confirmed on scene: ${incidentType(incidentTypeCode ?? '')}`,
  'incident-placed': ({ placeLabel, placeLabelEn = placeLabel }) =>
    placeLabelEn === undefined ? 'Place changed' : `Place set: ${placeLabelEn}`,
  'incident-noted': () => 'Entry written',
  'incident-thrown': ({ thrownTo }, names) =>
    thrownTo === undefined || thrownTo.kind === 'wall'
      ? 'Thrown to the wall'
      : `Thrown to ${thrownTo.kind === 'unit' ? names.unit(thrownTo.to) : names.account(thrownTo.to)}`,
  'leader-briefed': () => 'Leader on duty briefed',
  'file-attached': () => 'File attached',
  'file-withdrawn': () => 'File withdrawn',
  'incident-drawn-on': () => 'Drawn on the map',
  'drawing-withdrawn': () => 'Taken off the map drawing',
  'incident-contact-added': () => 'Call joined to this incident',
  'incident-contact-removed': () => 'Call parted from this incident',
  'incident-slip-added': ({ post, units }, names) =>
    post === undefined ? `Slip for ${(units ?? []).map(names.unit).join(', ')}` : `Slip for ${names.post(post)}`,
  'incident-crew-named': ({ units }, names) => `Crew named: ${(units ?? []).map(names.unit).join(', ')}`,
  'incident-resumed': () => 'Work resumed',
  'incident-awaits-feedback': () => 'All units finished: feedback due',
  'incident-returned': () => 'Feedback returned for correction',
  'incident-closed': ({ disposition }) => `Closed: ${disposition === undefined ? '' : dispositions[disposition]}`,
  'incident-held': () => 'Words are kept beyond their time',
  'incident-released': () => 'Words end by retention again',
  'incident-reopened': () => 'Reopened',
  'incident-joined': ({ into }, { incident }) => `Joined to ${incident(into ?? '')}`,
  'incident-parted': ({ from }, { incident }) => `Parted from ${incident(from ?? '')}`,
  'incident-took-in': ({ incident: id }, { incident }) => `${incident(id ?? '')} joined to this one`,
  'incident-let-go': ({ incident: id }, { incident }) => `${incident(id ?? '')} parted from this one`,
  'handover-offered': ({ organisation: to }, { organisation }) => `Offered to ${organisation(to ?? '')}`,
  'handover-accepted': ({ organisation: to }, { organisation }) => `Accepted by ${organisation(to ?? '')}`,
  'handover-refused': ({ organisation: to }, { organisation }) => `Refused by ${organisation(to ?? '')}`,
  'handover-withdrawn': () => 'Hand-over taken back',
  'contact-sealed': () => 'Call sealed with its incident, or unsealed',
  'slip-sealed': () => 'Slip sealed with its incident, or unsealed',
  'incident-sealed': () => 'Sealed',
  'sealed-people-changed': () => 'Named people changed',
  'incident-unsealed': () => 'Unsealed',
  'glass-broken': () => 'Glass broken: opened for half an hour',
  'incident-shared': ({ organisation: to, shareLevel }, { organisation }) =>
    `Shared with ${organisation(to ?? '')}${shareLevel === undefined ? '' : `: ${sharing.levels[shareLevel]}`}`,
  'share-accepted': () => 'Share accepted',
  'share-ended': ({ shareEnd }) => `Share ended${shareEnd === undefined ? '' : `: ${sharing.ends[shareEnd]}`}`,
  'unit-lent': ({ organisation: to }, { organisation }) => `Offered on loan to ${organisation(to ?? '')}`,
  'loan-accepted': () => 'Loan accepted',
  'loan-ended': () => 'Loan ended',
  'help-ended': () => "Help ended: the unit's organisation sees it no more",
  'help-resumed': () => "Feedback returned: the unit's organisation sees it again",
  'help-recalled': ({ recallReason }) =>
    `Recalled by its organisation${recallReason === undefined ? '' : `: ${sharing.recallReasons[recallReason]}`}`,
  'slip-issued': ({ unit, post }, names) => `Sent: ${unit === undefined ? names.post(post ?? '') : names.unit(unit)}`,
  'choice-explained': ({ choice }) => `Sent against the advice: ${choice === undefined ? '' : choiceReasons[choice]}`,
  'slip-arrived': () => 'Slip arrived',
  'slip-signed': () => 'Slip signed',
  'crew-named': ({ units }, names) => `Crew named: ${(units ?? []).map(names.unit).join(', ')}`,
  'run-progressed': ({ unit, milestone }, names) =>
    `${names.unit(unit ?? '')}: ${milestone === undefined ? '' : milestones[milestone]}`,
  'slip-started': ({ unit }, names) => `Planned work started: ${names.unit(unit ?? '')}`,
  'run-diverted': ({ unit }, names) => `${names.unit(unit ?? '')} diverted to other work`,
  'run-relieved': ({ unit, by }, names) => `${names.unit(by ?? '')} takes over from ${names.unit(unit ?? '')}`,
  'run-stood-down': ({ unit }, names) => `${names.unit(unit ?? '')} stood down`,
  'run-corrected': ({ unit, milestone }, names) =>
    `${names.unit(unit ?? '')}: ${milestone === undefined ? '' : milestones[milestone]} corrected`,
  'slip-finished': () => 'Slip finished',
  'slip-refused': () => 'Slip refused by its post',
  'slip-cancelled': () => 'Slip cancelled',
  'feedback-filed': ({ result, confirmed, counts }, names) =>
    [
      `Feedback filed: ${result === undefined ? '' : feedbackResults[result]}`,
      ...(confirmed === undefined ? [] : [`confirmed ${names.incidentType(confirmed)}`]),
      ...Object.entries(counts ?? {}).map(([field, count]) => `${names.feedbackField(field)} ${count}`),
    ].join(', '),
  'feedback-returned': () => 'Feedback returned',
  'feedback-accepted': () => 'Feedback accepted',
  'slip-filed-away': () => 'Slip filed away',
  'unit-registered': () => 'Unit registered',
  'unit-changed': () => 'Unit changed',
  'unit-retired': () => 'Unit taken out of the fleet',
  'unit-restored': () => 'Unit brought back',
  'unit-equipped': () => 'Equipment of the unit changed',
  'unit-signed-on': () => 'Unit signed on',
  'unit-signed-off': () => 'Unit signed off',
  'unit-planned': () => 'Unit planned for this',
  'unit-unplanned': () => 'Unit no longer planned for this',
  'unit-attached': () => 'Unit is also on this',
  'unit-detached': () => 'Unit is no longer also on this',
  'unit-warned': ({ kind, hazards: kinds = [] }) =>
    `Unit told: ${kind === undefined ? '' : newsKinds[kind]} ${kinds.map((each) => hazards[each]).join(', ')}`.trim(),
  'news-acknowledged': () => 'Crew knows',
  'unit-heard': () => 'Crew heard from: all is well',
  'unit-moved': ({ post }, names) =>
    post === undefined ? 'Unit no longer moving to stand by' : `Unit moves to ${names.post(post)} to stand by`,
  'unit-status-changed': ({ status }) => `Unit: ${status === undefined ? '' : statuses[status]}`,
}
