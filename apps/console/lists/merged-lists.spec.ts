import { neutralListing, type Listing } from '@tocsin/domain'
import { describe, expect, it } from 'vitest'
import { mergedLists } from './merged-lists.ts'

const renamed = (listing: Listing, code: string, en: string): Listing => ({
  ...listing,
  tags: listing.tags.map((tag) => (tag.code === code ? { ...tag, name: { ...tag.name, en } } : tag)),
})
const nameOf = ({ tags }: Listing, code: string) => tags.find((tag) => tag.code === code)?.name.en

describe('lists that two people change at once', () => {
  it('DR3 both changes are there', () => {
    const both = mergedLists(
      neutralListing,
      renamed(neutralListing, 'minor', 'A'),
      renamed(neutralListing, 'school', 'B'),
    )
    expect([nameOf(both, 'minor'), nameOf(both, 'school')]).toEqual(['A', 'B'])
  })

  it('what this one added stays, what the other added too', () => {
    const tag = (code: string) => ({ code, name: { zh: code, en: code }, retired: false })
    const mine = { ...neutralListing, tags: [...neutralListing.tags, tag('mine')] }
    const theirs = { ...neutralListing, tags: [...neutralListing.tags, tag('theirs')] }
    const codes = mergedLists(neutralListing, mine, theirs).tags.map(({ code }) => code)
    expect(codes).toEqual([...neutralListing.tags.map(({ code }) => code), 'theirs', 'mine'])
  })

  it('DR2 a scale that only the other made is kept', () => {
    const steps = ['a', 'b'].map((code) => ({ code, name: { zh: code, en: code } }))
    const theirs: Listing = { ...neutralListing, severity: { worst: 'first', steps } }
    expect(mergedLists(neutralListing, neutralListing, theirs).severity).toEqual(theirs.severity)
  })
})
