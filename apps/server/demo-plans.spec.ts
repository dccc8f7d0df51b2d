import { choosePlan, codesOf, neutralListing, planBody, type Plan } from '@tocsin/domain'
import { describe, expect, it } from 'vitest'
import { demoPlans } from './demo-plans.ts'

const plans: readonly Plan[] = demoPlans({ hospital: '县人民医院', area: 'b1' }).map(({ id, body }) => ({
  ...planBody.parse(body),
  id,
  version: 1,
}))
const needs = plans.flatMap(({ levels }) => levels.flat())

describe('plans of the demo town', () => {
  it('DR5 DR6 show each thing that a plan can ask for or hang on', () => {
    const asked = (code: string) => needs.some(({ capability }) => capability === code)
    expect(needs.some(({ of, capability }) => of === 'people' && capability === 'sworn')).toBe(true)
    expect(['supervisor', 'speaks-yue', 'speaks-en', 'life-support', 'water'].filter((code) => !asked(code))).toEqual(
      [],
    )
    expect(needs).toContainEqual(expect.objectContaining({ capability: 'ladder-height', atLeast: 30 }))
    expect(plans.some(({ when }) => when.areas.length > 0)).toBe(true)
    expect(plans.some(({ when }) => when.addresses.length > 0)).toBe(true)
  })

  it.each([
    ['fire-high-rise', null, [], 'demo-high-rise'],
    ['fire-kitchen', null, [], 'demo-building-fire'],
    ['fire-high-rise', '县人民医院', [], 'demo-hospital-fire'],
    ['robbery', null, ['weapon'], 'demo-weapon'],
    ['dispute', null, ['dialect'], 'demo-dispute-dialect'],
    ['cardiac-arrest', null, [], 'demo-cardiac-arrest'],
    ['stroke', null, [], 'demo-critical'],
  ])('DR5 %s at %s with %j goes by %s', (type, address, tags, id) => {
    const local = { day: 3, minute: 720 }
    const types = codesOf(neutralListing, type)
    expect(choosePlan(plans, { types, priority: 1, areas: [], local, tags, premises: [], address })?.id).toBe(id)
  })

  it('DR1 name only types, tags and capabilities that the neutral lists have', () => {
    const { types, tags } = neutralListing
    const codes = new Set(types.map(({ code }) => code))
    expect(plans.flatMap(({ when }) => when.types).filter((code) => !codes.has(code))).toEqual([])
    const marks = new Set(tags.map(({ code }) => code))
    expect(plans.flatMap(({ when }) => when.tags).filter((code) => !marks.has(code))).toEqual([])
  })

  it('DR5 what hangs on a place is left out where the city has none', () => {
    const ids = demoPlans({ hospital: undefined, area: undefined }).map(({ id }) => id)
    expect(ids.filter((id) => id.includes('hospital') || id.includes('area'))).toEqual([])
  })
})
