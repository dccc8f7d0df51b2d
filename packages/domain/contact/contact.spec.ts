import { describe, expect, it } from 'vitest'
import { commandSchemas } from '../all-commands.ts'
import type { Step } from '../testing/stage.fixture.ts'
import { called, handedOver, opened, town } from '../testing/town.fixture.ts'
import { endReasons } from './contact.ts'

const rung = 1_795_319_990_000
const rings = (contact: string, by = 'source/police', offHook: number | null = null): Step => [
  by,
  'open-contact',
  { contact, channel: 'phone', clocks: { rung, handed: rung + 2000, offHook }, words: { callerNumber: '13800000000' } },
]
const takes = (contact: string, by: string, offHookAt = rung + 5000): Step => [
  by,
  'take-contact',
  { contact, offHookAt },
]
const ends = (contact: string, by = 'p-taker'): Step => [by, 'end-contact', { contact, reason: 'silent' }]
const joins = (contact: string, incident: string, by = 'p-taker'): Step => [by, 'join-contact', { contact, incident }]
const parts = (contact: string, incident: string, by = 'p-taker'): Step => [by, 'part-contact', { contact, incident }]
const hangsUp = (contact: string, at = rung + 60_000): Step => ['p-taker', 'hang-up-contact', { contact, at }]

describe('a contact that comes in', () => {
  it('waits when an exchange hands it in, and says which one', () => {
    const stage = town()
    expect(stage.when(...rings('c-1')).happened).toEqual(['contact-opened'])
    expect(stage.the('contact', 'c-1')).toMatchObject({
      number: '4403062026112200001',
      org: 'police',
      channel: 'phone',
      source: 'source/police',
      taker: null,
      clocks: { rung, handed: rung + 2000, offHook: null, hungUp: null },
      state: { phase: 'waiting' },
    })
  })

  it('waits also when the exchange knows that somebody picked up: only a person takes it', () => {
    const stage = town().given(rings('c-1', 'source/police', rung + 3000))
    expect(stage.the('contact', 'c-1')).toMatchObject({ taker: null, state: { phase: 'waiting' } })
    stage.given(takes('c-1', 'p-taker', rung + 9000))
    expect(stage.the('contact', 'c-1')).toMatchObject({ taker: 'p-taker', clocks: { offHook: rung + 3000 } })
  })

  it('is open at once when a person at a desk writes it down, whatever its channel', () => {
    const body = { contact: 'c-1', channel: 'partner' as const, clocks: { rung, offHook: rung } }
    const stage = town().given(['p-taker', 'open-contact', body])
    expect(stage.the('contact', 'c-1')).toMatchObject({ source: null, taker: 'p-taker', state: { phase: 'open' } })
  })

  it('comes in once', () => {
    expect(
      town()
        .given(rings('c-1'))
        .when(...rings('c-1')).refused,
    ).toBe('exists-already')
  })

  it('keeps who called, where and why sealed; it is about the call, never about the number', () => {
    const words = { callerName: 'Lin', callerNumber: '13800000000', story: 'a fall', callerPlaceTyped: 'the park' }
    const place = { point: { lon: 113.9, lat: 22.5 }, radiusM: 50, source: 'handset' as const, at: rung }
    const stage = town().given(called('c-1'))
    stage.given(['p-taker', 'describe-contact', { contact: 'c-1', words: { ...words, callerPlace: place } }])
    expect(stage.the('contact', 'c-1').words).toEqual({
      callerName: { k: 'key', c: 'sealed:Lin' },
      callerNumber: { k: 'key', c: 'sealed:13800000000' },
      story: { k: 'key', c: 'sealed:a fall' },
      callerPlaceTyped: { k: 'key', c: 'sealed:the park' },
      callerPlace: { k: 'key', c: `sealed:${JSON.stringify(place)}` },
    })
  })

  it('keeps the words that a later description does not name', () => {
    const stage = town().given(called('c-1'))
    stage.given(['p-taker', 'describe-contact', { contact: 'c-1', words: { callerName: 'Lin' } }])
    expect(stage.the('contact', 'c-1').words).toMatchObject({
      callerName: { c: 'sealed:Lin' },
      story: { c: 'sealed:a crash' },
    })
  })
})

