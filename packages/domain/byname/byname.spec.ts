import { describe, expect, it } from 'vitest'
import { commandSchemas } from '../all-commands.ts'
import { isOnBoard } from '../evolve.ts'
import { taught, town } from '../testing/town.fixture.ts'
import { longestHeard, tiedSources } from './commands.ts'

const body = taught('n-1')[2]
const reads = (change: object): boolean => commandSchemas['teach-name'].safeParse({ ...body, ...change }).success

describe('a byname', () => {
  it.each(['p-taker', 'p-dispatcher', 'p-shift'])('is taught by %s, with who and when, kept to the letter', (by) => {
    const stage = town()
    const heard = '  老 供销社（ＯＬＤ）'
    expect(stage.when(...taught('n-1', by, heard)).happened).toEqual(['name-taught'])
    expect(stage.the('byname', 'n-1')).toMatchObject({ org: 'police', heard, taughtBy: by, taughtAt: stage.now })
    expect(stage.the('byname', 'n-1').state).toEqual({ phase: 'taught' })
  })

  it('is taught once: the same words for the same place have one holder, however they are spaced', () => {
    const stage = town().given(taught('n-1', 'p-taker', '老供销社 A'))
    expect(stage.when(...taught('n-2', 'p-dispatcher', '老供销社  ａ')).refused).toBe('exists-already')
    expect(stage.ledger.get('byname', 'n-2')).toBeUndefined()
    expect(stage.when(...taught('n-3', 'f-taker', '老供销社 A')).happened).toEqual(['name-taught'])
  })

  it('may mean two places, and a place may have two', () => {
    const stage = town().given(taught('n-1', 'p-taker', '老供销社'), taught('n-2', 'p-taker', '旧供销社'))
    const [by, type, { place }] = taught('n-3')
    const elsewhere = { byname: 'n-3', heard: '老供销社', place: { ...place, point: { lon: 114, lat: 22.6 } } }
    expect(stage.when(by, type, elsewhere).happened).toEqual(['name-taught'])
  })

  it('is confirmed or withdrawn by whoever reviews, and a confirmed one can be withdrawn', () => {
    const stage = town().given(taught('n-1'), ['p-shift', 'confirm-name', { byname: 'n-1' }])
    expect(stage.the('byname', 'n-1').state).toMatchObject({ phase: 'confirmed', by: 'p-shift' })
    expect(stage.when('p-admin', 'confirm-name', { byname: 'n-1' })).toMatchObject({
      refused: 'name-reviewed',
      detail: { phase: 'confirmed', by: 'p-shift' },
    })
    expect(stage.when('p-admin', 'withdraw-name', { byname: 'n-1' }).happened).toEqual(['name-withdrawn'])
    for (const again of ['confirm-name', 'withdraw-name'] as const)
      expect(stage.when('p-shift', again, { byname: 'n-1' }).refused).toBe('name-reviewed')
  })

  it('is withdrawn by who taught it, and by no other at the desk', () => {
    const stage = town().given(taught('n-1'))
    expect(stage.when('p-taker-2', 'withdraw-name', { byname: 'n-1' }).refused).toBe('not-allowed')
    expect(stage.when('f-shift', 'withdraw-name', { byname: 'n-1' }).refused).toBe('not-allowed')
    expect(stage.when('p-taker', 'confirm-name', { byname: 'n-1' }).refused).toBe('not-allowed')
    expect(stage.when('p-taker', 'withdraw-name', { byname: 'n-1' }).happened).toEqual(['name-withdrawn'])
  })

  it('leaves the board when it is withdrawn, and can then be taught again', () => {
    const stage = town().given(taught('n-1', 'p-taker', '老供销社'), ['p-taker', 'withdraw-name', { byname: 'n-1' }])
    expect(isOnBoard('byname', stage.the('byname', 'n-1'))).toBe(false)
    expect(stage.when(...taught('n-2', 'p-taker', '老供销社')).happened).toEqual(['name-taught'])
    expect(isOnBoard('byname', stage.the('byname', 'n-2'))).toBe(true)
  })

  it('nobody knows is not found', () => {
    expect(town().when('p-shift', 'confirm-name', { byname: 'n-9' }).refused).toBe('not-found')
    expect(
      town()
        .given(taught('n-1'))
        .when(...taught('n-1')).refused,
    ).toBe('exists-already')
  })

  it.each(['mill 13800138000', '门口停着粤B·12345', '11010519491231002X 家'])(
    'is about a place: %s is refused, in its words and in its line',
    (heard) => {
      const stage = town()
      expect(stage.when(...taught('n-1', 'p-taker', heard)).refused).toBe('personal-in-text')
      const [by, type, { place }] = taught('n-1')
      expect(stage.when(by, type, { byname: 'n-1', heard: 'x', place: { ...place, label: heard } }).refused).toBe(
        'personal-in-text',
      )
      const english = { ...place, labelEn: heard }
      expect(stage.when(by, type, { byname: 'n-1', heard: 'x', place: english }).refused).toBe('personal-in-text')
    },
  )

  it('is never tied to where a caller or a device is', () => {
    for (const source of tiedSources) expect(reads({ place: { ...body.place, source } }), source).toBe(true)
    for (const source of ['caller', 'device', 'partner'])
      expect(reads({ place: { ...body.place, source } }), source).toBe(false)
  })

  it('has one to sixty characters, none of them for machines', () => {
    expect(reads({ heard: '老'.repeat(longestHeard) })).toBe(true)
    for (const heard of ['', ' \u3000', '?!', '老'.repeat(longestHeard + 1), 'a\u0000b', 'a\nb'])
      expect(reads({ heard }), JSON.stringify(heard)).toBe(false)
  })
})
