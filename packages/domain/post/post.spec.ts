import { describe, expect, it } from 'vitest'
import type { Step } from '../testing/stage.fixture.ts'
import { town } from '../testing/town.fixture.ts'

const opening: Step = [
  'p-admin',
  'open-post',
  {
    post: 'p-post-9',
    kind: 'partner',
    name: { zh: '120 中心', en: 'Ambulance centre' },
    point: { lon: 113.9, lat: 22.5 },
  },
]

describe('a post', () => {
  it('is opened by an administrator, for his own organisation', () => {
    const stage = town()
    expect(stage.when(...opening).happened).toEqual(['post-opened'])
    expect(stage.the('post', 'p-post-9')).toMatchObject({ org: 'police', kind: 'partner' })
  })

  it('is opened once', () => {
    expect(
      town()
        .given(opening)
        .when(...opening).refused,
    ).toBe('exists-already')
  })
})
