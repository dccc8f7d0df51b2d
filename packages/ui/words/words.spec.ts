import { describe, expect, it } from 'vitest'
import { languages, mapNameIn, placeIn, preferredLanguage, wordsOf, type Names } from './index.ts'

const named = (id: string): string => `<${id}>`
const names: Names = {
  unit: named,
  incident: named,
  incidentOfSlip: () => '#23',
  account: named,
  post: named,
  organisation: named,
  partner: named,
  contact: named,
  incidentType: named,
  tag: named,
  feedbackField: named,
}

/** Every text of a catalogue with the path to it; functions are left to their own tests. */
function textsOf(part: object, path = ''): [string, string][] {
  return Object.entries(part).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    if (typeof value === 'string') return [[`${path}${key}`, value]]
    return typeof value === 'object' && value !== null ? textsOf(value, `${path}${key}.`) : []
  })
}

describe.each(languages)('%s', (language) => {
  const words = wordsOf(language)

  it('leaves no text empty', () => {
    expect(textsOf(words).filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it('tells every refusal whole, with and without its detail', () => {
    const detail = {
      unit: 'E12',
      slip: 's',
      from: 'available',
      to: 'on-scene',
      next: 'out-of-service',
      status: 'on-scene',
      count: 2,
      first: '17',
      by: 'wang',
    }
    for (const [code, sentence] of Object.entries(words.refusals)) {
      for (const known of [detail, {}]) {
        const said = sentence(known, names)
        expect(said, code).not.toMatch(/undefined|NaN|\[object/)
        expect(said.length, code).toBeGreaterThan(4)
      }
    }
  })

  it('says who has the unit', () => {
    expect(words.refusals['unit-taken']({ unit: 'E12', slip: 's' }, names)).toMatch(/E12.*#23/)
  })

  it('tells every event of a timeline, also one with nothing in it', () => {
    for (const [type, sentence] of Object.entries(words.timeline))
      expect(sentence({}, names), type).not.toMatch(/undefined|NaN/)
  })
})

it('has Chinese in the Chinese one and none in the English one', () => {
  const han = /\p{Script=Han}/u
  expect(textsOf(wordsOf('en')).filter(([, text]) => han.test(text))).toEqual([])
  // Chinese fonts draw these as wide as a character
  expect(textsOf(wordsOf('en')).filter(([, text]) => /[’‘“”]/.test(text))).toEqual([])
  const latinOnly = textsOf(wordsOf('zh-CN')).filter(([, text]) => !han.test(text))
  expect(latinOnly.map(([, text]) => text)).toEqual(['、'])
})

it('begins in the language that the browser prefers', () => {
  expect(preferredLanguage(['fr', 'en-GB', 'zh-CN'])).toBe('en')
  expect(preferredLanguage(['zh-TW', 'en'])).toBe('zh-CN')
  expect(preferredLanguage(['fr'])).toBe('zh-CN')
})

describe('where something is', () => {
  const place = { label: '临江县锦海路37号', labelEn: '37 Jinhai Road, Linjiang' }

  it('is told in the language of the screen', () => {
    expect(placeIn('en', place)).toBe('37 Jinhai Road, Linjiang')
    expect(placeIn('zh-CN', place)).toBe('临江县锦海路37号')
  })

  it('is told as the signs have it where there is no English: never an empty place', () => {
    expect(placeIn('en', { label: '锦海路' })).toBe('锦海路')
    expect(placeIn('en', { label: '锦海路', labelEn: '' })).toBe('锦海路')
    expect([mapNameIn('en', { zh: '县医院' }), mapNameIn('zh-CN', { en: 'Market St' })]).toEqual([
      '县医院',
      'Market St',
    ])
  })
})
