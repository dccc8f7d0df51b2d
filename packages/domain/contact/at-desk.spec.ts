import { describe, expect, it } from 'vitest'
import type { Step } from '../testing/stage.fixture.ts'
import { called, opened, town } from '../testing/town.fixture.ts'
import { waitsOf } from '../alert/timers/timers-of.ts'
import { isAbandoned, isFlooding, ringingOrder } from './queue.ts'
import { mayContact } from './safety.ts'

const rung = 1_795_319_990_000
const rings = (contact: string, at = rung): Step => [
  'source/police',
  'open-contact',
  { contact, channel: 'phone', clocks: { rung: at }, words: { callerNumber: '1' } },
]
const hangsUp = (contact: string, by = 'source/police'): Step => [by, 'hang-up-contact', { contact, at: rung + 9000 }]
const tries = (contact: string, result: 'reached' | 'no-answer' | 'texted', asked = false): Step => [
  'p-taker',
  'ring-back-contact',
  { contact, result, asked },
]
const safe = (contact: string, rule: 'free' | 'ask' | 'text-only' | 'none', until: number | null = null): Step => [
  'p-taker',
  'set-contact-safety',
  { contact, rule, until },
]

describe('contact safety', () => {
  it('is said with author and time, and governs each way of reaching who called', () => {
    const stage = town().given(called('c'))
    const may = () =>
      (['voice', 'text', 'link'] as const).map((by) => mayContact(stage.the('contact', 'c'), by, stage.now))
    expect(may()).toEqual(['yes', 'yes', 'yes'])
    stage.given(safe('c', 'text-only'))
    expect(stage.the('contact', 'c').safety).toMatchObject({ rule: 'text-only', by: 'p-taker', at: stage.now })
    expect(may()).toEqual(['no', 'yes', 'yes'])
    expect((stage.given(safe('c', 'none')), may())).toEqual(['no', 'no', 'no'])
    expect((stage.given(safe('c', 'ask')), may())).toEqual(['ask', 'ask', 'ask'])
  })

  it('ends when it was said to end, and then what it is about holds again', () => {
    const stage = town().given(called('c'), safe('c', 'none', Date.UTC(2026, 10, 23)))
    const contact = stage.the('contact', 'c')
    expect(mayContact(contact, 'voice', Date.UTC(2026, 10, 23) - 1)).toBe('no')
    expect(mayContact(contact, 'voice', Date.UTC(2026, 10, 23))).toBe('yes')
    expect(mayContact({ ...contact, asksFirst: true }, 'voice', Date.UTC(2026, 10, 23))).toBe('ask')
  })

  it('starts at ask where the type or a tag says so, however it came to it', () => {
    const violent: Step = [
      'p-taker',
      'open-incident',
      { incident: 'i', contact: 'c', type: 'domestic-violence', priority: 1, place: null, placeTyped: 'x' },
    ]
    const asks = (...steps: Step[]) =>
      town()
        .given(called('c'), ...steps)
        .the('contact', 'c').asksFirst
    expect(asks(opened('i', 'c'))).toBe(false)
    expect(asks(violent)).toBe(true)
    expect(
      asks(opened('i', 'c'), ['p-taker', 'retype-incident', { incident: 'i', type: 'robbery', priority: 1 }]),
    ).toBe(true)
    expect(asks(opened('i', 'c'), ['p-taker', 'tag-incident', { incident: 'i', tags: ['minor'] }])).toBe(true)
    expect(asks(opened('i', 'c'), ['p-taker', 'tag-incident', { incident: 'i', tags: ['dialect'] }])).toBe(false)
    expect(
      asks(
        called('d'),
        [
          'p-taker',
          'open-incident',
          { incident: 'i', contact: 'd', type: 'violence', priority: 1, place: null, placeTyped: 'x' },
        ],
        ['p-taker', 'join-contact', { contact: 'c', incident: 'i' }],
      ),
    ).toBe(true)
  })

  it('starts once, and what somebody said goes before it', () => {
    const stage = town().given(called('c'), safe('c', 'free'), opened('i', 'c'))
    const tag: Step = ['p-taker', 'tag-incident', { incident: 'i', tags: ['weapon'] }]
    expect(stage.when(...tag).happened).toContain('contact-asks-first')
    expect(stage.when(...tag).happened).not.toContain('contact-asks-first')
    expect(mayContact(stage.the('contact', 'c'), 'voice', stage.now)).toBe('yes')
  })
})

