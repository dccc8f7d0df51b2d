import { describe, expect, it } from 'vitest'
import { commandSchemas } from '../all-commands.ts'
import { abilitiesOf } from '../unit/unit.ts'
import { fills, peopleFor, need } from '../dispatching/needs.ts'
import { planned, town } from '../testing/town.fixture.ts'

describe('DR12 a response plan', () => {
  it('is written by an administrator or duty leader, and every change is a version', () => {
    const stage = town().given(planned('plan-1'))
    expect(stage.the('plan', 'plan-1')).toMatchObject({ version: 1, changedBy: 'p-admin', retired: false })
    const body = { name: { zh: '乙', en: 'B' }, levels: [[{ capability: 'engine', count: 1 }]] }
    const again = stage.when('p-duty', 'write-plan', { plan: 'plan-1', basedOn: 1, body })
    expect(again.happened).toEqual(['plan-written'])
    expect(stage.the('plan', 'plan-1')).toMatchObject({ version: 2, changedBy: 'p-duty' })
  })

  it('is not overwritten by somebody who looked at an earlier version, and nobody retires what he has not seen', () => {
    const stage = town().given(planned('plan-1'))
    expect(stage.when(...planned('plan-1'))).toMatchObject({ refused: 'changed-meanwhile', detail: { by: 'p-admin' } })
    expect(stage.when('p-admin', 'retire-plan', { plan: 'plan-1', basedOn: 0 }).refused).toBe('changed-meanwhile')
    expect(stage.when('p-admin', 'retire-plan', { plan: 'plan-1', basedOn: 1 }).happened).toEqual(['plan-retired'])
    expect(stage.when('p-admin', 'retire-plan', { plan: 'plan-2', basedOn: 1 }).refused).toBe('not-found')
  })

  it('names types and tags of the list alone', () => {
    const stage = town()
    expect(stage.when(...planned('a', { when: { types: ['weather'] } }))).toMatchObject({
      refused: 'not-on-list',
      detail: { type: 'weather' },
    })
    expect(stage.when(...planned('a', { when: { tags: ['rich'] } }))).toMatchObject({ detail: { tag: 'rich' } })
    expect(
      stage.when(...planned('a', { when: { types: ['fire-building'], tags: ['trapped'] } })).refused,
    ).toBeUndefined()
  })

  it('has at least one level', () => {
    const body = { name: { zh: '甲', en: 'A' }, levels: [] }
    const read = commandSchemas['write-plan'].safeParse({ plan: 'a', basedOn: 0, body })
    expect(read.error?.issues[0]?.path.join('.')).toBe('body.levels')
  })
})

describe('DR6 what a unit brings', () => {
  const wanted = (capability: string, atLeast?: number) => need.parse({ capability, count: 1, atLeast })

  it('is its kind, its equipment, and the people of this shift', () => {
    const stage = town()
    const able = () => abilitiesOf(stage.the('unit', 'p1'))
    expect(fills(able(), wanted('patrol'))).toBe(true)
    expect(fills(able(), wanted('ladder-height', 30))).toBe(false)
    expect(peopleFor(able(), wanted('people'))).toBe(1)
    stage.given(['p-admin', 'equip-unit', { unit: 'p1', capabilities: [{ code: 'ladder-height', amount: 32 }] }])
    expect(fills(able(), wanted('ladder-height', 30))).toBe(true)
    expect(fills(able(), wanted('ladder-height', 33))).toBe(false)
    stage.given(['p-dispatcher', 'sign-off-unit', { unit: 'p1' }])
    expect(peopleFor(able(), wanted('people'))).toBe(0)
    const body = { unit: 'p1', crew: ['p-crew-1'], people: 4, skills: [{ code: 'sworn', count: 2 }] }
    stage.given(['p-dispatcher', 'sign-on-unit', body])
    expect([peopleFor(able(), wanted('people')), peopleFor(able(), wanted('sworn'))]).toEqual([4, 2])
    expect(fills(able(), wanted('ladder-height', 30))).toBe(true)
  })
})
