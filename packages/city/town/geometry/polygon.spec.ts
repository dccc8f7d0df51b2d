import { describe, expect, it } from 'vitest'
import { areaOf, boxOf, chordOf, clipLeft, cornersOf, inset, isInside } from './polygon.ts'

const square = [
  { at: { x: 0, y: 0 }, label: 'south' },
  { at: { x: 10, y: 0 }, label: 'east' },
  { at: { x: 10, y: 10 }, label: 'north' },
  { at: { x: 0, y: 10 }, label: 'west' },
]

describe('polygons', () => {
  it('keep the labels of their sides when they are moved inwards by different widths', () => {
    const inner = inset(square, (label) => (label === 'south' ? 3 : 1))
    expect(areaOf(cornersOf(inner))).toBeCloseTo(8 * 6)
    const south = inner.find(({ label }) => label === 'south')
    expect(south?.at).toEqual({ x: 1, y: 3 })
    expect(inner.map(({ label }) => label).toSorted()).toEqual(['east', 'north', 'south', 'west'])
  })

  it('vanish when their sides meet', () => {
    expect(areaOf(cornersOf(inset(square, () => 5.1)))).toBeLessThanOrEqual(0)
  })

  it('are cut by a line, and the cut gets its own label', () => {
    const left = clipLeft(square, { x: 4, y: 0 }, { x: 0, y: 1 }, 'cut')
    expect(areaOf(cornersOf(left))).toBeCloseTo(40)
    expect(left.map(({ label }) => label)).toContain('cut')
    expect(isInside(cornersOf(left), { x: 5, y: 5 })).toBe(false)
  })

  it('say how far a line runs inside them, and lie in a box along their longest way', () => {
    expect(chordOf(cornersOf(square), { x: 2, y: 5 }, { x: 1, y: 0 })).toEqual([-2, 8])
    expect(chordOf(cornersOf(square), { x: 2, y: 50 }, { x: 1, y: 0 })).toBeUndefined()
    const long = cornersOf(square).map(({ x, y }) => ({ x: x * 3, y }))
    expect(boxOf(long)).toMatchObject({ lengthM: 30, widthM: 10 })
  })
})