describe('ringing back', () => {
  it('is for who hung up: the exchange says so, tries are counted, and whoever reaches the caller has the call', () => {
    const stage = town().given(rings('c'))
    expect(stage.when(...tries('c', 'no-answer')).refused).toBe('contact-on-line')
    stage.given(hangsUp('c'), tries('c', 'no-answer'))
    expect(isAbandoned(stage.the('contact', 'c'))).toBe(true)
    expect(stage.the('contact', 'c').ringBacks).toMatchObject([{ result: 'no-answer', by: 'p-taker' }])
    expect(stage.when(...tries('c', 'reached')).happened).toEqual(['contact-rung-back', 'contact-taken'])
    expect(stage.the('contact', 'c')).toMatchObject({ taker: 'p-taker', state: { phase: 'open' } })
    expect(isAbandoned(stage.the('contact', 'c'))).toBe(false)
  })

  it('is refused by contact safety, or asks', () => {
    const stage = town().given(rings('c'), hangsUp('c'), safe('c', 'none'))
    expect(stage.when(...tries('c', 'reached', true)).refused).toBe('contact-not-safe')
    stage.given(safe('c', 'text-only'))
    expect(stage.when(...tries('c', 'no-answer')).refused).toBe('contact-not-safe')
    expect(stage.when(...tries('c', 'texted')).happened).toEqual(['contact-rung-back'])
    stage.given(safe('c', 'ask'))
    expect(stage.when(...tries('c', 'no-answer')).refused).toBe('contact-asks')
    expect(stage.when(...tries('c', 'no-answer', true)).happened).toEqual(['contact-rung-back'])
  })
})

describe('the queue', () => {
  it('has the longest-ringing first, and a flooding number last for half an hour, never left out', () => {
    const stage = town().given(rings('c'), rings('d', rung + 1000), rings('e', rung + 2000))
    stage.given(['p-taker', 'mark-flooding', { contact: 'c' }])
    const all = () => (['c', 'd', 'e'] as const).map((id) => stage.the('contact', id))
    const order = (now: number) => ringingOrder(all(), now).map(({ id }) => id)
    const half = 30 * 60_000
    expect(order(stage.now)).toEqual(['d', 'e', 'c'])
    expect(order(stage.now + half - 1)).toEqual(['d', 'e', 'c'])
    expect(order(stage.now + half)).toEqual(['c', 'd', 'e'])
    stage.given(['p-taker', 'mark-flooding', { contact: 'c', flooding: false }])
    expect(order(stage.now)).toEqual(['c', 'd', 'e'])
  })

  it('takes no mark from the future, which would not die', () => {
    const stage = town().given(rings('c'))
    stage.given(['p-taker', 'mark-flooding', { contact: 'c', since: stage.now + 86_400_000 }])
    expect(isFlooding(stage.the('contact', 'c'), stage.now + 31 * 60_000)).toBe(false)
  })

  it('is left by those who hung up', () => {
    const stage = town().given(rings('c'), hangsUp('c'))
    expect(ringingOrder([stage.the('contact', 'c')], stage.now)).toEqual([])
  })
})

describe('a claim', () => {
  const over = (by: string, from: string): Step => [by, 'take-over-contact', { contact: 'c', from }]

  it('of a desk that is gone is told and taken over; who looked too late hears who has it', () => {
    const stage = town().given(called('c'), ['system', 'tell-claim', { contact: 'c', taker: 'p-taker', lost: true }])
    expect(stage.the('contact', 'c').lostSince).toBe(stage.now)
    expect(stage.when(...over('p-taker-2', 'p-taker')).happened).toEqual(['contact-taken-over'])
    expect(stage.the('contact', 'c')).toMatchObject({ taker: 'p-taker-2', lostSince: null, state: { phase: 'open' } })
    expect(stage.when(...over('p-dispatcher', 'p-taker'))).toMatchObject({
      refused: 'contact-taken',
      detail: { by: 'p-taker-2' },
    })
    expect(stage.when(...over('p-taker-2', 'p-taker')).happened).toEqual([])
  })

  it('is not told lost of somebody who has it no more, nor twice', () => {
    const stage = town().given(called('c'))
    const tell = (taker: string, lost = true): Step => ['system', 'tell-claim', { contact: 'c', taker, lost }]
    expect(stage.when(...tell('p-taker-2')).happened).toEqual([])
    expect(stage.when(...tell('p-taker', false)).happened).toEqual([])
    expect(stage.when(...tell('p-taker')).happened).toEqual(['contact-claim-told'])
    expect(stage.when(...tell('p-taker')).happened).toEqual([])
  })

  it('is needed to park and to go on', () => {
    const stage = town().given(called('c'))
    expect(stage.when('p-taker-2', 'park-contact', { contact: 'c' }).refused).toBe('contact-taken')
    stage.given(['p-taker', 'park-contact', { contact: 'c' }])
    expect(stage.the('contact', 'c').parkedSince).toBe(stage.now)
    stage.given(['p-taker', 'unpark-contact', { contact: 'c' }])
    expect(stage.the('contact', 'c').parkedSince).toBeNull()
  })
})

