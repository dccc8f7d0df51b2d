import { describe, expect, it } from 'vitest'
import { choosePlan, type PlanSituation } from './choose-plan.ts'
import { branchCapability, branchesOf, needsWithoutPlan } from './fallback.ts'
import { localTime } from './local-time.ts'
import { need } from './needs.ts'
import { plan, type Plan } from './plan.ts'
import { tierOf } from './tier.ts'

type Body = { readonly when?: object; readonly order?: number }
const engine = { capability: 'engine', count: 1 }
const planOf = (id: string, { when = {}, order = 100 }: Body = {}): Plan =>
  plan.parse({ id, version: 1, name: { zh: id, en: id }, order, when, levels: [[engine]] })

/** Friday, 23:00, a building fire. */
const fire: PlanSituation = {
  types: ['fire', 'fire-building', 'fire-tower'],
  priority: 1,
  areas: ['north', 'beat-7'],
  local: { day: 5, minute: 23 * 60 },
  tags: ['trapped', 'weapon'],
  premises: ['hospital'],
  address: '中山路 12 号',
}
const chosen = (plans: readonly Plan[], situation: Partial<PlanSituation> = {}): string | undefined =>
  choosePlan(plans, { ...fire, ...situation })?.id

describe('DR5 which plan', () => {
  it.each<[string, object]>([
    ['a type of which the code stands above', { types: ['fire'] }],
    ['the type itself', { types: ['theft', 'fire-tower'] }],
    ['one of the areas', { areas: ['south', 'beat-7'] }],
    ['hours of the day', { hours: [{ days: [5], from: 1320, to: 1440 }] }],
    ['hours over midnight', { hours: [{ days: [5], from: 1320, to: 360 }] }],
    ['all of the tags', { tags: ['trapped', 'weapon'] }],
    ['the premises', { premises: ['hospital'], addresses: ['elsewhere'] }],
    ['the address, whatever its digits and spaces', { addresses: [' 中山路  １２ 号'] }],
    ['the priority', { priorities: [1, 2] }],
    ['nothing asked', {}],
  ])('DR5 holds: %s', (_, when) => {
    expect(chosen([planOf('p', { when })])).toBe('p')
  })

  it.each<[string, object]>([
    ['another type', { types: ['theft', 'fire-outside'] }],
    ['another area', { areas: ['south'] }],
    ['another day', { hours: [{ days: [4, 6], from: 1320, to: 1440 }] }],
    ['the end of the hours', { hours: [{ days: [5], from: 600, to: 1380 }] }],
    ['the night before', { hours: [{ days: [4], from: 1320, to: 360 }] }],
    ['one tag of two', { tags: ['trapped', 'school'] }],
    ['other premises and another address', { premises: ['school'], addresses: ['中山路 13 号'] }],
    ['another priority', { priorities: [2, 3] }],
    ['one of two conditions', { types: ['fire'], areas: ['south'] }],
  ])('DR5 does not hold: %s', (_, when) => {
    expect(chosen([planOf('p', { when })])).toBeUndefined()
  })

  it('DR5 hours over midnight hold on the morning after, Monday after Sunday too', () => {
    const nights = planOf('p', { when: { hours: [{ days: [5, 7], from: 1320, to: 360 }] } })
    expect(chosen([nights], { local: { day: 6, minute: 359 } })).toBe('p')
    expect(chosen([nights], { local: { day: 6, minute: 360 } })).toBeUndefined()
    expect(chosen([nights], { local: { day: 1, minute: 0 } })).toBe('p')
  })

  it('DR5 the most specific wins: each condition against all that stand after it', () => {
    const hours = [{ days: [5], from: 0, to: 1440 }]
    const rest = { priorities: [1] }
    const tags = { ...rest, tags: ['trapped'] }
    const ladder: readonly [string, object][] = [
      ['exact', { premises: ['hospital'] }],
      ['deepest', { types: ['fire-tower'] }],
      ['deep', { ...tags, hours, areas: ['north'], types: ['fire-building', 'theft'] }],
      ['area', { areas: ['north'] }],
      ['hours', { hours }],
      ['two tags', { tags: ['trapped', 'weapon'] }],
      ['tag', { tags: ['trapped'] }],
      ['priority', rest],
      ['none', {}],
    ]
    const names = ladder.map(([, when], index) => planOf(`p-${index}`, { when }))
    for (let left = names.length; left > 1; left--)
      expect(chosen(names.slice(-left).toReversed())).toBe(names.at(-left)?.id)
    const everythingAfterType = planOf('all', { when: { ...tags, hours, areas: ['north'] } })
    expect(chosen([everythingAfterType, planOf('type', { when: { types: ['fire'] } })])).toBe('type')
  })

  it('DR5 between equals the lower order wins, then the lower id, however they are listed', () => {
    const [a, b, c] = [planOf('a'), planOf('b'), planOf('c', { order: 5 })]
    expect(chosen([b, a, c])).toBe('c')
    expect(chosen([b, a])).toBe('a')
    expect(chosen([a, b])).toBe('a')
  })

  it('DR5 a week begins with its Monday at the place, not in Greenwich', () => {
    const sundayEvening = Date.UTC(2026, 10, 22, 16, 5)
    expect(localTime(sundayEvening, 'UTC')).toEqual({ day: 7, minute: 16 * 60 + 5 })
    expect(localTime(sundayEvening, 'Asia/Shanghai')).toEqual({ day: 1, minute: 5 })
  })
})

describe('DR10 order of areas', () => {
  const order = { areaOrder: [['north'], ['east', 'west']] }
  it.each<[readonly string[], number]>([
    [['north', 'west'], 0],
    [['west'], 1],
    [['abroad'], 2],
    [[], 2],
  ])('DR10 a unit of %j is asked in step %i', (areas, step) => {
    expect(tierOf(order, areas)).toBe(step)
  })

  it('DR10 without an order all are one', () => {
    expect(tierOf({ areaOrder: [] }, ['abroad'])).toBe(0)
  })
})

describe('DR11 nothing fits', () => {
  it('DR11 the needs of the type hold', () => {
    const needs = [need.parse({ capability: 'boat', count: 2 })]
    expect(needsWithoutPlan(needs, 'rescue')).toBe(needs)
  })

  it('DR11 without those, one unit of the branch: each branch has a kind that goes', () => {
    for (const branch of ['police', 'fire', 'medical', 'traffic', 'rescue', 'service'] as const) {
      expect(needsWithoutPlan([], branch)).toMatchObject([{ capability: branchCapability(branch), count: 1 }])
      expect((['patrol', 'engine', 'ambulance'] as const).some((kind) => branchesOf(kind).includes(branch))).toBe(true)
    }
  })
})
