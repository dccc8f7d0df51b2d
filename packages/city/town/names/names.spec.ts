import { describe, expect, it } from 'vitest'
import { chineseNumber, ordinal } from './numbers.ts'
import { newStreetNamer } from './street-names.ts'
import { joinSyllables } from './syllables.ts'

describe('names', () => {
  it('count as Chinese and English do', () => {
    expect([1, 10, 14, 20, 21, 99].map(chineseNumber)).toEqual(['一', '十', '十四', '二十', '二十一', '九十九'])
    expect([100, 105, 110, 119, 120, 999].map(chineseNumber)).toEqual([
      '一百',
      '一百零五',
      '一百一十',
      '一百一十九',
      '一百二十',
      '九百九十九',
    ])
    expect([1, 2, 3, 4, 11, 12, 21, 22].map(ordinal)).toEqual([
      '1st',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '12th',
      '21st',
      '22nd',
    ])
  })

  it('write pinyin with the apostrophe it needs', () => {
    expect(joinSyllables({ zh: '永', en: 'Yong' }, { zh: '安', en: 'An' })).toEqual({ zh: '永安', en: "Yong'an" })
    expect(joinSyllables({ zh: '新', en: 'Xin' }, { zh: '华', en: 'Hua' })).toEqual({ zh: '新华', en: 'Xinhua' })
  })

  it('do not run out before a city of a million addresses is named', () => {
    const namer = newStreetNamer()
    const roads = Array.from({ length: 48_000 }, () => namer.road())
    expect(new Set(roads.map(({ zh }) => zh)).size).toBe(roads.length)
    expect(new Set(roads.map(({ en }) => en)).size).toBeGreaterThan(roads.length * 0.6)
  })

  it('number the lanes of a row', () => {
    const next = newStreetNamer().laneRow()
    const [first, second] = [next(), next()]
    expect(first.zh.slice(0, 2)).toBe(second.zh.slice(0, 2))
    expect([first.zh.slice(2), second.zh.slice(2)]).toEqual(['一巷', '二巷'])
    expect(second.en).toMatch(/^\S+ 2nd Lane$/)
  })
})
