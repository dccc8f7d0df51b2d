import { describe, expect, it } from 'vitest'
import { commandSchemas } from '../all-commands.ts'
import { Stage, type Step } from '../testing/stage.fixture.ts'
import { town } from '../testing/town.fixture.ts'
import { defaultSettings, sirensFactor } from './settings.ts'

const founding = (by = 'system'): Step => [
  by,
  'found-organisation',
  {
    organisation: 'rescue',
    name: { zh: '应急救援', en: 'Rescue' },
    division: '440307',
    timeZone: 'Asia/Kathmandu',
  },
]

describe('an organisation', () => {
  it('is founded by the program, with its division and time zone', () => {
    const stage = new Stage()
    expect(stage.when(...founding()).happened).toEqual(['organisation-founded'])
    expect(stage.the('organisation', 'rescue')).toMatchObject({ division: '440307', timeZone: 'Asia/Kathmandu' })
  })

  it('is founded once', () => {
    const stage = new Stage().given(founding())
    expect(stage.when(...founding()).refused).toBe('exists-already')
  })

  it('is founded by nobody else', () => {
    for (const by of ['p-admin', 'p-duty', 'source/police']) {
      expect(town().when(...founding(by)).refused).toBe('not-allowed')
    }
  })

  it.each([
    ['division', '44030'],
    ['division', '44030x'],
    ['timeZone', 'Asia/Nowhere'],
    ['timeZone', ''],
    ['name', { zh: '', en: 'Rescue' }],
    ['organisation', 'a b'],
  ])('does not take %s = %j', (field, value) => {
    const read = commandSchemas['found-organisation'].safeParse({ ...founding()[2], [field]: value })
    expect(read.error?.issues[0]?.path[0]).toBe(field)
  })
})

describe('the settings of an organisation', () => {
  it('are the usual ones until an administrator changes them, and then as a whole', () => {
    const stage = town()
    expect(stage.the('organisation', 'police').settings).toMatchObject({
      sirensFactor: 1,
      sirensFactorOf: {},
      learntTimes: 'off',
      statusGraph: {},
      turnoutS: {},
      coverMinutes: [1, 3, 5],
      coverKinds: {},
      clockTargetS: { answer: 15, signing: 60, dispatch: 60, arrival: 480 },
      clockSharePct: { answer: 90, signing: 90, dispatch: 90, arrival: 90 },
      standby: { mode: 'off', unitRestMin: 60, movesPerHour: 4, leastGainPct: 1, busyPct: 50 },
    })
    const { happened } = stage.when('p-admin', 'change-settings', { sirensFactor: 0.8, learntTimes: 'on' })
    expect(happened).toEqual(['settings-changed'])
    expect(stage.the('organisation', 'police').settings).toMatchObject({ sirensFactor: 0.8, learntTimes: 'on' })
    expect(stage.the('organisation', 'fire').settings).toEqual(defaultSettings)
    stage.when('p-admin', 'change-settings', {})
    expect(stage.the('organisation', 'police').settings).toEqual(defaultSettings)
  })

  it('say who changed them last and when, and how many times they were', () => {
    const stage = town()
    expect(stage.the('organisation', 'police').settingsChange).toBeNull()
    stage.when('p-admin', 'change-settings', { sirensFactor: 0.8 })
    stage.when('p-admin', 'change-settings', { sirensFactor: 0.9 })
    expect(stage.the('organisation', 'police').settingsChange).toMatchObject({
      version: 2,
      by: 'p-admin',
      before: { sirensFactor: 0.8 },
    })
    expect(stage.the('organisation', 'police').settingsChange?.at).toBeGreaterThan(0)
    expect(stage.the('organisation', 'fire').settingsChange).toBeNull()
  })
  it('of two administrators who looked at the same ones the second overwrites nothing, and hears who was first', () => {
    const stage = town()
    expect(stage.when('p-admin', 'change-settings', { sirensFactor: 0.8, seen: 0 }).happened).toHaveLength(1)
    const late = stage.when('p-admin', 'change-settings', { sirensFactor: 0.7, seen: 0 })
    expect(late).toMatchObject({ refused: 'changed-meanwhile' })
    expect(stage.the('organisation', 'police').settings.sirensFactor).toBe(0.8)
    expect(stage.when('p-admin', 'change-settings', { sirensFactor: 0.7, seen: 1 }).happened).toHaveLength(1)
    expect(stage.the('organisation', 'police').settings).toEqual({ ...defaultSettings, sirensFactor: 0.7 })
  })
  it.each([0, 0.49, 1.01])('take no lights-and-sirens factor of %d', (factor) => {
    expect(commandSchemas['change-settings'].safeParse({ sirensFactor: factor }).success).toBe(false)
    expect(commandSchemas['change-settings'].safeParse({ sirensFactorOf: { engine: factor } }).success).toBe(false)
  })

  it('the factor holds for what is urgent, by kind of unit, and never on foot', () => {
    const settings = { ...defaultSettings, sirensFactor: 0.8, sirensFactorOf: { engine: 0.9 } } as const
    expect(sirensFactor(settings, 'patrol', 'car', 1)).toBe(0.8)
    expect(sirensFactor(settings, 'engine', 'large', 2)).toBe(0.9)
    expect(sirensFactor(settings, 'patrol', 'car', 3)).toBe(1)
    expect(sirensFactor(settings, 'patrol', 'car', undefined)).toBe(1)
    expect(sirensFactor(settings, 'foot', 'foot', 1)).toBe(1)
  })
})
