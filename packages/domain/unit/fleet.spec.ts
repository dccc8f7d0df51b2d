import { describe, expect, it } from 'vitest'
import type { Step } from '../testing/stage.fixture.ts'
import { town } from '../testing/town.fixture.ts'

const engine = { unit: 'p9', callSign: '公安9', kind: 'patrol' as const, post: null }
const registered: Step = ['p-admin', 'register-unit', engine]
const changing = (more: object): Step => ['p-admin', 'change-unit', { ...engine, ...more }]
const retired: Step = ['p-admin', 'retire-unit', { unit: 'p9' }]
const restored: Step = ['p-admin', 'restore-unit', { unit: 'p9' }]
const claim = (callSign: string) => [{ key: `call-sign/police/${callSign}`, holder: 'p9' }]

describe('a unit of the fleet', () => {
  it('is changed as a whole, and its old call sign is free for another', () => {
    const stage = town().given(registered)
    const { happened, take, release } = stage.when(...changing({ callSign: 'P9', kind: 'foot', post: 'p-post-1' }))
    expect(happened).toEqual(['unit-changed'])
    expect([take, release]).toEqual([claim('P9'), claim('公安9')])
    expect(stage.the('unit', 'p9')).toMatchObject({ callSign: 'P9', kind: 'foot', post: 'p-post-1' })
  })

  it('that keeps its call sign claims nothing', () => {
    const { take, release } = town()
      .given(registered)
      .when(...changing({ post: 'p-post-1' }))
    expect([take, release]).toEqual([[], []])
  })

  it('stands at no post that is not there or that another organisation has', () => {
    const stage = town().given(registered)
    expect(stage.when(...changing({ post: 'p-post-99' })).refused).toBe('not-found')
    expect(stage.when(...changing({ post: 'f-post-1' })).refused).toBe('not-allowed')
  })

  it('leaves the fleet and comes back; twice is as good as once', () => {
    const stage = town().given(registered)
    const gone = stage.when(...retired)
    expect([gone.happened, gone.release]).toEqual([['unit-retired'], claim('公安9')])
    expect(stage.when(...retired).happened).toEqual([])
    const back = stage.when(...restored)
    expect([back.happened, back.take]).toEqual([['unit-restored'], claim('公安9')])
    expect(stage.when(...restored).happened).toEqual([])
    expect(stage.the('unit', 'p9').retiredAt).toBeNull()
  })

  it('is neither signed on nor changed while it is out of it', () => {
    const stage = town().given(registered, retired)
    expect(stage.when('p-dispatcher', 'sign-on-unit', { unit: 'p9', crew: [] }).refused).toBe('unit-retired')
    expect(stage.when(...changing({})).refused).toBe('unit-retired')
  })

  it('does not leave it while it is on duty', () => {
    const stage = town().given(registered, ['p-dispatcher', 'sign-on-unit', { unit: 'p9', crew: [] }])
    expect(stage.when(...retired).refused).toBe('unit-on-duty')
  })

  it('that is not there is not found', () => {
    for (const type of ['retire-unit', 'restore-unit'] as const)
      expect(town().when('p-admin', type, { unit: 'x' }).refused).toBe('not-found')
  })
})
