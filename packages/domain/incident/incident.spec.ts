import { describe, expect, it } from 'vitest'
import { commandSchemas } from '../all-commands.ts'
import { spokenClaim } from '../numbers.ts'
import type { Stage, Step } from '../testing/stage.fixture.ts'
import { called, filed, handedOver, opened, reported, sent, settled, town } from '../testing/town.fixture.ts'
import { dispositions } from './incident.ts'

const closes = (incident: string, by = 'p-dispatcher'): Step => [
  by,
  'close-incident',
  { incident, disposition: 'handled' },
]
const reopens = (incident: string, by = 'p-shift'): Step => [by, 'reopen-incident', { incident }]
const joins = (incident: string, into: string): Step => ['p-taker', 'join-incident', { incident, into }]
const parts = (incident: string, from: string): Step => ['p-taker', 'part-incident', { incident, from }]
const offers = (incident: string, to = 'fire', by = 'p-dispatcher'): Step => [by, 'offer-incident', { incident, to }]
const withdraws = (incident: string, by = 'p-dispatcher'): Step => [by, 'withdraw-incident', { incident }]
const accepts = (incident: string, by = 'f-dispatcher'): Step => [by, 'accept-incident', { incident }]
const refuses = (incident: string, by = 'f-dispatcher'): Step => [by, 'refuse-incident', { incident }]
const returns = (slip: string, incident: string): Step => ['p-dispatcher', 'return-feedback', { slip, incident }]
const cancels = (slip: string, incident: string): Step => ['p-dispatcher', 'cancel-slip', { slip, incident }]

const phaseOf = (stage: Stage, incident = 'i-1'): string => stage.the('incident', incident).state.phase
/** A slip to a unit, worked to its end. */
const worked = (slip: string, incident: string, unit: string): Step[] => [
  sent(slip, incident, unit),
  ...reported(unit, 'on-scene', 'available'),
]

describe('opening an incident', () => {
  it('binds the contact, and takes a number for the file and one for the radio', () => {
    const stage = town().given(called('c-1'))
    const place = { point: { lon: 113.91, lat: 22.51 }, radiusM: 20, label: 'Riverside 12', source: 'address' as const }
    const { happened, take } = stage.when('p-taker', 'open-incident', {
      incident: 'i-1',
      contact: 'c-1',
      type: 'fire-building',
      priority: 1,
      place,
      placeTyped: 'riverside, the red house',
      note: 'smoke on the second floor',
    })
    expect(happened).toEqual(['incident-opened', 'incident-noted', 'contact-attached'])
    expect(take).toEqual([{ key: spokenClaim('police', 1), holder: 'i-1' }])
    expect(stage.the('incident', 'i-1')).toMatchObject({
      org: 'police',
      number: '4403062026112200002',
      spoken: 1,
      contacts: ['c-1'],
      place,
      placeTyped: { c: 'sealed:riverside, the red house' },
      notes: 1,
      openedAt: stage.now,
      state: { phase: 'open' },
    })
  })

  it('needs no contact, and happens once', () => {
    const stage = town().given(opened('i-1'))
    expect(stage.when(...opened('i-1')).refused).toBe('exists-already')
  })

  it.each([
    ['type', 'Weather!'],
    ['priority', 5],
    ['place', { point: { lon: 22.5, lat: 113.9 }, radiusM: 1, label: '', source: 'map' }],
    ['placeTyped', 'x'.repeat(501)],
  ])('does not take %s = %j', (field, value) => {
    const body = { incident: 'i-1', contact: null, type: 'theft', priority: 3, place: null, placeTyped: null }
    const read = commandSchemas['open-incident'].safeParse({ ...body, [field]: value })
    expect(read.error?.issues[0]?.path[0]).toBe(field)
  })

  it('is followed by better knowledge: type, priority, place, notes', () => {
    const stage = town().given(opened('i-1'))
    stage.given(['p-taker', 'retype-incident', { incident: 'i-1', type: 'theft', priority: 3 }])
    const place = { point: { lon: 113.9, lat: 22.5 }, radiusM: 0, label: 'a', source: 'map' as const }
    stage.given(['p-taker', 'place-incident', { incident: 'i-1', place, placeTyped: null }])
    stage.given(['p-taker', 'note-incident', { incident: 'i-1', note: 'one' }])
    expect(stage.the('incident', 'i-1')).toMatchObject({ type: 'theft', priority: 3, place, notes: 1 })
    // what was typed stays beside what was chosen
    expect(stage.the('incident', 'i-1').placeTyped).toMatchObject({ c: 'sealed:by the bridge' })
  })
})

