import { describe, expect, it } from 'vitest'
import { neutralListing } from '../catalogue/catalogue.ts'
import { dryRun, type PastCall } from './dry-run.ts'
import { plan } from './plan.ts'

const fire = plan.parse({
  id: 'fire',
  version: 1,
  name: { zh: '火', en: 'Fire' },
  when: { types: ['fire-building'] },
  levels: [[{ capability: 'engine', count: 2 }], [{ capability: 'ladder', count: 1 }]],
})
const engine = { kind: 'engine', abilities: { capabilities: [{ code: 'engine' }], people: [] } }
const call = (part: Partial<PastCall> = {}): PastCall => ({
  number: '1',
  at: 0,
  type: 'fire-high-rise',
  alarmLevel: 1,
  sent: [engine],
  situation: {
    priority: 1,
    local: { day: 1, minute: 0 },
    tags: [],
    address: null,
    areas: [],
    premises: [],
  },
  ...part,
})

describe('what would have gone on a call of the past', () => {
  it('DR5 DR8 the plan of a type above it, and what those sent lacked', () =>
    expect(dryRun([fire], neutralListing, call())).toMatchObject({
      by: 'plan',
      plan: 'fire',
      wanted: [{ capability: 'engine', count: 2 }],
      missing: [{ capability: 'engine', count: 1 }],
    }))

  it('DR8 at the alarm level that it had', () =>
    expect(dryRun([fire], neutralListing, call({ alarmLevel: 2 })).wanted.length).toBe(2))

  it('DR11 without a plan one unit of the branch, and a type that nobody knows fits nothing', () => {
    expect(dryRun([], neutralListing, call())).toMatchObject({ by: 'branch', plan: null })
    expect(dryRun([], neutralListing, call({ type: 'gone' }))).toEqual({
      by: 'nothing',
      plan: null,
      wanted: [],
      missing: [],
    })
  })
})