describe('handing a contact to a partner centre', () => {
  const book: Step = [
    'p-admin',
    'change-settings',
    {
      partners: [{ id: 'medical-120', name: { zh: '急救中心', en: 'Ambulance' }, kind: 'medical', number: '120' }],
    },
  ]
  const pass = (kind: 'theirs' | 'misrouted' | 'help' | 'informed', id = 'h'): Step => [
    'p-taker',
    'pass-contact',
    { contact: 'c', pass: id, to: 'medical-120', kind },
  ]
  const says = (answer: 'signed' | 'refused' | 'withdrawn', id = 'h'): Step => [
    'p-taker',
    'answer-pass',
    { contact: 'c', pass: id, answer, signer: 'Li, desk 3' },
  ]
  const ends: Step = ['p-taker', 'end-contact', { contact: 'c', reason: 'not-ours' }]

  it.each(['theirs', 'misrouted'] as const)('%s: stays here until they have signed, and ends then', (kind) => {
    const stage = town().given(book, called('c'), pass(kind))
    expect(stage.when(...ends)).toMatchObject({ refused: 'pass-unsigned' })
    expect(waitsOf('contact/c', stage.ledger).map((each) => each.kind)).toEqual(['pass-unsigned'])
    expect(stage.when(...says('signed')).happened).toEqual(['contact-pass-answered', 'contact-ended'])
    expect(stage.the('contact', 'c')).toMatchObject({
      state: { phase: 'ended', reason: 'not-ours' },
      passes: [
        { to: 'medical-120', kind, state: { phase: 'signed', by: 'p-taker' }, signer: { c: 'sealed:Li, desk 3' } },
      ],
    })
    expect(waitsOf('contact/c', stage.ledger)).toEqual([])
  })

  it('comes back when they refuse, and goes on', () => {
    const stage = town().given(book, called('c'), pass('misrouted'), says('refused'))
    expect(stage.the('contact', 'c')).toMatchObject({ taker: 'p-taker', state: { phase: 'open' } })
    expect(stage.when(...says('signed')).refused).toBe('pass-over')
    expect(stage.when(...says('refused')).happened).toEqual([])
    expect(stage.when(...pass('theirs', 'h2')).happened).toEqual(['contact-passed'])
    expect(stage.when(...ends).refused).toBe('pass-unsigned')
  })

  it('with help wanted stays here too, also as an incident, which does not close before they answered', () => {
    const stage = town().given(book, called('c'), opened('i', 'c'), pass('help'))
    const close: Step = ['p-dispatcher', 'close-incident', { incident: 'i', disposition: 'handled' }]
    expect(stage.when(...close)).toMatchObject({ refused: 'pass-unsigned', detail: { partner: 'medical-120' } })
    expect(waitsOf('contact/c', stage.ledger)).toMatchObject([{ kind: 'pass-unsigned', incident: 'i' }])
    expect(stage.when(...says('withdrawn')).happened).toEqual(['contact-pass-answered'])
    expect(stage.when(...close).refused).toBeUndefined()
  })

  it('also informed needs no signature', () => {
    const stage = town().given(book, called('c'), pass('informed'))
    expect(stage.the('contact', 'c').passes).toMatchObject([{ state: { phase: 'told' } }])
    expect(waitsOf('contact/c', stage.ledger)).toEqual([])
    expect(stage.when(...ends).happened).toEqual(['contact-ended'])
  })

  it('goes to nobody who is not in the phone book, and to one at a time', () => {
    const stage = town().given(called('c'))
    expect(stage.when(...pass('theirs')).refused).toBe('not-found')
    stage.given(book, pass('theirs'))
    expect(stage.when(...pass('misrouted', 'h2')).refused).toBe('pass-unsigned')
    expect(stage.when(...pass('help', 'h3')).happened).toEqual(['contact-passed'])
  })
})
