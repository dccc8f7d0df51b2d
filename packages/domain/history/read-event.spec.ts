import { describe, expect, it } from 'vitest'
import type { AnyEvent, EventType } from '../all-events.ts'
import { recorded } from '../testing/stamp.fixture.ts'
import { evolve, type SubjectKind } from '../testing/evolve-any.fixture.ts'
import { eventTypes, NewerLog, olderSamples, readEvent, samples } from './index.ts'

const isEventType = (name: string): name is EventType => Object.hasOwn(eventTypes, name)
const allTypes = Object.keys(eventTypes).filter(isEventType)

const kindOf: { readonly [Type in EventType]: SubjectKind | 'reading' } = {
  'organisation-founded': 'organisation',
  'settings-changed': 'organisation',
  'organisation-kind-set': 'organisation',
  'superior-asked': 'organisation',
  'superior-joined': 'organisation',
  'superior-ended': 'organisation',
  'organisation-area-set': 'organisation',
  'shift-relieved': 'organisation',
  'account-created': 'account',
  'role-granted': 'account',
  'role-revoked': 'account',
  'account-post-set': 'account',
  'account-disabled': 'account',
  'account-enabled': 'account',
  'account-joined-unit': 'account',
  'account-left-unit': 'account',
  'account-let-in': 'account',
  'account-shut-out': 'account',
  'contact-sealed': 'contact',
  'slip-sealed': 'slip',
  'alert-sealed': 'alert',
  'incident-sealed': 'incident',
  'sealed-people-changed': 'incident',
  'incident-unsealed': 'incident',
  'glass-broken': 'incident',
  'post-opened': 'post',
  'post-changed': 'post',
  'post-area-set': 'post',
  'post-number-set': 'post',
  'name-taught': 'byname',
  'name-confirmed': 'byname',
  'name-withdrawn': 'byname',
  'catalogue-changed': 'catalogue',
  'plan-written': 'plan',
  'plan-retired': 'plan',
  'unit-registered': 'unit',
  'unit-changed': 'unit',
  'unit-retired': 'unit',
  'unit-restored': 'unit',
  'unit-equipped': 'unit',
  'unit-signed-on': 'unit',
  'unit-signed-off': 'unit',
  'unit-status-changed': 'unit',
  'unit-planned': 'unit',
  'unit-unplanned': 'unit',
  'unit-attached': 'unit',
  'unit-detached': 'unit',
  'unit-warned': 'unit',
  'news-acknowledged': 'unit',
  'unit-lent': 'unit',
  'loan-accepted': 'unit',
  'loan-ended': 'unit',
  'unit-heard': 'unit',
  'unit-moved': 'unit',
  'contact-opened': 'contact',
  'contact-taken': 'contact',
  'contact-described': 'contact',
  'contact-hung-up': 'contact',
  'contact-ended': 'contact',
  'contact-attached': 'contact',
  'contact-shared': 'contact',
  'contact-parted': 'contact',
  'contact-closed': 'contact',
  'contact-safety-set': 'contact',
  'contact-asks-first': 'contact',
  'contact-flooding-marked': 'contact',
  'contact-taken-over': 'contact',
  'contact-seat-changed': 'contact',
  'contact-claim-told': 'contact',
  'contact-parked': 'contact',
  'contact-unparked': 'contact',
  'contact-rung-back': 'contact',
  'contact-located': 'contact',
  'contact-passed': 'contact',
  'contact-pass-answered': 'contact',
  'incident-opened': 'incident',
  'incident-retyped': 'incident',
  'incident-tagged': 'incident',
  'alarm-level-set': 'incident',
  'hazards-updated': 'incident',
  'incident-confirmed': 'incident',
  'incident-placed': 'incident',
  'incident-noted': 'incident',
  'file-attached': 'incident',
  'file-withdrawn': 'incident',
  'incident-drawn-on': 'incident',
  'drawing-withdrawn': 'incident',
  'incident-contact-added': 'incident',
  'incident-contact-removed': 'incident',
  'incident-slip-added': 'incident',
  'incident-crew-named': 'incident',
  'incident-resumed': 'incident',
  'incident-awaits-feedback': 'incident',
  'incident-returned': 'incident',
  'incident-closed': 'incident',
  'incident-reopened': 'incident',
  'incident-held': 'incident',
  'incident-released': 'incident',
  'incident-joined': 'incident',
  'incident-parted': 'incident',
  'incident-took-in': 'incident',
  'incident-let-go': 'incident',
  'handover-offered': 'incident',
  'handover-accepted': 'incident',
  'handover-refused': 'incident',
  'handover-withdrawn': 'incident',
  'incident-thrown': 'incident',
  'leader-briefed': 'incident',
  'incident-shared': 'incident',
  'share-accepted': 'incident',
  'share-ended': 'incident',
  'help-ended': 'incident',
  'help-resumed': 'incident',
  'slip-issued': 'slip',
  'slip-started': 'slip',
  'slip-arrived': 'slip',
  'slip-signed': 'slip',
  'crew-named': 'slip',
  'run-progressed': 'slip',
  'run-diverted': 'slip',
  'run-relieved': 'slip',
  'run-stood-down': 'slip',
  'run-corrected': 'slip',
  'slip-finished': 'slip',
  'slip-refused': 'slip',
  'slip-cancelled': 'slip',
  'feedback-filed': 'slip',
  'feedback-returned': 'slip',
  'feedback-accepted': 'slip',
  'help-recalled': 'slip',
  'slip-filed-away': 'slip',
  'choice-explained': 'slip',
  'closure-drawn': 'closure',
  'closure-changed': 'closure',
  'closure-lifted': 'closure',
  'premises-registered': 'premises',
  'premises-changed': 'premises',
  'premises-change-asked': 'premises',
  'premises-change-dropped': 'premises',
  'premises-removed': 'premises',
  'note-proposed': 'premises',
  'note-contact-read': 'premises',
  'note-approved': 'premises',
  'note-review-asked': 'premises',
  'note-refused': 'premises',
  'note-withdrawn': 'premises',
  'note-expired': 'premises',
  'alert-raised': 'alert',
  'alert-climbed': 'alert',
  'alert-taken': 'alert',
  'alert-handed-on': 'alert',
  'alert-escalated': 'alert',
  'alert-settled': 'alert',
  'alert-closed': 'alert',
  'agreement-proposed': 'agreement',
  'agreement-accepted': 'agreement',
  'agreement-renewal-asked': 'agreement',
  'agreement-renewed': 'agreement',
  'agreement-ended': 'agreement',
  'relief-begun': 'relief',
  'relief-commented': 'relief',
  'relief-handed': 'relief',
  'relief-taken': 'relief',
  'relief-dropped': 'relief',
  'instruction-written': 'instruction',
  'instruction-ended': 'instruction',
  'duty-planned': 'duty',
  'duty-extended': 'duty',
  'duty-withdrawn': 'duty',
  'duty-retired': 'duty',
  'personal-read': 'reading',
  'access-noted': 'reading',
  'try-refused': 'reading',
  'signed-in': 'reading',
  'desk-locked': 'reading',
  'desk-unlocked': 'reading',
  'terminal-changed': 'reading',
  'signed-out': 'reading',
  'words-erased': 'reading',
  'review-raised': 'reading',
  'review-done': 'reading',
}

