import { holdReasons } from '../incident/hold.ts'
import { endReasons, ringBackResults } from '../contact/contact.ts'
import { fixSources } from '../contact/fix.ts'
import { isUnsigned, passAnswers, passKinds } from '../contact/passing.ts'
import { safetyRules } from '../contact/safety.ts'
import type { StrokeShape } from '../incident/drawings.ts'
import { dispositions, isTakingWork } from '../incident/incident.ts'
import type { ThrowTarget } from '../incident/throw.ts'
import { priorities } from '../incident/priority.ts'
import type { Dice } from './dice.fixture.ts'
import {
  desk,
  dispatchers,
  leaders,
  liveContact,
  liveIncident,
  orgOf,
  placeOf,
  someone,
  type Moves,
} from './choosing.fixture.ts'

const hex = (n: number): string => n.toString(16).padStart(64, '0')
const fileId = (n: number): string => `01989c60-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

/** Who has a contact, while the account is enabled; else somebody of its organisation. */
function takerOf(dice: Dice, contact: string): string {
  const taker = dice.stage.ledger.get('contact', contact)?.taker ?? ''
  const isEnabled = dice.stage.ledger.get('account', taker)?.disabled === false
  return isEnabled ? taker : someone(dice, orgOf(dice, 'contact', contact), desk)
}

/** Contacts and incidents. */
export const movesOfCalls: Moves<
  | 'open-contact'
  | 'take-contact'
  | 'describe-contact'
  | 'hang-up-contact'
  | 'end-contact'
  | 'join-contact'
  | 'part-contact'
  | 'set-contact-safety'
  | 'mark-flooding'
  | 'take-over-contact'
  | 'change-seat'
  | 'tell-claim'
  | 'park-contact'
  | 'unpark-contact'
  | 'ring-back-contact'
  | 'locate-contact'
  | 'pass-contact'
  | 'answer-pass'
  | 'open-incident'
  | 'retype-incident'
  | 'tag-incident'
  | 'set-alarm-level'
  | 'place-incident'
  | 'note-incident'
  | 'throw-incident'
  | 'attach-file'
  | 'withdraw-file'
  | 'draw-on-incident'
  | 'withdraw-drawing'
  | 'close-incident'
  | 'reopen-incident'
  | 'hold-incident'
  | 'release-incident'
  | 'join-incident'
  | 'part-incident'
  | 'offer-incident'
  | 'withdraw-incident'
  | 'accept-incident'
  | 'refuse-incident'
> = {
  'open-contact': (dice) => {
    const org = dice.of(['police', 'fire'])
    const clocks = { rung: dice.stage.now - 9000, offHook: dice.once(2) ? null : dice.stage.now - 3000 }
    const by = dice.once(3) ? `source/${org}` : someone(dice, org, desk)
    return [
      by,
      'open-contact',
      {
        contact: dice.fresh('contact', 'c'),
        channel: dice.of(['phone', 'alarm-device']),
        clocks,
        words: { story: 'x' },
      },
    ]
  },
  'take-contact': (dice) => {
    const contact = dice.id('contact', ({ state }) => state.phase === 'waiting')
    return [
      someone(dice, orgOf(dice, 'contact', contact), desk),
      'take-contact',
      { contact, offHookAt: dice.stage.now },
    ]
  },
  'describe-contact': (dice) => {
    const contact = dice.id('contact')
    return [
      someone(dice, orgOf(dice, 'contact', contact), desk),
      'describe-contact',
      { contact, words: { callerName: 'y' } },
    ]
  },
  'hang-up-contact': (dice) => {
    const contact = dice.id('contact')
    return [someone(dice, orgOf(dice, 'contact', contact), desk), 'hang-up-contact', { contact, at: dice.stage.now }]
  },
  'end-contact': (dice) => {
    const contact = liveContact(dice)
    return [
      someone(dice, orgOf(dice, 'contact', contact), desk),
      'end-contact',
      { contact, reason: dice.of(endReasons) },
    ]
  },
  'join-contact': (dice) => {
    const contact = liveContact(dice)
    const org = orgOf(dice, 'contact', contact)
    const incident = dice.id(
      'incident',
      (each) => isTakingWork(each) && (each.org === org || each.sharedWith.includes(org)),
    )
    return [someone(dice, org, desk), 'join-contact', { contact, incident }]
  },
  'part-contact': (dice) => {
    const contact = dice.id('contact', ({ state }) => state.phase === 'attached')
    const state = dice.stage.ledger.get('contact', contact)?.state
    const incident = state?.phase === 'attached' && !dice.once(9) ? state.incident : dice.id('incident')
    return [someone(dice, orgOf(dice, 'incident', incident), desk), 'part-contact', { contact, incident }]
  },
  'set-contact-safety': (dice) => {
    const contact = liveContact(dice)
    const until = dice.once(2) ? null : dice.stage.now + 60_000
    return [
      someone(dice, orgOf(dice, 'contact', contact), desk),
      'set-contact-safety',
      { contact, rule: dice.of(safetyRules), until },
    ]
  },
  'mark-flooding': (dice) => {
    const contact = liveContact(dice)
    return [someone(dice, orgOf(dice, 'contact', contact), desk), 'mark-flooding', { contact, flooding: !dice.once(3) }]
  },
  'take-over-contact': (dice) => {
    const contact = dice.id('contact', ({ state }) => state.phase === 'open')
    const from = dice.stage.ledger.get('contact', contact)?.taker ?? 'nobody'
    return [someone(dice, orgOf(dice, 'contact', contact), desk), 'take-over-contact', { contact, from }]
  },
  'change-seat': (dice) => {
    const contact = dice.id('contact', ({ state }) => state.phase === 'open')
    const from = dice.stage.ledger.get('contact', contact)?.taker ?? 'nobody'
    const who = someone(dice, orgOf(dice, 'contact', contact), desk)
    return [who, 'change-seat', { from, contacts: [contact], alerts: [] }]
  },
  'tell-claim': (dice) => {
    const contact = dice.id('contact', ({ state }) => state.phase === 'open')
    const taker = dice.stage.ledger.get('contact', contact)?.taker ?? 'nobody'
    return ['system', 'tell-claim', { contact, taker, lost: !dice.once(3) }]
  },
  'park-contact': (dice) => {
    const contact = dice.id('contact', ({ state }) => state.phase === 'open')
    return [takerOf(dice, contact), 'park-contact', { contact }]
  },
  'unpark-contact': (dice) => {
    const contact = dice.id('contact', ({ parkedSince }) => parkedSince !== null)
    return [takerOf(dice, contact), 'unpark-contact', { contact }]
  },
  'ring-back-contact': (dice) => {
    const contact = dice.id('contact', ({ clocks }) => clocks.hungUp !== null)
    const body = { contact, result: dice.of(ringBackResults), asked: dice.once(2) }
    return [someone(dice, orgOf(dice, 'contact', contact), desk), 'ring-back-contact', body]
  },
  'locate-contact': (dice) => {
    const contact = dice.id('contact')
    const spot = { point: { lon: 114.3, lat: 30.5 }, radiusM: 50, confidencePct: 68, method: 'gnss' as const }
    const body = { contact, fix: `f-${dice.stage.now}`, source: dice.of(fixSources), at: dice.stage.now, spot }
    return ['system', 'locate-contact', body]
  },
  'pass-contact': (dice) => {
    const contact = liveContact(dice)
    const body = {
      contact,
      pass: `h-${dice.stage.now}`,
      to: dice.of(['medical-120', 'nobody']),
      kind: dice.of(passKinds),
    }
    return [someone(dice, orgOf(dice, 'contact', contact), desk), 'pass-contact', body]
  },
  'answer-pass': (dice) => {
    const contact = dice.id('contact', ({ passes }) => passes.some(isUnsigned))
    const pass = dice.stage.ledger.get('contact', contact)?.passes.find(isUnsigned)?.id ?? 'none'
    const body = { contact, pass, answer: dice.of(passAnswers), signer: 'w' }
    return [someone(dice, orgOf(dice, 'contact', contact), desk), 'answer-pass', body]
  },
  'open-incident': (dice) => {
    const contact = dice.once(3) ? null : liveContact(dice)
    const org = contact === null ? dice.of(['police', 'fire']) : orgOf(dice, 'contact', contact)
    const known = contact === 'none' ? null : contact
    const body = {
      incident: dice.fresh('incident', 'i'),
      contact: known,
      type: 'theft',
      priority: dice.of(priorities),
      place: placeOf(dice),
      placeTyped: null,
    }
    return [someone(dice, org, desk), 'open-incident', body]
  },
  'retype-incident': (dice) => {
    const incident = liveIncident(dice)
    return [
      someone(dice, orgOf(dice, 'incident', incident), desk),
      'retype-incident',
      { incident, type: dice.of(['noise', 'gas']), priority: 2 },
    ]
  },
  'tag-incident': (dice) => {
    const incident = liveIncident(dice)
    const tags = dice.of([['weapon'], [], ['school', 'minor'], ['no-such-tag']])
    return [someone(dice, orgOf(dice, 'incident', incident), desk), 'tag-incident', { incident, tags }]
  },
  'set-alarm-level': (dice) => {
    const incident = liveIncident(dice)
    return [
      someone(dice, orgOf(dice, 'incident', incident), dispatchers),
      'set-alarm-level',
      { incident, level: dice.of([1, 2, 3]) },
    ]
  },
  'place-incident': (dice) => {
    const incident = liveIncident(dice)
    return [
      someone(dice, orgOf(dice, 'incident', incident), desk),
      'place-incident',
      { incident, place: placeOf(dice), placeTyped: 'z' },
    ]
  },
  'note-incident': (dice) => {
    const incident = dice.id('incident')
    const entries = dice.stage.ledger.get('incident', incident)?.entries ?? []
    const entry = dice.once(4) ? null : dice.once(6) ? 'e-again' : `e-${dice.stage.ledger.log.length}`
    const corrects = dice.once(2) ? (entries.at(-1) ?? 'nowhere') : null
    return [
      someone(dice, orgOf(dice, 'incident', incident), desk),
      'note-incident',
      { incident, note: 'n', entry, corrects, onPaperAt: dice.once(4) ? dice.stage.now - 3_600_000 : null },
    ]
  },
  'throw-incident': (dice) => {
    const incident = liveIncident(dice)
    const by = someone(dice, orgOf(dice, 'incident', incident), desk)
    const unit = { kind: 'unit' as const, to: dice.id('unit', ({ state }) => 'slip' in state) }
    const target = dice.of<ThrowTarget>([{ kind: 'wall' }, { kind: 'desk', to: dice.id('account') }, unit, unit])
    return [by, 'throw-incident', { throw: `t-${dice.stage.ledger.log.length}`, incident, target }]
  },
  'attach-file': (dice) => {
    const incident = dice.id('incident')
    const n = dice.once(5) ? 0 : dice.stage.ledger.log.length
    return [
      someone(dice, orgOf(dice, 'incident', incident), desk),
      'attach-file',
      { incident, file: fileId(n), sha256: hex(n), address: hex(n), bytes: 9, kind: 'text', name: 'n', key: 'k' },
    ]
  },
  'withdraw-file': (dice) => {
    const incident = dice.id('incident', ({ files }) => files.length > 0)
    const files = dice.stage.ledger.get('incident', incident)?.files ?? []
    return [
      someone(dice, orgOf(dice, 'incident', incident), dispatchers),
      'withdraw-file',
      { incident, file: files.at(-1)?.file ?? fileId(0), reason: 'r' },
    ]
  },
  'draw-on-incident': (dice) => {
    const incident = liveIncident(dice)
    const n = dice.once(6) ? 0 : dice.stage.ledger.log.length
    const spot = { lon: 113.9, lat: 22.5 }
    const shape = dice.of<StrokeShape>([
      { kind: 'symbol', symbol: 'hazard', point: spot },
      { kind: 'line', points: [spot, { lon: dice.of([113.91, 117]), lat: 22.51 }] },
      { kind: 'text', point: spot },
    ])
    return [
      someone(dice, orgOf(dice, 'incident', incident), dispatchers),
      'draw-on-incident',
      { incident, drawing: fileId(n), shape, colour: 'red', text: dice.once(2) ? 'north door' : null },
    ]
  },
  'withdraw-drawing': (dice) => {
    const incident = dice.id('incident', ({ drawings }) => drawings.length > 0)
    const drawings = dice.stage.ledger.get('incident', incident)?.drawings ?? []
    return [
      someone(dice, orgOf(dice, 'incident', incident), dispatchers),
      'withdraw-drawing',
      { incident, drawing: dice.once(4) ? fileId(0) : (drawings.at(-1)?.drawing ?? fileId(0)) },
    ]
  },
  'close-incident': (dice) => {
    const incident = dice.id('incident', (each) => isTakingWork(each) && each.state.phase !== 'returned')
    return [
      someone(dice, orgOf(dice, 'incident', incident), dispatchers),
      'close-incident',
      { incident, disposition: dice.of(dispositions) },
    ]
  },
  'hold-incident': (dice) => {
    const incident = dice.id('incident', ({ held }) => held === null)
    const reason = dice.of(holdReasons)
    return [someone(dice, orgOf(dice, 'incident', incident), leaders), 'hold-incident', { incident, reason }]
  },
  'release-incident': (dice) => {
    const incident = dice.id('incident', ({ held }) => held !== null)
    return [someone(dice, orgOf(dice, 'incident', incident), leaders), 'release-incident', { incident }]
  },
  'reopen-incident': (dice) => {
    const incident = dice.id('incident', ({ state }) => state.phase === 'closed')
    return [someone(dice, orgOf(dice, 'incident', incident), leaders), 'reopen-incident', { incident }]
  },
  'join-incident': (dice) => {
    const incident = liveIncident(dice)
    const org = orgOf(dice, 'incident', incident)
    const into = dice.id('incident', (each) => isTakingWork(each) && each.org === org && each.id !== incident)
    return [someone(dice, org, desk), 'join-incident', { incident, into }]
  },
  'part-incident': (dice) => {
    const incident = dice.id('incident', ({ state }) => state.phase === 'joined')
    const state = dice.stage.ledger.get('incident', incident)?.state
    const from = state?.phase === 'joined' && !dice.once(9) ? state.into : dice.id('incident')
    return [someone(dice, orgOf(dice, 'incident', incident), desk), 'part-incident', { incident, from }]
  },
  'offer-incident': (dice) => {
    const incident = liveIncident(dice)
    const org = orgOf(dice, 'incident', incident)
    return [someone(dice, org, dispatchers), 'offer-incident', { incident, to: org === 'police' ? 'fire' : 'police' }]
  },
  'withdraw-incident': (dice) => {
    const incident = dice.id('incident', ({ handover }) => handover !== null)
    return [someone(dice, orgOf(dice, 'incident', incident), dispatchers), 'withdraw-incident', { incident }]
  },
  'accept-incident': (dice) => {
    const incident = dice.id('incident', ({ handover }) => handover !== null)
    return [
      someone(dice, dice.stage.ledger.get('incident', incident)?.handover?.to ?? 'fire', dispatchers),
      'accept-incident',
      { incident },
    ]
  },
  'refuse-incident': (dice) => {
    const incident = dice.id('incident', ({ handover }) => handover !== null)
    return [
      someone(dice, dice.stage.ledger.get('incident', incident)?.handover?.to ?? 'fire', dispatchers),
      'refuse-incident',
      { incident },
    ]
  },
}
