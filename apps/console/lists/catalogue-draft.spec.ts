import { neutralListing, type Listing, type Tag } from '@tocsin/domain'
import { describe, expect, it } from 'vitest'
import { afterSave, changed, clashesOf, undone, unsaved, withFile, type Draft } from './catalogue-draft.ts'

const named = (tags: readonly Tag[], code: string, name: Partial<Tag['name']>, retired = false): Tag[] =>
  tags.map((tag) => (tag.code === code ? { ...tag, name: { ...tag.name, ...name }, retired } : tag))
const base = neutralListing.tags
const find = (tags: readonly Tag[], code: string) => tags.find((tag) => tag.code === code)

describe('a file over unsaved changes', () => {
  it('DR3 nothing typed is lost: what only one has changed stays, whoever is preferred', () => {
    const added: Tag = { code: 'mine', name: { zh: '我', en: 'Mine' }, retired: false }
    const mine = [...named(base, 'minor', { en: 'Typed here' }), added]
    const file = named(base, 'school', { en: 'Of the file' })
    for (const prefers of ['mine', 'file'] as const) {
      const all = withFile(base, mine, file, prefers)
      expect([find(all, 'minor')?.name.en, find(all, 'school')?.name.en]).toEqual(['Typed here', 'Of the file'])
      expect(find(all, 'mine')).toEqual(added)
    }
    expect(clashesOf(base, mine, file)).toEqual([])
  })

  it('DR3 fields of one thing that only one has changed are no clash', () => {
    const mine = named(base, 'minor', { zh: '此处' })
    const file = named(base, 'minor', { en: 'File' }, true)
    expect(clashesOf(base, mine, file)).toEqual([])
    expect(find(withFile(base, mine, file, 'mine'), 'minor')).toMatchObject({
      name: { zh: '此处', en: 'File' },
      retired: true,
    })
  })

  it('DR3 where both say something else of one thing it is asked, and the answer holds', () => {
    const mine = named(base, 'minor', { en: 'Typed here' })
    const file = named(base, 'minor', { en: 'Of the file' })
    expect(clashesOf(base, mine, file)).toEqual(['minor'])
    expect(find(withFile(base, mine, file, 'mine'), 'minor')?.name.en).toBe('Typed here')
    expect(find(withFile(base, mine, file, 'file'), 'minor')?.name.en).toBe('Of the file')
  })
})

describe('steps of a draft', () => {
  const fresh: Draft = { base: neutralListing, version: 3, mine: neutralListing, earlier: [] }
  const typing = (draft: Draft, code: string, en: string): Draft =>
    changed(draft, { tags: named(draft.mine.tags, code, { en }) })

  it('letters of one field are one step, another field is another', () => {
    const typed = typing(typing(typing(fresh, 'minor', 'A'), 'minor', 'AB'), 'school', 'C')
    expect(typed.earlier.length).toBe(2)
    const once = undone(typed)
    expect(find(once?.mine.tags ?? [], 'minor')?.name.en).toBe('AB')
    expect(once === null ? once : undone(once)).toBeNull()
  })

  it('a file that was taken is one step', () => {
    const typed = typing(fresh, 'minor', 'Typed here')
    const file = named(named(base, 'minor', { en: 'File' }), 'school', { en: 'File' })
    const taken = changed(typed, { tags: withFile(base, typed.mine.tags, file, 'file') })
    expect(undone(taken)?.mine).toEqual(typed.mine)
  })

  it('tells what is unsaved by list and item', () => {
    const mine: Listing = {
      ...typing(fresh, 'minor', 'A').mine,
      severity: null,
      equivalents: [{ whole: 'rescue', parts: ['engine', 'patrol'] }],
    }
    expect(unsaved({ base: neutralListing, mine })).toEqual([
      { part: 'tags', codes: ['minor'] },
      { part: 'equivalents', codes: ['rescue'] },
    ])
  })
})

it('DR1 what is typed while a save is on its way is left as a change of the version that it has made', () => {
  const mine = { ...neutralListing, tags: named(base, 'minor', { en: 'Saved' }) }
  const saved: Draft = { base: neutralListing, version: 2, mine, earlier: [] }
  expect(afterSave(saved, saved, mine)).toBeNull()
  const later = changed(saved, { tags: named(base, 'minor', { en: 'Typed later' }) })
  const left = afterSave(later, saved, mine)
  expect(left).toMatchObject({ version: 3, base: mine, mine: later.mine })
  expect(left && unsaved(left)).toEqual([{ part: 'tags', codes: ['minor'] }])
})
