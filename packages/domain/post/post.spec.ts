import { describe, expect, it } from 'vitest'
import { commandSchemas } from '../all-commands.ts'
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

  it('has the telephone of whoever is on duty there, which those who lead may change', () => {
    const stage = town().given(opening)
    expect(stage.the('post', 'p-post-9')).toMatchObject({ number: null })
    stage.given(['p-admin', 'set-post-number', { post: 'p-post-9', number: '120' }])
    expect(stage.the('post', 'p-post-9')).toMatchObject({ number: '120', kind: 'partner' })
    expect(stage.when('p-admin', 'set-post-number', { post: 'p-post-9', number: '120' }).happened).toEqual([])
    stage.given(['p-admin', 'set-post-number', { post: 'p-post-9', number: null }])
    expect(stage.the('post', 'p-post-9')).toMatchObject({ number: null })
    expect(stage.when('p-admin', 'set-post-number', { post: 'nowhere', number: '110' }).refused).toBe('not-found')
  })

  it('takes nothing for a number that no telephone could dial', () => {
    for (const number of ['', 'call me', '1'.repeat(40)])
      expect(commandSchemas['set-post-number'].safeParse({ post: 'p', number }).success).toBe(false)
  })

  it('is opened once', () => {
    expect(
      town()
        .given(opening)
        .when(...opening).refused,
    ).toBe('exists-already')
  })
})
