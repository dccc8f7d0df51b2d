import { describe, expect, it } from 'vitest'
import type { Area } from '../area/area.ts'
import type { Stage, Step } from '../testing/stage.fixture.ts'
import { town } from '../testing/town.fixture.ts'
import { byNearness, whoseArea, type InTree } from './tree.ts'

const asks = (by: string, superior: string): Step => [by, 'ask-superior', { superior }]
const accepts = (by: string, subordinate: string): Step => [by, 'accept-subordinate', { subordinate }]
const ends = (by: string, subordinate: string): Step => [by, 'end-superior', { subordinate }]
const place = (stage: Stage, id = 'police') => {
  const { superior, asks: asked } = stage.the('organisation', id)
  return { superior, asks: asked }
}

describe('the tree of organisations', () => {
  it('one asks, the other accepts, and either ends it', () => {
    const stage = town().given(asks('p-admin', 'fire'))
    expect(place(stage)).toEqual({ superior: null, asks: 'fire' })
    expect(stage.when(...asks('p-admin', 'fire')).happened).toEqual([])
    expect(stage.when(...accepts('f-admin', 'police')).happened).toEqual(['superior-joined'])
    expect(place(stage)).toEqual({ superior: 'fire', asks: null })
    expect(stage.when(...asks('p-admin', 'fire')).refused).toBe('superior-stands')
    expect(stage.when(...ends('f-admin', 'police')).happened).toEqual(['superior-ended'])
    expect(place(stage)).toEqual({ superior: null, asks: null })
    stage.given(asks('p-admin', 'fire'), ends('p-admin', 'police'))
    expect(place(stage)).toEqual({ superior: null, asks: null })
    stage.given(asks('p-admin', 'fire'), ends('f-admin', 'police'))
    expect(place(stage)).toEqual({ superior: null, asks: null })
  })

  it('nobody answers for another, nobody stands under itself, and no loop closes', () => {
    const stage = town().given(asks('p-admin', 'fire'))
    expect(stage.when(...accepts('p-admin', 'police')).refused).toBe('superior-not-asked')
    expect(stage.when(...asks('p-admin', 'police')).refused).toBe('superior-is-itself')
    expect(stage.when(...asks('p-admin', 'nowhere')).refused).toBe('not-found')
    expect(stage.when(...asks('p-shift', 'fire')).refused).toBe('not-allowed')
    // both ask each other: the first that is accepted closes the door to the other
    stage.given(asks('f-admin', 'police'), accepts('f-admin', 'police'))
    expect(stage.when(...accepts('p-admin', 'fire')).refused).toBe('superior-is-below')
    expect(stage.when(...asks('f-admin', 'police')).refused).toBe('superior-is-below')
    expect(stage.when(...ends('p-admin', 'fire')).happened).toEqual(['superior-ended'])
    expect(stage.when(...ends('p-admin', 'fire')).refused).toBe('superior-not-asked')
  })

  it('an organisation says what it is, and which ground it answers for', () => {
    const area = [
      [
        [
          [113, 22] as [number, number],
          [113.1, 22] as [number, number],
          [113.1, 22.1] as [number, number],
          [113, 22] as [number, number],
        ],
      ],
    ]
    const stage = town().given(
      ['p-admin', 'set-organisation-kind', { kind: 'county' }],
      ['p-admin', 'set-organisation-area', { area }],
      ['p-admin', 'set-post-area', { post: 'p-post-1', area }],
    )
    expect(stage.the('organisation', 'police')).toMatchObject({ kind: 'county', area })
    expect(stage.the('post', 'p-post-1')).toMatchObject({ area })
    expect(stage.when('f-admin', 'set-post-area', { post: 'p-post-1', area: null }).refused).toBe('not-allowed')
    stage.given(['p-admin', 'set-organisation-area', { area: null }])
    expect(stage.the('organisation', 'police').area).toBeNull()
  })

  it('a post stands under another of the same organisation, without a loop', () => {
    const put = (post: string, under: string | null): Step => {
      const { kind, name, point } = town().the('post', post)
      return ['p-admin', 'change-post', { post, kind, name, point, under }]
    }
    const stage = town().given(put('p-post-2', 'p-post-1'))
    expect(stage.the('post', 'p-post-2').under).toBe('p-post-1')
    expect(stage.when(...put('p-post-1', 'p-post-2')).refused).toBe('post-is-below')
    expect(stage.when(...put('p-post-1', 'p-post-1')).refused).toBe('post-is-below')
    expect(stage.when(...put('p-post-1', 'f-post-1')).refused).toBe('not-found')
  })
})

const org = (id: string, superior: string | null, kind: InTree['kind'] = 'county') => ({
  id,
  kind,
  superior,
  asks: null,
  name: { zh: id },
})

describe('nearness in the tree', () => {
  it('goes from superiors over siblings and subordinates to partners and others', () => {
    const all = [
      org('stranger', null),
      org('fire', null, 'fire'),
      org('below', 'own'),
      org('far-below', 'below'),
      org('sister', 'city'),
      org('province', null, 'province'),
      org('city', 'province', 'city'),
      org('own', 'city'),
    ]
    expect(byNearness(all, 'own').map(({ organisation, relation }) => `${relation} ${organisation.id}`)).toEqual([
      'superior city',
      'superior province',
      'sibling sister',
      'subordinate below',
      'subordinate far-below',
      'partner fire',
      'other stranger',
    ])
  })
})

describe('whose a point is', () => {
  const box = (west: number): Area => [
    [
      [
        [west, 22],
        [west + 1, 22],
        [west + 1, 23],
        [west, 23],
        [west, 22],
      ],
    ],
  ]
  const at = (lon: number) => ({ lon, lat: 22.5 })
  const own = { id: 'own', area: box(113) }
  const next = { id: 'next', area: box(113.8) }

  it('is told by the areas: own, another’s, several’s, nobody’s', () => {
    const said = (lon: number) => whoseArea([own, next], 'own', at(lon))
    expect(said(113.5)).toEqual({ is: 'own', orgs: ['own'] })
    expect(said(113.9)).toEqual({ is: 'several', orgs: ['own', 'next'] })
    expect(said(114.5)).toEqual({ is: 'others', orgs: ['next'] })
    expect(said(116)).toEqual({ is: 'nobody', orgs: [] })
  })

  it('is not told where nobody has said an area, nor as nobody’s where one’s own has said none', () => {
    expect(whoseArea([{ id: 'own', area: null }], 'own', at(113.5))).toBeUndefined()
    expect(whoseArea([{ id: 'own', area: null }, next], 'own', at(116))).toBeUndefined()
    expect(whoseArea([{ id: 'own', area: null }, next], 'own', at(114.5))).toMatchObject({ is: 'others' })
  })
})
