import { describe, expect, it } from 'vitest'
import { commandSchemas } from '../all-commands.ts'
import type { Stage, Step } from '../testing/stage.fixture.ts'
import { opened, sent, town } from '../testing/town.fixture.ts'
import { view } from '../view.ts'
import type { ShareLevel } from './share.ts'

const offered = (level: ShareLevel, until: number | null = null, share = 'h-1'): Step => [
  'p-dispatcher',
  'share-incident',
  { incident: 'i-1', share, with: 'fire', level, reason: 'mutual-aid', until },
]
const accepted: Step = ['f-dispatcher', 'accept-share', { incident: 'i-1', share: 'h-1' }]
const placed: Step = [
  'p-taker',
  'place-incident',
  {
    incident: 'i-1',
    place: {
      point: { lon: 113.91234, lat: 22.51678 },
      radiusM: 8,
      label: '河滨路 20 号',
      labelEn: '20 Hebin Road',
      source: 'address',
    },
    placeTyped: 'by the bridge',
  },
]
const dangerous: Step = ['p-taker', 'update-hazard', { news: 'n-1', incident: 'i-1', hazards: ['gas'] }]
const shared = (level: ShareLevel): Stage => town().given(opened('i-1'), placed, dangerous, offered(level), accepted)

function seen(stage: Stage, by: string) {
  const viewer = stage.viewer(by)
  return viewer === undefined ? undefined : view(viewer, 'incident', stage.the('incident', 'i-1'))
}

const offer = (to: string, more: object = {}, by = 'p-dispatcher'): Step => [
  by,
  'share-incident',
  { incident: 'i-1', share: 'h-1', with: to, level: 'view', reason: 'near-border', ...more },
]