describe('an incident while slips end', () => {
  it('awaits feedback once the last unit has finished', () => {
    const stage = town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'), sent('s-2', 'i-1', 'p2'))
    stage.given(...reported('p1', 'on-scene', 'available'))
    expect(phaseOf(stage)).toBe('open')
    stage.given(...reported('p2', 'on-scene', 'available'))
    expect(phaseOf(stage)).toBe('awaiting-feedback')
  })

  it('is open again when more help is sent', () => {
    const stage = town().given(opened('i-1'), ...worked('s-1', 'i-1', 'p1'))
    expect(stage.when(...sent('s-2', 'i-1', 'p2')).happened).toContain('incident-resumed')
    expect(phaseOf(stage)).toBe('open')
  })

  it('is returned with a feedback, and awaits it again', () => {
    const stage = town().given(opened('i-1'), ...worked('s-1', 'i-1', 'p1'), filed('s-1', 'i-1'))
    expect(stage.when(...returns('s-1', 'i-1')).happened).toEqual(['feedback-returned', 'incident-returned'])
    expect(stage.when(...filed('s-1', 'i-1')).happened).toEqual(['feedback-filed', 'incident-awaits-feedback'])
  })

  it('stays returned while one of two feedbacks is', () => {
    const stage = town().given(opened('i-1'), ...worked('s-1', 'i-1', 'p1'), ...worked('s-2', 'i-1', 'p2'))
    stage.given(filed('s-1', 'i-1'), filed('s-2', 'i-1'), returns('s-1', 'i-1'), returns('s-2', 'i-1'))
    stage.given(filed('s-1', 'i-1'))
    expect(phaseOf(stage)).toBe('returned')
    stage.given(filed('s-2', 'i-1'))
    expect(phaseOf(stage)).toBe('awaiting-feedback')
  })

  it('is returned when its last unit finishes after a feedback went back', () => {
    const stage = town().given(
      opened('i-1'),
      ...worked('s-1', 'i-1', 'p1'),
      filed('s-1', 'i-1'),
      sent('s-2', 'i-1', 'p2'),
    )
    expect(stage.when(...returns('s-1', 'i-1')).happened).toEqual(['feedback-returned'])
    stage.given(...reported('p2', 'on-scene', 'available'))
    expect(phaseOf(stage)).toBe('returned')
  })

  it('stays open when the last slip is cancelled and nothing is owed', () => {
    const stage = town().given(opened('i-1'), ...worked('s-1', 'i-1', 'p1'), ...settled('s-1', 'i-1'))
    stage.given(sent('s-2', 'i-1', 'p2'), cancels('s-2', 'i-1'))
    expect(phaseOf(stage)).toBe('open')
  })

  it('awaits the feedback of the first slip when the second is cancelled', () => {
    const stage = town().given(opened('i-1'), ...worked('s-1', 'i-1', 'p1'), sent('s-2', 'i-1', 'p2'))
    expect(stage.when(...cancels('s-2', 'i-1')).happened).toContain('incident-awaits-feedback')
  })
})

