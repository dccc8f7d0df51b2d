import { describe, expect, it } from 'vitest'
import { commandSchemas } from '../all-commands.ts'
import { town } from '../testing/town.fixture.ts'

const stage = () => town()
const post = [...town().ledger.all('post')].find(({ org }) => org === 'police')?.id ?? ''
const move = { unit: 'p1', post }

describe('DR40 a move to stand by', () => {
  it('shows on the unit until its status changes, and is counted', () => {
    const at = stage()
    expect(at.when('p-dispatcher', 'move-unit', move).happened).toEqual(['unit-moved'])
    expect(at.the('unit', 'p1').movingTo?.post).toBe(post)
    expect(at.the('unit', 'p1').movedAt).toHaveLength(1)
    at.when('p-dispatcher', 'report-status', { unit: 'p1', status: 'out-of-service' })
    expect(at.the('unit', 'p1').movingTo).toBeNull()
    expect(at.the('unit', 'p1').movedAt).toHaveLength(1)
  })

  it('ends by itself being taken back, and is given once', () => {
    const at = stage().given(['p-dispatcher', 'move-unit', move])
    expect(at.when('p-dispatcher', 'move-unit', move).happened).toEqual([])
    expect(at.when('p-dispatcher', 'move-unit', { unit: 'p1', post: null }).happened).toEqual(['unit-moved'])
    expect(at.the('unit', 'p1').movingTo).toBeNull()
  })

  it('is for free units and known posts alone', () => {
    const off = stage().given(['p-dispatcher', 'sign-off-unit', { unit: 'p1' }])
    expect(off.when('p-dispatcher', 'move-unit', move).refused).toBe('unit-at-work')
    expect(stage().when('p-dispatcher', 'move-unit', { unit: 'p1', post: 'nowhere' }).refused).toBeDefined()
    expect(commandSchemas['move-unit'].safeParse({ unit: 'p1' }).success).toBe(false)
  })
})
