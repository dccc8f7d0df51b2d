import type { Area } from '@tocsin/domain'
import { describe, expect, it } from 'vitest'
import { flawsOf, type Piece } from './overlaps.ts'

const box = (west: number, east: number): Area => [
  [
    [
      [west, 22],
      [east, 22],
      [east, 22.1],
      [west, 22.1],
      [west, 22],
    ],
  ],
]
const piece = (id: string, west: number, east: number): Piece => ({ id, name: id, area: box(west, east) })
const said = (pieces: readonly Piece[], whole?: Piece) =>
  flawsOf(pieces, whole).map(({ kind, names, m2 }) => `${kind} ${names.join('+')} ${(m2 / 1e6).toFixed(1)}`)

describe('areas beside each other', () => {
  it('are without a flaw where they share a border and cover the whole', () => {
    expect(said([piece('a', 113, 113.1), piece('b', 113.1, 113.2)], piece('all', 113, 113.2))).toEqual([])
  })

  it('tell where two answer and where nobody does, with square kilometres', () => {
    const pieces = [piece('a', 113, 113.1), piece('b', 113.08, 113.2)]
    // 0.02 of a degree is 2.06 km at 22 north, a tenth of a degree of latitude 11.1 km
    expect(said(pieces, piece('all', 113, 113.3))).toEqual(['gap all 114.6', 'overlap a+b 22.9'])
    expect(said(pieces)).toEqual(['overlap a+b 22.9'])
    expect(said([], piece('all', 113, 113.3))).toEqual([])
  })

  it('do not make a flaw of a border that two surveys drew a hand’s breadth apart', () => {
    expect(said([piece('a', 113, 113.1), piece('b', 113.099_999_9, 113.2)])).toEqual([])
  })
})
