import { describe, expect, it } from 'vitest'
import { commandSchemas } from '../all-commands.ts'
import { branches } from '../catalogue/incident-type.ts'
import { isOnBoard } from '../evolve.ts'
import type { Stage, Step } from '../testing/stage.fixture.ts'
import { opened, town } from '../testing/town.fixture.ts'
import { view } from '../view.ts'
import type { AgreementLevel } from './agreement.ts'

const dayMs = 86_400_000
const proposed = (level: AgreementLevel = 'redacted', days = 30): Step => [
  'p-duty',
  'propose-agreement',
  { agreement: 'g-1', with: 'fire', level, branches: ['traffic'], reason: 'near-border', days },
]
const accepted: Step = ['f-duty', 'accept-agreement', { agreement: 'g-1' }]
const byRule: Step = ['system', 'share-by-agreement', { incident: 'i-1', share: 'h-1', agreement: 'g-1' }]
const due: Step = ['system', 'end-due-share', { incident: 'i-1', share: 'h-1' }]
const agreed = (): Stage => town().given(proposed(), accepted)

function seen(stage: Stage, by: string) {
  const viewer = stage.viewer(by)
  return viewer === undefined ? undefined : view(viewer, 'incident', stage.the('incident', 'i-1'))
}

describe('a standing agreement', () => {
  it('stands once the other side has consented, for the days that were proposed', () => {
    const stage = town().given(proposed())
    expect(stage.when('p-duty', 'accept-agreement', { agreement: 'g-1' }).refused).toBe('other-side-consents')
    stage.given(accepted)
    expect(stage.the('agreement', 'g-1').state).toMatchObject({ phase: 'standing', until: stage.now + 30 * dayMs })
  })

  it('shares each incident that it covers redacted, and no more', () => {
    const stage = agreed().given(opened('i-1'), byRule)
    expect(seen(stage, 'f-taker')).toMatchObject({ seen: 'redacted', type: 'traffic-injury' })
    expect(stage.when('f-taker', 'note-incident', { incident: 'i-1', note: 'x' }).refused).toBe('not-allowed')
    expect(stage.when(...byRule).happened).toEqual([])
  })

  it('shares no other branch, no drill, nothing of the other side, and nothing before both consent', () => {
    const noise = { incident: 'i-1', type: 'noise', priority: 3 as const }
    const other = agreed().given(opened('i-1'), ['p-taker', 'retype-incident', noise])
    expect(other.when(...byRule).refused).toBe('not-covered')
    const drill = agreed()
    drill.exercise = true
    expect(drill.given(opened('i-1')).when(...byRule).refused).toBe('not-covered')
    expect(
      agreed()
        .given(opened('i-1', null, 'f-taker'))
        .when(...byRule).refused,
    ).toBe('not-covered')
    expect(
      town()
        .given(proposed(), opened('i-1'))
        .when(...byRule).refused,
    ).toBe('not-covered')
  })

  it('that shares counts shares no incident', () => {
    const stage = town().given(proposed('count'), accepted, opened('i-1'))
    expect(stage.when(...byRule).refused).toBe('not-covered')
  })

  it('ends by either side, and what it shared ends with it and not by hand', () => {
    const stage = agreed().given(opened('i-1'), byRule)
    expect(stage.when(...due).refused).toBe('share-stands')
    const byHand = { incident: 'i-1', share: 'h-1' }
    expect(stage.when('p-dispatcher', 'end-share', byHand).refused).toBe('share-by-agreement')
    stage.given(['f-admin', 'end-agreement', { agreement: 'g-1' }])
    expect(isOnBoard('agreement', stage.the('agreement', 'g-1'))).toBe(false)
    expect(stage.when(...due).happened).toEqual(['share-ended'])
    expect(seen(stage, 'f-taker')).toBeUndefined()
  })

  it('no longer shares an incident that became something else, or that changed hands', () => {
    const noise = { incident: 'i-1', type: 'noise', priority: 3 as const }
    const stage = agreed().given(opened('i-1'), byRule, ['p-taker', 'retype-incident', noise])
    expect(stage.given(due).the('incident', 'i-1').shares).toEqual([])
    const handed = agreed().given(opened('i-1'), byRule, [
      'p-dispatcher',
      'offer-incident',
      { incident: 'i-1', to: 'fire' },
    ])
    handed.given(['f-dispatcher', 'accept-incident', { incident: 'i-1' }])
    expect(handed.the('incident', 'i-1').shares).toEqual([])
  })

  it('expires unless both sides renew it, one asking and the other consenting', () => {
    const expire: Step = ['system', 'expire-agreement', { agreement: 'g-1' }]
    const stage = agreed()
    expect(stage.when(...expire).refused).toBe('agreement-stands')
    stage.given(['f-duty', 'renew-agreement', { agreement: 'g-1', days: 60 }])
    expect(stage.when('f-admin', 'renew-agreement', { agreement: 'g-1', days: 60 }).happened).toEqual([])
    stage.now += 30 * dayMs
    const renewed = stage.when('p-admin', 'renew-agreement', { agreement: 'g-1' })
    expect(renewed.happened).toEqual(['agreement-renewed'])
    expect(stage.the('agreement', 'g-1').state).toMatchObject({ until: stage.now + 60 * dayMs, renewal: null })

    const alone = agreed().given(['p-duty', 'renew-agreement', { agreement: 'g-1', days: 90 }])
    alone.now += 30 * dayMs
    expect(alone.when(...expire).happened).toEqual(['agreement-ended'])
    expect(alone.when('f-duty', 'renew-agreement', { agreement: 'g-1' }).refused).toBe('agreement-over')
  })

  it('is read by both sides and nobody else', () => {
    const stage = agreed().given([
      'system',
      'found-organisation',
      { organisation: 'rescue', name: { zh: '救援', en: 'Rescue' }, division: '440306', timeZone: 'UTC' },
    ])
    const agreement = stage.the('agreement', 'g-1')
    for (const [by, may] of [
      ['p-taker', true],
      ['f-taker', true],
      ['f-crew-1', false],
    ] as const) {
      const viewer = stage.viewer(by)
      expect(viewer && view(viewer, 'agreement', agreement) !== undefined, by).toBe(may)
    }
    const stranger = stage.viewer('f-duty')
    expect(stranger && view({ ...stranger, org: 'rescue' }, 'agreement', agreement)).toBeUndefined()
  })

  it.each([
    ['branches', { branches: [] }],
    ['branches', { branches: [...branches] }],
    ['days', { days: 91 }],
    ['level', { level: 'view' }],
  ])('cannot say "all", "for ever" or "everything": %s', (field, change) => {
    const read = commandSchemas['propose-agreement'].safeParse({ ...proposed()[2], ...change })
    expect(read.error?.issues[0]?.path[0]).toBe(field)
  })
})