const firstOf: { readonly [Kind in SubjectKind]: EventType } = {
  organisation: 'organisation-founded',
  account: 'account-created',
  post: 'post-opened',
  byname: 'name-taught',
  catalogue: 'catalogue-changed',
  plan: 'plan-written',
  unit: 'unit-registered',
  contact: 'contact-opened',
  incident: 'incident-opened',
  slip: 'slip-issued',
  closure: 'closure-drawn',
  premises: 'premises-registered',
  alert: 'alert-raised',
  agreement: 'agreement-proposed',
  relief: 'relief-begun',
  instruction: 'instruction-written',
  duty: 'duty-planned',
}

/** What has to have happened just before, where the fold insists on it. */
const before: Partial<Record<EventType, EventType>> = {
  'feedback-returned': 'feedback-filed',
  'feedback-accepted': 'feedback-filed',
}

const sample = (type: EventType): AnyEvent => readEvent(type, eventTypes[type], samples[type])

describe('the log of yesterday', () => {
  it('has a sample of every version of every event, and each can be read', () => {
    for (const type of allTypes) {
      for (let schema = 1; schema < eventTypes[type]; schema += 1) {
        const older = olderSamples.find((each) => each.type === type && each.schema === schema)
        expect(older, `${type} of version ${schema}`).toBeDefined()
        expect(readEvent(type, schema, older?.data ?? {}).type).toBe(type)
      }
      expect(sample(type)).toEqual({ type, data: samples[type] })
    }
  })

  it('is folded: every event finds its subject, and the fold survives being stored', () => {
    for (const type of allTypes) {
      const kind = kindOf[type]
      if (kind === 'reading') continue
      const first = firstOf[kind]
      const history = first === type ? [] : [first, before[type]].filter((each) => each !== undefined)
      const stamp = { subject: `${kind}/x`, serial: 7, at: 1_795_330_900_000 }
      const states = [...history, type].reduce<object | undefined>(
        (state, each) => evolve(kind, state, recorded(sample(each), stamp)),
        undefined,
      )
      expect(JSON.parse(JSON.stringify(states)), type).toEqual(states)
    }
  })

  it('insists that a subject begins with its first event', () => {
    for (const type of allTypes) {
      const kind = kindOf[type]
      if (kind === 'reading' || firstOf[kind] === type) continue
      expect(() => evolve(kind, undefined, recorded(sample(type))), type).toThrow(/before/)
    }
  })

  it('a unit of before there were vehicles has none of its own', () => {
    const older = olderSamples.find(({ type }) => type === 'unit-registered')
    expect(readEvent('unit-registered', 1, older?.data ?? {}).data).toMatchObject({ id: 'P31', vehicle: null })
  })

  it('a note of before notes were sealed keeps its text until it ends', () => {
    const older = olderSamples.find(({ type }) => type === 'note-proposed')
    expect(readEvent('note-proposed', 1, older?.data ?? {}).data).toMatchObject({
      text: { clear: '总值班室，24 小时' },
    })
  })

  it('refuses an event of a newer program', () => {
    expect(() => readEvent('unit-taught-to-fly', 1, {})).toThrow(NewerLog)
    expect(() => readEvent('unit-taught-to-fly', 1, {})).toThrow(/^This log was written by a newer Tocsin: .*taught/)
    expect(() => readEvent('constructor', 1, {})).toThrow(NewerLog)
    expect(() => readEvent('incident-closed', 2, samples['incident-closed'])).toThrow(/version 2, this program knows 1/)
  })
})
