import { contours } from 'd3-contour'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runWhole } from '../slices.ts'
import { ringsOf, type Field, type Ring, type Rings } from './rings-of.ts'

/** A field with a border where nothing is high. */
const field = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })).chain(([columns, rows]) =>
  fc
    .array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: columns * rows, maxLength: columns * rows })
    .map((inside): Field => {
      const values = new Float64Array((columns + 2) * (rows + 2)).fill(-1)
      inside.forEach((value, i) => {
        values[(Math.floor(i / columns) + 1) * (columns + 2) + (i % columns) + 1] = value
      })
      return { columns: columns + 2, rows: rows + 2, values }
    }),
)

/** The same for a ring that begins elsewhere. */
function named(ring: Ring): string {
  const points = ring.slice(0, -1).map(([x, y]) => `${x.toFixed(9)},${y.toFixed(9)}`)
  const least = points.indexOf(points.toSorted()[0] ?? '')
  return [...points.slice(least), ...points.slice(0, least)].join(' ')
}

const crosses = (x: number, y: number, ring: Ring): number =>
  ring.slice(1).filter(([toX, toY], i) => {
    const [fromX, fromY] = ring[i] ?? [0, 0]
    return fromY > y !== toY > y && x < fromX + ((toX - fromX) * (y - fromY)) / (toY - fromY)
  }).length

const isInside = (x: number, y: number, areas: readonly Rings[]): boolean =>
  areas.some((rings) => rings.every((ring, i) => (crosses(x, y, ring) % 2 === 1) === (i === 0)))

describe('areas of a field', () => {
  it('have the rings that d3-contour draws', () => {
    fc.assert(
      fc.property(field, fc.double({ min: 0.1, max: 9.9, noNaN: true }), ({ columns, rows, values }, level) => {
        const ours = runWhole(ringsOf({ columns, rows, values }, level)).flat().map(named)
        const theirs = contours().size([columns, rows]).smooth(true).contour(Array.from(values), level).coordinates
        const theirRings = theirs.flat().map((ring) => named(ring.map(([x = 0, y = 0]) => [x, y] as const)))
        expect(ours.toSorted()).toEqual(theirRings.toSorted())
      }),
    )
  })

  it('hold the middles of the cells that are high, and of no others, holes and islands in them too', () => {
    fc.assert(
      fc.property(field, fc.double({ min: 0.1, max: 9.9, noNaN: true }), ({ columns, rows, values }, level) => {
        fc.pre(values instanceof Float64Array && values.every((each) => Math.abs(each - level) > 1e-6))
        const areas = runWhole(ringsOf({ columns, rows, values }, level))
        for (let at = 0; at < columns * rows; at++) {
          const [x, y] = [(at % columns) + 0.5, Math.floor(at / columns) + 0.5]
          expect([at, isInside(x, y, areas)]).toEqual([at, (values[at] ?? 0) >= level])
        }
      }),
    )
  })

  it('let others have their turn every few rows', () => {
    const size = 64
    const values = Array.from({ length: size * size }, (_, i) => {
      const [x, y] = [i % size, Math.floor(i / size)]
      return x === 0 || y === 0 || x === size - 1 || y === size - 1 ? 0 : (x * y) % 3
    })
    const steps = ringsOf({ columns: size, rows: size, values }, 1)
    let count = 0
    while (steps.next().done !== true) count++
    expect(count).toBeGreaterThan(size / 8)
  })
})