describe('closing an incident', () => {
  it.each(dispositions)('has the disposition %s', (disposition) => {
    const stage = town().given(opened('i-1'))
    stage.given(['p-dispatcher', 'close-incident', { incident: 'i-1', disposition }])
    expect(stage.the('incident', 'i-1').state).toEqual({ phase: 'closed', disposition, at: stage.now })
  })

  it('closes its contacts, files its slips away and gives the spoken number back', () => {
    const stage = town().given(
      called('c-1'),
      opened('i-1', 'c-1'),
      ...worked('s-1', 'i-1', 'p1'),
      ...settled('s-1', 'i-1'),
    )
    const { happened, release } = stage.when(...closes('i-1'))
    expect(happened).toEqual(['incident-closed', 'slip-filed-away', 'contact-closed'])
    expect(release).toEqual([{ key: spokenClaim('police', 1), holder: 'i-1' }])
    expect(stage.the('contact', 'c-1').state).toMatchObject({ phase: 'closed', incident: 'i-1' })
    expect(stage.the('slip', 's-1').filedAway).toBe(true)
    stage.given(opened('i-2'))
    expect(stage.the('incident', 'i-2').spoken).toBe(1)
  })

  it('is refused while a slip is at work or its feedback not accepted, with how many and the first', () => {
    const stage = town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'), sent('s-2', 'i-1', 'p2'))
    const first = stage.the('slip', 's-1').number
    expect(stage.when(...closes('i-1'))).toMatchObject({
      refused: 'incident-has-open-slips',
      detail: { count: 2, first },
    })
    stage.given(...reported('p1', 'on-scene', 'available'), cancels('s-2', 'i-1'))
    expect(stage.when(...closes('i-1'))).toMatchObject({
      refused: 'incident-has-open-slips',
      detail: { count: 1, first },
    })
    stage.given(filed('s-1', 'i-1'))
    expect(stage.when(...closes('i-1')).refused).toBe('incident-has-open-slips')
    stage.given(['p-dispatcher', 'accept-feedback', { slip: 's-1' }], closes('i-1'))
  })

  it('ends the work on it: what comes later is refused, a note apart', () => {
    const stage = town().given(opened('i-1'), opened('i-2'), closes('i-1'))
    const later: Step[] = [
      closes('i-1'),
      ['p-taker', 'retype-incident', { incident: 'i-1', type: 'theft', priority: 3 }],
      ['p-taker', 'place-incident', { incident: 'i-1', place: null, placeTyped: null }],
      joins('i-1', 'i-2'),
      joins('i-2', 'i-1'),
      offers('i-1'),
      sent('s-1', 'i-1', 'p1'),
    ]
    for (const step of later) expect(stage.when(...step), step[1]).toMatchObject({ refused: 'incident-not-open' })
    stage.given(['p-taker', 'note-incident', { incident: 'i-1', note: 'the caller thanked us' }])
    expect(phaseOf(stage)).toBe('closed')
  })
})

describe('reopening an incident', () => {
  it('takes a new spoken number, since the old one may be in use', () => {
    const stage = town().given(opened('i-1'), closes('i-1'), opened('i-2'))
    const { happened, take } = stage.when(...reopens('i-1'))
    expect(happened).toEqual(['incident-reopened'])
    expect(take).toEqual([{ key: spokenClaim('police', 2), holder: 'i-1' }])
    expect(stage.the('incident', 'i-1')).toMatchObject({ spoken: 2, state: { phase: 'open' } })
  })

  it('brings its contacts back, so that a wrong one can still be parted', () => {
    const stage = town().given(called('c-1'), opened('i-1', 'c-1'), closes('i-1'))
    expect(stage.when(...reopens('i-1')).happened).toEqual(['incident-reopened', 'contact-attached'])
    stage.given(['p-taker', 'part-contact', { contact: 'c-1', incident: 'i-1' }])
  })

  it('is closed again without filing its old slips away twice', () => {
    const stage = town().given(
      opened('i-1'),
      ...worked('s-1', 'i-1', 'p1'),
      ...settled('s-1', 'i-1'),
      closes('i-1'),
      reopens('i-1'),
    )
    stage.given(...worked('s-2', 'i-1', 'p1'), ...settled('s-2', 'i-1'))
    expect(stage.when(...closes('i-1')).happened).toEqual(['incident-closed', 'slip-filed-away'])
  })

  it('is for closed ones', () => {
    expect(
      town()
        .given(opened('i-1'))
        .when(...reopens('i-1')).refused,
    ).toBe('incident-not-closed')
    expect(town().when(...reopens('i-9')).refused).toBe('not-found')
  })

  it('is the receiver’s business after a hand-over', () => {
    const stage = town().given(called('c-1'), opened('i-1', 'c-1'), ...handedOver('i-1'), closes('i-1', 'f-dispatcher'))
    expect(stage.when(...reopens('i-1')).refused).toBe('not-allowed')
    const { take } = stage.when(...reopens('i-1', 'f-shift'))
    expect(take).toEqual([{ key: spokenClaim('fire', 1), holder: 'i-1' }])
    expect(stage.the('contact', 'c-1').sharedWith).toEqual(['fire'])
  })
})