describe('an incident shared by hand', () => {
  it('needs both sides: until the other consents it sees no more than kind and rough place', () => {
    const stage = town().given(opened('i-1'), placed)
    expect(seen(stage, 'f-dispatcher')).toBeUndefined()
    stage.given(offered('command'))
    expect(seen(stage, 'f-dispatcher')).toMatchObject({ seen: 'redacted', place: { label: '', radiusM: 800 } })
    expect(JSON.stringify(seen(stage, 'f-dispatcher'))).not.toContain('Hebin')
    stage.given(accepted)
    expect(seen(stage, 'f-dispatcher')).toMatchObject({ seen: 'whole', place: { label: '河滨路 20 号' } })
  })

  it('is redacted to type, urgency, stage and a place to a kilometre, for ever the same point', () => {
    const document = seen(shared('redacted'), 'f-taker')
    expect(document).toMatchObject({
      seen: 'redacted',
      type: 'traffic-injury',
      priority: 1,
      place: { point: { lon: 113.91, lat: 22.52 } },
      hasPlaceTyped: false,
      contacts: [],
      slips: [],
      touches: [],
    })
    expect(JSON.stringify(document)).not.toContain('河滨路')
    expect(JSON.stringify({ ...document, shares: [] })).not.toContain('p-')
  })

  it.each<[ShareLevel, readonly [note: string | undefined, send: string | undefined, retype: string | undefined]]>([
    ['redacted', ['not-allowed', 'not-allowed', 'not-allowed']],
    ['view', ['not-allowed', 'not-allowed', 'not-allowed']],
    ['assist', [undefined, undefined, 'not-allowed']],
    ['command', [undefined, undefined, undefined]],
  ])('at level %s lets the other write, send own units, lead: %j', (level, [note, send, retype]) => {
    const stage = shared(level)
    expect(stage.when('f-taker', 'note-incident', { incident: 'i-1', note: 'we come' }).refused).toBe(note)
    expect(stage.when(...sent('s-1', 'i-1', 'f1', 'f-dispatcher')).refused).toBe(send)
    const gas = { incident: 'i-1', type: 'gas', priority: 1 as const }
    expect(stage.when('f-taker', 'retype-incident', gas).refused).toBe(retype)
  })

  it('never lets the other send units that are not its own, close it, offer it or share it on', () => {
    const stage = shared('command')
    expect(stage.when(...sent('s-1', 'i-1', 'p1', 'f-dispatcher')).refused).toBe('not-allowed')
    const close = { incident: 'i-1', disposition: 'handled' as const }
    expect(stage.when('f-dispatcher', 'close-incident', close).refused).toBe('not-allowed')
    expect(stage.when('f-dispatcher', 'offer-incident', { incident: 'i-1', to: 'fire' }).refused).toBe('not-allowed')
    const on = { incident: 'i-1', share: 'h-2', with: 'fire', level: 'view' as const, reason: 'mutual-aid' as const }
    expect(stage.when('f-dispatcher', 'share-incident', on).refused).toBe('not-allowed')
  })

  it('keeps who called with its owner', () => {
    const stage = town().given(
      ['p-taker', 'open-contact', { contact: 'c-1', channel: 'phone', clocks: { rung: 1 + 1_795_319_990_000 } }],
      ['p-taker', 'take-contact', { contact: 'c-1', offHookAt: 1_795_319_991_000 }],
      opened('i-1', 'c-1'),
      offered('command'),
      accepted,
    )
    const viewer = stage.viewer('f-dispatcher')
    expect(viewer && view(viewer, 'contact', stage.the('contact', 'c-1'))).toBeUndefined()
  })

  it('ends by either side, by its time, and with the incident', () => {
    const left = shared('assist').given(['f-dispatcher', 'end-share', { incident: 'i-1', share: 'h-1' }])
    expect(seen(left, 'f-dispatcher')).toBeUndefined()
    const back = shared('assist').given(['p-dispatcher', 'end-share', { incident: 'i-1', share: 'h-1' }])
    expect(seen(back, 'f-dispatcher')).toBeUndefined()

    const timed = town().given(opened('i-1'))
    timed.given(offered('view', timed.now + 60_000), accepted)
    const due: Step = ['system', 'end-due-share', { incident: 'i-1', share: 'h-1' }]
    expect(timed.when(...due).refused).toBe('share-stands')
    timed.now += 60_000
    expect(timed.when(...due).happened).toEqual(['share-ended'])

    const closed = shared('view').given(['p-dispatcher', 'close-incident', { incident: 'i-1', disposition: 'handled' }])
    expect(seen(closed, 'f-dispatcher')).toBeUndefined()
    expect(closed.the('incident', 'i-1').shares).toEqual([])
  })

  it('is not marked as changed by being shown', () => {
    const stage = town().given(opened('i-1'))
    const before = stage.the('incident', 'i-1').touches
    expect(stage.given(offered('view'), accepted).the('incident', 'i-1').touches).toEqual(before)
  })

  it('tells the others nothing of whom else it is shared with', () => {
    const rescue: Step = [
      'system',
      'found-organisation',
      { organisation: 'rescue', name: { zh: '救援', en: 'Rescue' }, division: '440306', timeZone: 'UTC' },
    ]
    const stage = shared('view').given(rescue, offer('rescue', { share: 'h-2' }))
    expect(seen(stage, 'f-dispatcher')?.shares.map(({ with: to }) => to)).toEqual(['fire'])
    expect(seen(stage, 'p-dispatcher')?.shares.map(({ with: to }) => to)).toEqual(['fire', 'rescue'])
  })

  it.each<[string, Step]>([
    ['incident-is-itself', offer('police')],
    ['not-found', offer('nobody')],
    ['time-in-past', offer('fire', { until: 1_700_000_000_000 })],
    ['not-allowed', offer('fire', {}, 'p-taker')],
    ['no-share', ['p-dispatcher', 'end-share', { incident: 'i-1', share: 'h-9' }]],
  ])('is refused: %s', (code, step) => {
    expect(
      town()
        .given(opened('i-1'))
        .when(...step).refused,
    ).toBe(code)
  })

  it('is offered once to each: a second offer is refused until the first ends', () => {
    expect(shared('view').when(...offer('fire', { share: 'h-2' })).refused).toBe('shared-already')
  })

  it('has a reason of the list, and none that only the program gives', () => {
    const read = commandSchemas['share-incident'].safeParse({ ...offer('fire')[2], reason: 'agreement' })
    expect(read.error?.issues[0]?.path).toEqual(['reason'])
  })
})