describe('taking a contact', () => {
  it('belongs to the first; the next one hears who has it', () => {
    const stage = town().given(rings('c-1'))
    expect(stage.when(...takes('c-1', 'p-taker')).happened).toEqual(['contact-taken'])
    expect(stage.the('contact', 'c-1')).toMatchObject({
      taker: 'p-taker',
      clocks: { rung, handed: rung + 2000, offHook: rung + 5000 },
      state: { phase: 'open' },
    })
    expect(stage.when(...takes('c-1', 'p-taker-2'))).toMatchObject({
      refused: 'contact-taken',
      detail: { by: 'p-taker' },
    })
  })

  it('is the same done twice by the same hand', () => {
    const stage = town().given(rings('c-1'), takes('c-1', 'p-taker'))
    expect(stage.when(...takes('c-1', 'p-taker', rung + 90_000)).happened).toEqual([])
    expect(stage.the('contact', 'c-1').clocks.offHook).toBe(rung + 5000)
  })

  it('does not let go of the incident that somebody joined it to unheard', () => {
    const stage = town().given(rings('c-1'), opened('i-1'), joins('c-1', 'i-1'), takes('c-1', 'p-taker'))
    expect(stage.the('contact', 'c-1')).toMatchObject({
      taker: 'p-taker',
      state: { phase: 'attached', incident: 'i-1' },
    })
  })

  it('comes too late for an ended one', () => {
    const stage = town().given(rings('c-1'), ends('c-1'))
    expect(stage.when(...takes('c-1', 'p-taker')).refused).toBe('contact-ended')
  })
})

describe('ending a contact without an incident', () => {
  it.each(endReasons)('has the reason %s', (reason) => {
    const stage = town().given(called('c-1'))
    expect(stage.when('p-taker', 'end-contact', { contact: 'c-1', reason }).happened).toEqual(['contact-ended'])
    expect(stage.the('contact', 'c-1').state).toEqual({ phase: 'ended', reason, at: stage.now })
  })

  it('ends one that rang off before anybody took it', () => {
    const stage = town().given(rings('c-1'), hangsUp('c-1'))
    stage.given(['p-taker', 'end-contact', { contact: 'c-1', reason: 'abandoned' }])
    expect(stage.the('contact', 'c-1').state).toMatchObject({ phase: 'ended', reason: 'abandoned' })
  })

  it('happens once, and nothing is done with it afterwards', () => {
    const stage = town().given(called('c-1'), opened('i-1'), ends('c-1'))
    const later: Step[] = [
      ends('c-1'),
      joins('c-1', 'i-1'),
      parts('c-1', 'i-1'),
      ['p-taker', 'describe-contact', { contact: 'c-1', words: { story: 'more' } }],
      opened('i-2', 'c-1'),
    ]
    for (const step of later) expect(stage.when(...step), step[1]).toMatchObject({ refused: 'contact-ended' })
  })

  it('is refused while it belongs to an incident, which is named', () => {
    const stage = town().given(called('c-1'), opened('i-1', 'c-1'))
    expect(stage.when(...ends('c-1'))).toMatchObject({ refused: 'contact-attached', detail: { incident: 'i-1' } })
    stage.given(parts('c-1', 'i-1'), ends('c-1'))
  })
})

describe('hanging up', () => {
  it('is recorded once', () => {
    const stage = town().given(called('c-1'), hangsUp('c-1'))
    expect(stage.when(...hangsUp('c-1', rung + 90_000)).happened).toEqual([])
    expect(stage.the('contact', 'c-1').clocks.hungUp).toBe(rung + 60_000)
  })

  it('is recorded also after the contact has been ended, or closed with its incident', () => {
    const stage = town().given(called('c-1'), ends('c-1'), hangsUp('c-1'))
    expect(stage.the('contact', 'c-1')).toMatchObject({ clocks: { hungUp: rung + 60_000 }, state: { phase: 'ended' } })
    stage.given(called('c-2'), opened('i-1', 'c-2'))
    stage.given(['p-dispatcher', 'close-incident', { incident: 'i-1', disposition: 'handled' }], hangsUp('c-2'))
    expect(stage.the('contact', 'c-2')).toMatchObject({ clocks: { hungUp: rung + 60_000 }, state: { phase: 'closed' } })
  })
})

