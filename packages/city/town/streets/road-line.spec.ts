import { describe, expect, it } from 'vitest'
import { joinAt, joinNear } from './join.ts'
import { junctionsInOrder, newLine, takeNumber } from './road-line.ts'

const line = (numbers?: { atStartM: number; grow: 1 | -1 }) =>
  newLine(
    { at: { x: 0, y: 0 }, metres: 0, node: 1 },
    { at: { x: 100, y: 0 }, metres: 0, node: 2 },
    {
      roadClass: 'residential',
      name: { zh: '永安路', en: "Yong'an Road" },
      ...(numbers === undefined ? {} : { numbers }),
    },
  )

describe('house numbers', () => {
  it('are odd on the left and even on the right, and grow along the street', () => {
    const street = line()
    expect([
      takeNumber(street, { x: 12, y: 9 }),
      takeNumber(street, { x: 12, y: -9 }),
      takeNumber(street, { x: 52, y: 9 }),
    ]).toEqual(['5', '6', '21'])
  })

  it('keep their sides where the street counts against the line', () => {
    const street = line({ atStartM: 300, grow: -1 })
    const [near, far] = [takeNumber(street, { x: 2, y: 9 }), takeNumber(street, { x: 92, y: 9 })].map(Number)
    expect((near ?? 0) % 2).toBe(0)
    expect(near).toBeGreaterThan(far ?? Infinity)
  })

  it('are never given twice', () => {
    const street = line()
    expect([1, 2, 3].map(() => takeNumber(street, { x: 12, y: 9 }))).toEqual(['5', '5-1', '5-2'])
  })
})

describe('junctions', () => {
  it('are shared by what meets at one place, and kept in the order of the street', () => {
    const street = line()
    let next = 10
    const draw = (): number => next++
    const middle = joinAt(street, { x: 50, y: 0 }, draw)
    expect(joinAt(street, { x: 50, y: 0 }, draw).node).toBe(middle.node)
    expect(joinNear(street, 53, draw).node).toBe(middle.node)
    const early = joinNear(street, 20, draw)
    expect(joinNear(street, 2, draw).node).toBe(1)
    expect(junctionsInOrder(street).map(({ node }) => node)).toEqual([1, early.node, middle.node, 2])
  })
})
