import type { Throw } from '@tocsin/domain'
import { describe, expect, it } from 'vitest'
import { anIncident } from '../live/incident.fixture.ts'
import { offeredMs, onWallMs, thrownToMe, thrownToWall } from './throws.ts'

const now = 1_000_000_000
const thrown = (id: string, target: Throw['target'], agoMs = 0, by = 'other'): Throw => ({
  id,
  target,
  by,
  thrownAt: now - agoMs,
})
const incident = (id: string, ...throws: Throw[]) => anIncident(id, { throws })
const wall = { kind: 'wall' } as const
const me = { kind: 'desk', to: 'me' } as const
const never = () => 0

describe('the wall', () => {
  it('shows the newest that was thrown to it, for a minute', () => {
    const all = [incident('a', thrown('1', wall, 30_000)), incident('b', thrown('2', wall, 10_000), thrown('3', me))]
    expect(thrownToWall(all, now)?.incident.id).toBe('b')
    expect(thrownToWall(all, now + onWallMs - 15_000)?.incident.id).toBe('b')
    expect(thrownToWall(all, now + onWallMs)).toBeUndefined()
  })
})

describe('a desk', () => {
  it('is offered what others threw to its person, the newest first, each incident once', () => {
    const all = [
      incident('a', thrown('1', me, 9_000), thrown('2', me, 8_000)),
      incident('b', thrown('3', me, 1_000)),
      incident('c', thrown('4', { kind: 'desk', to: 'somebody' })),
      incident('d', thrown('5', me, 0, 'me')),
    ]
    expect(thrownToMe(all, 'me', now, never).map((each) => each.thrown.id)).toEqual(['3', '2'])
  })

  it('is offered nothing that was looked at since, or is too old', () => {
    const all = [incident('a', thrown('1', me, 5_000))]
    expect(thrownToMe(all, 'me', now, () => now - 4_000)).toEqual([])
    expect(thrownToMe(all, 'me', now, () => now - 6_000)).toHaveLength(1)
    expect(thrownToMe(all, 'me', now + offeredMs, never)).toEqual([])
  })
})