describe('joining a contact to an incident', () => {
  it('tells both sides', () => {
    const stage = town().given(called('c-1'), opened('i-1'))
    expect(stage.when(...joins('c-1', 'i-1')).happened).toEqual(['contact-attached', 'incident-contact-added'])
    expect(stage.the('contact', 'c-1').state).toEqual({ phase: 'attached', incident: 'i-1' })
    expect(stage.the('incident', 'i-1').contacts).toEqual(['c-1'])
  })

  it('is the same done twice; a second incident is refused with the name of the first', () => {
    const stage = town().given(called('c-1'), opened('i-1'), opened('i-2'), joins('c-1', 'i-1'))
    expect(stage.when(...joins('c-1', 'i-1'))).toMatchObject({ refused: undefined, happened: [] })
    const twice = { refused: 'contact-attached', detail: { incident: 'i-1' } }
    expect(stage.when(...joins('c-1', 'i-2'))).toMatchObject(twice)
    expect(stage.when(...opened('i-3', 'c-1'))).toMatchObject(twice)
  })

  it('names the incident that the wanted one was joined into, and refuses a closed one', () => {
    const stage = town().given(called('c-1'), opened('i-1'), opened('i-2'))
    stage.given(['p-taker', 'join-incident', { incident: 'i-1', into: 'i-2' }])
    expect(stage.when(...joins('c-1', 'i-1'))).toMatchObject({ refused: 'incident-joined', detail: { into: 'i-2' } })
    stage.given(['p-dispatcher', 'close-incident', { incident: 'i-2', disposition: 'handled' }])
    expect(stage.when(...joins('c-1', 'i-2')).refused).toBe('incident-not-open')
  })

  it('is undone by parting it again', () => {
    const stage = town().given(called('c-1'), opened('i-1', 'c-1'))
    expect(stage.when(...parts('c-1', 'i-1')).happened).toEqual(['contact-parted', 'incident-contact-removed'])
    expect(stage.the('contact', 'c-1').state).toEqual({ phase: 'open' })
    expect(stage.the('incident', 'i-1').contacts).toEqual([])
    expect(stage.when(...parts('c-1', 'i-1')).refused).toBe('contact-not-attached')
  })

  it('that nobody took puts it back into the queue when parted', () => {
    const stage = town().given(rings('c-1'), opened('i-1', 'c-1'), parts('c-1', 'i-1'))
    expect(stage.the('contact', 'c-1')).toMatchObject({ taker: null, state: { phase: 'waiting' } })
  })

  it('cannot be parted from another incident, or once its incident is closed', () => {
    const stage = town().given(called('c-1'), opened('i-1', 'c-1'), opened('i-2'))
    expect(stage.when(...parts('c-1', 'i-2')).refused).toBe('contact-not-attached')
    stage.given(['p-dispatcher', 'close-incident', { incident: 'i-1', disposition: 'handled' }])
    expect(stage.when(...parts('c-1', 'i-1')).refused).toBe('contact-ended')
  })

  it('leaves its words open to be written on', () => {
    const stage = town().given(called('c-1'), opened('i-1', 'c-1'))
    const more: Step = ['p-taker', 'describe-contact', { contact: 'c-1', words: { story: 'two cars' } }]
    expect(stage.when(...more).happened).toEqual(['contact-described'])
  })
})

describe('a contact whose incident was handed over', () => {
  it('is shared with the receiver, who may write on it and part it', () => {
    const stage = town().given(called('c-1'), opened('i-1', 'c-1'), ...handedOver('i-1'))
    expect(stage.the('contact', 'c-1')).toMatchObject({ org: 'police', sharedWith: ['fire'] })
    const more: Step = ['f-taker', 'describe-contact', { contact: 'c-1', words: { story: 'called back' } }]
    expect(stage.when(...more).happened).toEqual(['contact-described'])
    stage.given(parts('c-1', 'i-1', 'f-taker'))
    expect(stage.the('contact', 'c-1')).toMatchObject({ sharedWith: [], state: { phase: 'open' } })
    expect(stage.when(...more).refused).toBe('not-allowed')
  })

  it('stays in the hands of who took the call', () => {
    const stage = town().given(called('c-1'), opened('i-1', 'c-1'), ...handedOver('i-1'))
    stage.given(['p-taker', 'describe-contact', { contact: 'c-1', words: { story: 'still talking' } }], hangsUp('c-1'))
    expect(stage.when(...parts('c-1', 'i-1')).happened).toEqual(['contact-parted', 'incident-contact-removed'])
  })

  it('is shared also when it is joined afterwards', () => {
    const stage = town().given(opened('i-1'), ...handedOver('i-1'), called('c-2'))
    expect(stage.when(...joins('c-2', 'i-1')).happened).toEqual([
      'contact-attached',
      'contact-shared',
      'incident-contact-added',
    ])
    expect(stage.the('contact', 'c-2').sharedWith).toEqual(['fire'])
  })
})

describe('a contact that is not there', () => {
  it('is not found', () => {
    const stage = town().given(opened('i-1'), called('c-1'))
    const steps = [
      takes('c-9', 'p-taker'),
      ends('c-9'),
      joins('c-9', 'i-1'),
      parts('c-9', 'i-1'),
      hangsUp('c-9'),
      opened('i-2', 'c-9'),
    ]
    for (const step of steps) expect(stage.when(...step), step[1]).toMatchObject({ refused: 'not-found' })
    for (const step of [joins('c-1', 'i-9'), parts('c-1', 'i-9')]) {
      expect(stage.when(...step)).toMatchObject({ refused: 'not-found', detail: { incident: 'i-9' } })
    }
  })

  it.each([
    [{ rung: 'soon' }, 'clocks.rung'],
    [{}, 'clocks.rung'],
    [{ rung, offHook: 'soon' }, 'clocks.offHook'],
  ])('is not opened by clocks such as %j', (clocks, field) => {
    const read = commandSchemas['open-contact'].safeParse({ contact: 'c-1', channel: 'phone', clocks })
    expect(read.error?.issues[0]?.path.join('.')).toBe(field)
  })
})
