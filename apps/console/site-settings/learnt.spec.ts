import { expect, it } from 'vitest'
import { columns, heatOf, rowsOf } from './learnt.ts'

const cell = (roadClass: string, hour: number | null, drives: number) => ({ roadClass, hour, drives, factor: 1.2 })

it('puts each cell under its hour, all day first, and the most driven road on top', () => {
  const rows = rowsOf([cell('service', null, 5), cell('primary', 8, 31), cell('primary', null, 90)])
  expect(rows.map(({ roadClass }) => roadClass)).toEqual(['primary', 'service'])
  expect(columns).toHaveLength(25)
  expect(rows[0]?.cells.flatMap((each, at) => (each === undefined ? [] : [[at, each.drives]]))).toEqual([
    [0, 90],
    [9, 31],
  ])
})

it('tints what differs from free flow, both ways alike', () => {
  expect(heatOf(1)).toBe(0)
  expect(heatOf(1.5)).toBe(1)
  expect(heatOf(1 / 1.25)).toBeCloseTo(heatOf(1.25))
  expect(heatOf(4)).toBe(1)
})