describe('joining incidents', () => {
  it('keeps the number, the radio number and the contacts of the joined one, and both name each other', () => {
    const stage = town().given(called('c-1'), opened('i-1', 'c-1'), opened('i-2'))
    expect(stage.when(...joins('i-1', 'i-2')).happened).toEqual(['incident-joined', 'incident-took-in'])
    expect(stage.the('incident', 'i-1')).toMatchObject({
      spoken: 1,
      contacts: ['c-1'],
      state: { phase: 'joined', into: 'i-2' },
    })
    expect(stage.the('incident', 'i-2').joined).toEqual(['i-1'])
  })

  it('refuses work on the joined one, and says where to go', () => {
    const stage = town().given(opened('i-1'), opened('i-2'), joins('i-1', 'i-2'))
    const later = [sent('s-1', 'i-1', 'p1'), closes('i-1'), offers('i-1'), joins('i-1', 'i-2'), joins('i-2', 'i-1')]
    for (const step of later) {
      expect(stage.when(...step), step[1]).toMatchObject({ refused: 'incident-joined', detail: { into: 'i-2' } })
    }
  })

  it('refuses itself, one with work under way, and one that is offered to others', () => {
    const stage = town().given(opened('i-1'), opened('i-2'), sent('s-1', 'i-1', 'p1'))
    expect(stage.when(...joins('i-1', 'i-1')).refused).toBe('incident-is-itself')
    expect(stage.when(...joins('i-1', 'i-2')).refused).toBe('incident-has-open-slips')
    stage.given(cancels('s-1', 'i-1'), offers('i-1'))
    expect(stage.when(...joins('i-1', 'i-2'))).toMatchObject({ refused: 'handover-pending', detail: { to: 'fire' } })
  })

  it('is undone by parting', () => {
    const stage = town().given(opened('i-1'), opened('i-2'), joins('i-1', 'i-2'))
    expect(stage.when(...parts('i-1', 'i-2')).happened).toEqual(['incident-parted', 'incident-let-go'])
    expect(phaseOf(stage)).toBe('open')
    expect(stage.the('incident', 'i-2').joined).toEqual([])
    expect(stage.when(...parts('i-1', 'i-2')).refused).toBe('incident-not-joined')
  })

  it('is parted from the one it was joined to alone', () => {
    const stage = town().given(opened('i-1'), opened('i-2'), opened('i-3'), joins('i-1', 'i-2'))
    expect(stage.when(...parts('i-1', 'i-3')).refused).toBe('incident-not-joined')
  })

  it('closes a whole chain, the joined ones as duplicates, each with its contacts and spoken number', () => {
    const stage = town()
    for (const n of [1, 2, 3]) stage.given(called(`c-${n}`), opened(`i-${n}`, `c-${n}`))
    stage.given(joins('i-1', 'i-2'), joins('i-2', 'i-3'))
    const { release } = stage.when(...closes('i-3'))
    expect(release.map(({ holder }) => holder)).toEqual(['i-3', 'i-2', 'i-1'])
    for (const n of [1, 2]) {
      expect(stage.the('incident', `i-${n}`).state).toMatchObject({ phase: 'closed', disposition: 'duplicate' })
      expect(stage.the('contact', `c-${n}`).state).toMatchObject({ phase: 'closed', incident: `i-${n}` })
    }
    expect(stage.the('incident', 'i-3').state).toMatchObject({ disposition: 'handled' })
  })

  it('leaves duplicates closed when the other is reopened, and free to be joined elsewhere', () => {
    const stage = town().given(opened('i-1'), opened('i-2'), opened('i-3'), joins('i-1', 'i-2'), closes('i-2'))
    stage.given(reopens('i-2'), reopens('i-1'), joins('i-1', 'i-3'))
    expect(stage.the('incident', 'i-2').joined).toEqual([])
    stage.given(closes('i-2'))
    expect(stage.the('incident', 'i-1').state).toMatchObject({ phase: 'joined', into: 'i-3' })
  })
})

