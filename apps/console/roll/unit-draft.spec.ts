import { wordsOf } from '@tocsin/ui/words'
import { describe, expect, it } from 'vitest'
import { makePassword } from './password.ts'
import { pointIn } from './point-in.ts'
import { draftOfUnit, rowOfDraft, whyNotUnit } from './unit-draft.ts'

const { roll } = wordsOf('en')
const fresh = { ...draftOfUnit(undefined), id: 'e9', callSign: 'E9' }
const others = [{ id: 'e1', callSign: 'E1' }]

describe('the form of a unit', () => {
  it('says what its row is; a name in one language stands for both', () => {
    const draft = { ...fresh, zh: ' 九号车 ', profile: 'large' as const, heightM: '3.9', hasKeys: true }
    expect(rowOfDraft(draft)).toEqual({
      unit: 'e9',
      callSign: 'E9',
      kind: 'patrol',
      name: { zh: '九号车', en: '九号车' },
      post: null,
      vehicle: { profile: 'large', heightM: 3.9, hasKeys: true },
      retired: false,
    })
  })

  it('names the field and the remedy of what is not right', () => {
    const why = (some: object) => whyNotUnit({ ...fresh, ...some }, undefined, others, roll)
    expect(why({})).toBeUndefined()
    expect(why({ id: 'a b' })).toContain(roll.code)
    expect(why({ id: 'e1' })).toBe(roll.codeTaken)
    expect(why({ callSign: ' ' })).toBe(roll.needed(roll.callSign))
    expect(why({ callSign: 'E1' })).toBe(roll.callSignTaken)
    expect(why({ profile: 'car', heightM: '99' })).toBe(roll.notANumber(roll.sizes.heightM, 0.5, 6))
    expect(why({ profile: 'car', weightT: 'x' })).toContain(roll.sizes.weightT)
  })
})

describe('a point as it is typed', () => {
  it.each(['114.0579, 22.5431', '114.0579，22.5431', ' 114.0579 22.5431 '])('%j', (text) =>
    expect(pointIn(text)).toEqual({ lon: 114.0579, lat: 22.5431 }),
  )
  it.each(['', '114', '22.5431, 114.0579', '200, 10', '1,2,3', 'a, b'])('%j is none', (text) =>
    expect(pointIn(text)).toBeUndefined(),
  )
})

it('a password is long, readable and never the same', () => {
  const made = Array.from({ length: 50 }, makePassword)
  expect(new Set(made).size).toBe(50)
  for (const each of made) expect(each).toMatch(/^(?:[a-km-np-z2-9]{4}-){3}[a-km-np-z2-9]{4}$/)
})
