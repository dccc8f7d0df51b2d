import type { PartnerKind, PassAnswer, PassKind, RingBackResult, SafetyRule } from '@tocsin/domain'

export const safetyRules = {
  free: 'may ring',
  ask: 'ask first',
  'text-only': 'text only',
  none: 'do not contact',
} satisfies Record<SafetyRule, string>

export const ringBackResults = {
  reached: 'reached',
  'no-answer': 'no answer',
  busy: 'busy',
  texted: 'texted',
} satisfies Record<RingBackResult, string>

export const passKinds = {
  theirs: 'theirs',
  misrouted: 'misrouted',
  help: 'help wanted',
  informed: 'also informed',
} satisfies Record<PassKind, string>

export const passAnswers = {
  signed: 'signed',
  refused: 'refused',
  withdrawn: 'taken back',
} satisfies Record<PassAnswer, string>

const partnerKinds = {
  police: 'Police',
  fire: 'Fire',
  medical: 'Medical',
  hotline: 'Hotline',
  neighbour: 'Neighbour',
  interpreter: 'Interpreter',
  other: 'Other',
} satisfies Record<PartnerKind, string>

/** What a call desk does with calls beside taking and ending them. */
export const calls = {
  safetyRules,
  ringBackResults,
  passKinds,
  passAnswers,
  partnerKinds,
  safety: 'Contact safety',
  safetyHint: 'Governs ringing back, links, status texts. One letter sets it.',
  safetyUntil: (time: string) => `until ${time}`,
  safetyFrom: 'from what it is about',
  safetyAlways: 'until changed',
  forHours: (hours: number) => (hours === 0 ? 'until changed' : `for ${hours} h`),
  nextLasts: 'how long',
  flooding: 'Flooding',
  floodingLast: 'ranks last',
  floodingMany: (count: number) => `${count} calls from this number just now`,
  markFlooding: 'Rank last for 30 min',
  clearFlooding: 'Rank as usual',
  handed: 'at a position',
  offHook: 'off hook',
  deskLost: (who: string) => `${who}'s desk is gone`,
  takeOver: 'Take over',
  tookOver: (who: string) => `Taken over from ${who}. They are told.`,
  wasTakenOver: (who: string, call: string) => `${who} has taken over call …${call} from you`,
  park: 'Park',
  parked: 'parked',
  goOn: 'Go on',
  toRingBack: 'To ring back',
  tried: (count: number) => (count === 0 ? 'not tried' : count === 1 ? 'tried once' : `tried ${count} times`),
  ringBack: 'Ring back',
  ringBackWhat: 'What came of it?',
  ringBackAsk: 'Calling back may do harm. Only if you are sure that it is safe: a letter logs the try as asked.',
  ringBackNo: 'The caller must not be called.',
  noNumber: 'number not known',
  sameNumber: 'Same number in the last 24 hours',
  sameRinging: 'rings or is open now',
  sameOver: 'over',
  book: 'Phone book',
  bookEmpty: 'No partner centres yet. An administrator enters them in the settings, under Phone book.',
  bookNone: 'No such centre.',
  bookFilter: 'name, number, language',
  bookHint: 'Enter dials. Number large: read it off and dial.',
  dial: 'Dial',
  passCall: 'Hand over',
  passTitle: (centre: string) => `Hand the call to ${centre}`,
  passNeedsCall: 'No call in hand: the number alone.',
  passFirst: 'The call stays here until they have signed.',
  waitsFor: (centre: string, kind: string) => `${centre}, ${kind}: not signed`,
  answered: (centre: string, kind: string, answer: string) => `${centre}, ${kind}: ${answer}`,
  toldOnly: 'told',
  cameBack: 'came back',
  answer: 'Their answer',
  answerTitle: (centre: string) => `What did ${centre} say?`,
  signer: 'Who there, as told on the phone',
  languages: 'Languages',
  partnerId: 'Id',
  partnerNameZh: 'Name (Chinese)',
  partnerNameEn: 'Name (English)',
  partnerKind: 'Kind',
  partnerNumber: 'Number',
  add: 'Add a centre',
  remove: 'Remove',
  bookAbout:
    'Centres that are told on the phone or get calls handed over, as they are dialled from here. Interpreters by language (en, ja, ug ...).',
  centres: (count: number) => (count === 1 ? '1 centre' : `${count} centres`),
}
