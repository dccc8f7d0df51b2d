import { neutralListing } from '@tocsin/domain'
import { describe, expect, it } from 'vitest'
import { findTags, mergedTags } from './find-tags.ts'

const found = (typed: string, chosen: readonly string[] = []) =>
  findTags(neutralListing.tags, chosen, typed).map(({ code }) => code)

describe('tags by what is typed', () => {
  it.each([
    ['weap', 'weapon'],
    ['持械', 'weapon'],
    ['CX', 'weapon'],
    ['trapped', 'trapped'],
  ])('DR3 "%s" finds %s', (typed, code) => expect(found(typed)).toContain(code))

  it('DR3 what is chosen already is not offered again', () => expect(found('weapon', ['weapon'])).toEqual([]))

  it('best fits first', () => expect(found('dan')[0]).toBe('dangerous-goods'))
})

describe('tags changed at two desks at once', () => {
  it('DR3 keeps what the other added', () =>
    expect(mergedTags(['school'], ['school', 'weapon'], ['school', 'minor'])).toEqual(['school', 'minor', 'weapon']))

  it('DR3 takes off what this one took off', () =>
    expect(mergedTags(['school', 'minor'], ['minor'], ['school', 'minor', 'weapon'])).toEqual(['minor', 'weapon']))

  it('does not bring back what the other took off', () =>
    expect(mergedTags(['school', 'minor'], ['school', 'minor', 'weapon'], ['minor'])).toEqual(['minor', 'weapon']))
})
