import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRoads, StandingClosures, type RoadClosure } from './index.ts'
import { OsmElements } from './osm-elements.fixture.ts'

const lonOf = (column: number) => 114.3 + column / 300
const latOf = (row: number) => 30.6 + row / 300
const size = 7

/** Streets of different speeds, some of them one way. */
function town() {
  const osm = new OsmElements()
  const id = (column: number, row: number) => 1 + column + size * row
  const all = Array.from({ length: size }, (_, i) => i)
  for (const row of all) for (const c of all) osm.node(id(c, row), lonOf(c), latOf(row))
  for (const row of all)
    osm.way(
      100 + row,
      all.map((c) => id(c, row)),
      row % 3 === 1 ? { highway: 'primary' } : {},
    )
  for (const c of all)
    osm.way(
      200 + c,
      all.map((row) => id(c, row)),
      c % 3 === 2 ? { highway: 'residential', oneway: 'yes' } : {},
    )
  return readRoads(osm.source)
}

const network = await town()
const place = fc
  .tuple(fc.double({ min: 0, max: size - 1, noNaN: true }), fc.double({ min: 0, max: size - 1, noNaN: true }))
  .map(([column, row]) => ({ lon: lonOf(column), lat: latOf(row) }))
const across = fc.tuple(place, place).map(([a, b]): RoadClosure => ({
  id: JSON.stringify([a, b]),
  geometry: { kind: 'across', line: [a, b] },
  direction: 'both',
  effect: { kind: 'closed' },
}))

describe('DR38 what units reach', () => {
  it('in one search from all of them is the least of the drive times from each, with closures and turnout', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: place, startS: fc.integer({ min: 0, max: 120 }) }), { minLength: 1, maxLength: 5 }),
        fc.array(place, { minLength: 1, maxLength: 12 }),
        fc.array(across, { maxLength: 3 }),
        fc.integer({ min: 20, max: 400 }),
        (from, to, closures, limitS) => {
          const roads = new StandingClosures(network)
          roads.lay(closures)
          const { seconds } = roads.reach({ from, to, limitS })
          to.forEach((_, index) => {
            const each = from.map(({ at, startS }) => {
              const time = roads.driveTimesFrom({ from: at, to })[index]
              return typeof time === 'object' ? startS + time.seconds : Infinity
            })
            const least = Math.min(...each)
            const found = seconds[index] ?? NaN
            const isAtLimit = Math.abs(least - limitS) <= 1e-6
            const isRight = least > limitS ? found === Infinity : Math.abs(found - least) < 1e-4
            expect(isAtLimit || isRight).toBe(true)
          })
        },
      ),
      { numRuns: 300 },
    )
  })

  it('shrinks with a closure and grows with the limit', () => {
    const from = [{ at: { lon: lonOf(3), lat: latOf(3) }, startS: 30 }]
    const to = Array.from({ length: 49 }, (_, i) => ({ lon: lonOf(i % 7), lat: latOf(Math.floor(i / 7)) }))
    const roads = new StandingClosures(network)
    const count = (limitS: number) => roads.reach({ from, to, limitS }).seconds.filter((s) => s <= limitS).length
    const [near, far] = [count(60), count(180)]
    expect(near).toBeGreaterThan(0)
    expect(far).toBeGreaterThan(near)
    const line = [
      { lon: lonOf(-0.5), lat: latOf(3.5) },
      { lon: lonOf(6.5), lat: latOf(3.5) },
    ]
    roads.lay([{ id: 'a', geometry: { kind: 'across', line }, direction: 'both', effect: { kind: 'closed' } }])
    expect(count(180)).toBeLessThan(far)
  })
})