describe('handing an incident over', () => {
  it('is offered, and seen by the other side, who accepts it with a spoken number of its own', () => {
    const stage = town().given(opened('f-i', null, 'f-taker'), called('c-1'), opened('i-1', 'c-1'))
    expect(stage.when(...offers('i-1')).happened).toEqual(['handover-offered'])
    expect(stage.the('incident', 'i-1').handover).toEqual({ to: 'fire', by: 'p-dispatcher', at: stage.now })
    const { happened, take, release } = stage.when(...accepts('i-1'))
    expect(happened).toEqual(['handover-accepted', 'contact-shared'])
    expect(take).toEqual([{ key: spokenClaim('fire', 2), holder: 'i-1' }])
    expect(release).toEqual([{ key: spokenClaim('police', 1), holder: 'i-1' }])
    expect(stage.the('incident', 'i-1')).toMatchObject({
      org: 'fire',
      spoken: 2,
      handover: null,
      sharedWith: ['police'],
    })
  })

  it('is refused, or withdrawn, and stays where it was', () => {
    for (const step of [refuses('i-1'), withdraws('i-1')]) {
      const stage = town().given(opened('i-1'), offers('i-1'), step)
      expect(stage.the('incident', 'i-1')).toMatchObject({ org: 'police', spoken: 1, handover: null, sharedWith: [] })
      stage.given(offers('i-1'))
    }
  })

  it('is answered once, by the one it was offered to', () => {
    const stage = town().given(opened('i-1'))
    expect(stage.when(...accepts('i-1')).refused).toBe('not-allowed')
    expect(stage.when(...withdraws('i-1')).refused).toBe('no-handover')
    stage.given(offers('i-1'))
    for (const step of [
      accepts('i-1', 'p-dispatcher'),
      refuses('i-1', 'p-dispatcher'),
      withdraws('i-1', 'f-dispatcher'),
    ]) {
      expect(stage.when(...step), step[1]).toMatchObject({ refused: 'not-allowed' })
    }
    stage.given(accepts('i-1'))
    for (const step of [accepts('i-1'), refuses('i-1'), withdraws('i-1')]) {
      expect(stage.when(...step), step[1]).toMatchObject({ refused: 'not-allowed' })
    }
  })

  it('goes to another organisation that exists, one at a time', () => {
    const stage = town().given(opened('i-1'))
    expect(stage.when(...offers('i-1', 'police')).refused).toBe('incident-is-itself')
    expect(stage.when(...offers('i-1', 'navy')).refused).toBe('not-found')
    stage.given(offers('i-1'))
    expect(stage.when(...offers('i-1'))).toMatchObject({ refused: 'handover-pending', detail: { to: 'fire' } })
    expect(stage.when(...closes('i-1')).refused).toBe('handover-pending')
  })

  it('does not wait for slips: the giver ends its own, the receiver sends its own, and closes when both are settled', () => {
    const stage = town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'), ...handedOver('i-1'))
    stage.given(sent('s-2', 'i-1', 'f1', 'f-dispatcher'), ...reported('f1', 'on-scene', 'available'))
    expect(phaseOf(stage)).toBe('open')
    stage.given(...reported('p1', 'on-scene', 'available'))
    expect(phaseOf(stage)).toBe('awaiting-feedback')
    stage.given(...settled('s-1', 'i-1'))
    expect(stage.when(...closes('i-1', 'f-dispatcher')).refused).toBe('incident-has-open-slips')
    stage.given(filed('s-2', 'i-1', 'f-dispatcher'), ['f-dispatcher', 'accept-feedback', { slip: 's-2' }])
    stage.given(closes('i-1', 'f-dispatcher'))
  })

  it('lets the giver cancel its own slip, and neither side the other’s', () => {
    const stage = town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'), ...handedOver('i-1'))
    stage.given(sent('s-2', 'i-1', 'f1', 'f-dispatcher'))
    expect(stage.when('f-dispatcher', 'cancel-slip', { slip: 's-1', incident: 'i-1' }).refused).toBe('not-allowed')
    expect(stage.when(...cancels('s-2', 'i-1')).refused).toBe('not-allowed')
    stage.given(cancels('s-1', 'i-1'))
  })

  it('is followed by the giver, who may note, until it is closed', () => {
    const stage = town().given(opened('i-1'), ...handedOver('i-1'))
    stage.given(['p-taker', 'note-incident', { incident: 'i-1', note: 'the caller rang again' }])
    expect(stage.when(...sent('s-1', 'i-1', 'p1')).refused).toBe('not-allowed')
    stage.given(closes('i-1', 'f-dispatcher'))
    expect(stage.the('incident', 'i-1').sharedWith).toEqual([])
    expect(stage.when('p-taker', 'note-incident', { incident: 'i-1', note: 'and again' }).refused).toBe('not-allowed')
  })

  it('waits until the incidents joined to it are parted: the receiver must not close what stays with the giver', () => {
    const stage = town().given(opened('i-1'), opened('i-2'), joins('i-2', 'i-1'))
    expect(stage.when(...offers('i-1'))).toMatchObject({ refused: 'incident-has-joined', detail: { count: 1 } })
    stage.given(parts('i-2', 'i-1'), offers('i-1'))
    expect(stage.when(...joins('i-2', 'i-1'))).toMatchObject({ refused: 'handover-pending', detail: { to: 'fire' } })
    stage.given(accepts('i-1'), closes('i-1', 'f-dispatcher'))
    expect(stage.the('incident', 'i-2')).toMatchObject({ org: 'police', state: { phase: 'open' } })
  })

  it('is not accepted with others joined to it, should an earlier program have offered it so', () => {
    const stage = town().given(opened('i-1'), opened('i-2'), joins('i-2', 'i-1'))
    const offered = {
      type: 'handover-offered' as const,
      subject: 'incident/i-1',
      owner: 'police',
      data: { to: 'fire' },
    }
    stage.ledger.append([offered], { at: stage.now, by: 'p-dispatcher', org: 'police', exercise: false })
    expect(stage.when(...accepts('i-1')).refused).toBe('incident-has-joined')
    stage.given(withdraws('i-1'))
  })

  it('goes back the same way', () => {
    const stage = town().given(called('c-1'), opened('i-1', 'c-1'), ...handedOver('i-1'))
    stage.given(offers('i-1', 'police', 'f-dispatcher'), accepts('i-1', 'p-dispatcher'))
    expect(stage.the('incident', 'i-1')).toMatchObject({ org: 'police', spoken: 1, sharedWith: ['fire'] })
    expect(stage.the('contact', 'c-1').sharedWith).toEqual(['fire'])
  })
})

describe('an incident that is not there', () => {
  it('is not found', () => {
    const stage = town().given(opened('i-1'))
    const steps = [closes('i-9'), joins('i-9', 'i-1'), joins('i-1', 'i-9'), parts('i-9', 'i-1'), parts('i-1', 'i-9')]
    steps.push(offers('i-9'), accepts('i-9'), refuses('i-9'), withdraws('i-9'), sent('s-1', 'i-9', 'p1'))
    steps.push(['p-taker', 'note-incident', { incident: 'i-9', note: 'x' }])
    for (const step of steps) expect(stage.when(...step), step[1]).toMatchObject({ refused: 'not-found' })
  })
})
