import { neutralListing, type IncidentType } from '@tocsin/domain'
import { describe, expect, it } from 'vitest'
import { inTree, mayStandBelow, newTypeCode } from './type-tree.ts'

const [some] = neutralListing.types
const type = (code: string, parent: string | null): IncidentType => ({ ...some!, code, parent })
const types = [type('b', 'a'), type('a', null), type('c', 'b'), type('d', 'c'), type('e', null), type('f', 'e')]
const shown = inTree(types).map(({ type: { code }, depth }) => `${'.'.repeat(depth)}${code}`)

describe('types as a tree', () => {
  it('DR1 stand below their parents', () => expect(shown).toEqual(['a', '.b', '..c', '...d', 'e', '.f']))

  it('shows what stands in a circle, to be mended', () =>
    expect(inTree([type('x', 'y'), type('y', 'x')]).map(({ type: { code } }) => code)).toEqual(['x', 'y']))

  it.each([
    ['e', 'a', true],
    ['e', 'b', true],
    ['e', 'c', false],
    ['f', 'c', true],
    ['f', 'd', false],
    ['a', 'd', false],
    ['a', 'a', false],
    ['a', 'e', false],
  ])('DR1 %s below %s: %s (four levels, never below itself)', (code, parent, may) =>
    expect(mayStandBelow(types, code, parent)).toBe(may),
  )

  it('a new code is free', () => expect(newTypeCode([type('a-1', null)], 'a')).toBe('a-2'))
})
