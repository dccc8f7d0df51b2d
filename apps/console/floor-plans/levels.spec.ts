import { describe, expect, it } from 'vitest'
import { byHeight, entranceOf, heightOf, storeyFrom } from './levels.ts'

const plans = (...levels: string[]) => levels.map((level) => ({ id: level, level }))
const names = (list: readonly { level: string }[]) => list.map(({ level }) => level)

describe('storeys', () => {
  it.each([
    ['B2', -2],
    ['-1', -1],
    ['地下一层', -1],
    ['负二楼', -2],
    ['G', 0],
    ['1', 1],
    ['首层', 1],
    ['3F', 3],
    ['L12', 12],
    ['三楼', 3],
    ['十二层', 12],
    ['二十', 20],
    ['1.5', 1.5],
    ['屋顶', 10_000],
    ['mezzanine', undefined],
    ['', undefined],
  ])('%s is at %s', (level, height) => expect(heightOf(level)).toBe(height))

  it('stand from the lowest to the roof, with those without a height last', () => {
    expect(names(byHeight(plans('roof', '10', '2', 'annex', 'B1', '1', 'B10')))).toEqual([
      'B10',
      'B1',
      '1',
      '2',
      '10',
      'roof',
      'annex',
    ])
  })

  it('open where one comes in', () => {
    expect(entranceOf(plans('3', 'B1', '2', '1'))?.level).toBe('1')
    expect(entranceOf(plans('B1', 'B2'))?.level).toBe('B2')
    expect(entranceOf([])).toBeUndefined()
  })

  it('are gone up and down one by one, and no further than there are', () => {
    const all = plans('2', 'B1', '1')
    expect(storeyFrom(all, '1', 1)?.level).toBe('2')
    expect(storeyFrom(all, '2', 1)?.level).toBe('2')
    expect(storeyFrom(all, '1', -1)?.level).toBe('B1')
    expect(storeyFrom(all, 'B1', -1)?.level).toBe('B1')
  })
})
