import { describe, expect, it } from 'vitest'
import { Closures, driveTimes, readRoads } from './index.ts'
import { OsmElements } from './osm-elements.fixture.ts'

// Two banks, 1-2 and 3-4, with bridges 1-3 and 2-4.
const river = () =>
  readRoads(
    new OsmElements()
      .node(1, 114.3, 30.6)
      .node(2, 114.32, 30.6)
      .node(3, 114.3, 30.61)
      .node(4, 114.32, 30.61)
      .way(1, [1, 2])
      .way(2, [3, 4])
      .way(3, [1, 3])
      .way(4, [2, 4]).source,
  )
const south = { lon: 114.302, lat: 30.6 }
const north = { lon: 114.302, lat: 30.61 }
const onBridge = { lon: 114.3, lat: 30.605 }

const seconds = (answers: ReturnType<typeof driveTimes>) =>
  answers.map((answer) => (typeof answer === 'object' ? answer.seconds : answer))[0]

describe('given two bridges', () => {
  it('closing the near one sends units over the far one, closing both makes the other bank unknown', async () => {
    const network = await river()
    const closures = new Closures(network)
    const ask = () => seconds(driveTimes(network, { from: [south], to: north, closures }))
    const before = ask()
    expect(closures.closeAt(onBridge)).toHaveLength(2)
    expect(ask()).toBeGreaterThan(Number(before) * 2)
    closures.closeAcross([
      [114.319, 30.606],
      [114.321, 30.606],
    ])
    expect(closures.count).toBe(4)
    expect(ask()).toBe('unknown')
    closures.reopenAll()
    expect([ask(), closures.count]).toEqual([before, 0])
  })

  it('a unit on a closed bridge may leave it, and one may be sent onto it', async () => {
    const network = await river()
    const closures = new Closures(network)
    closures.closeAt(onBridge)
    expect(seconds(driveTimes(network, { from: [onBridge], to: north, closures }))).toBeGreaterThan(0)
    expect(seconds(driveTimes(network, { from: [south], to: onBridge, closures }))).toBeGreaterThan(0)
  })

  it('a line that only runs beside a road closes nothing', async () => {
    const closures = new Closures(await river())
    const beside = [
      [114.305, 30.6001],
      [114.315, 30.6001],
    ] as const
    expect(closures.closeAcross(beside)).toEqual([])
    expect(closures.closeAt({ lon: 114.31, lat: 30.605 })).toEqual([])
  })

  it('a line across the whole earth closes what it crosses, and takes no longer for it', async () => {
    const closures = new Closures(await river())
    const parallel = [
      [-180, 30.605],
      [180, 30.605],
    ] as const
    expect(new Set(closures.closeAcross(parallel))).toEqual(new Set([4, 5, 6, 7]))
    expect(
      closures.closeAcross([
        [NaN, 0],
        [0, NaN],
      ]),
    ).toEqual([])
  })

  it('closing twice is closing once, and there is no closing of roads that are not', async () => {
    const closures = new Closures(await river())
    closures.close(0)
    closures.close(0)
    expect([closures.count, closures.isClosed(0)]).toEqual([1, true])
    closures.reopen(0)
    closures.reopen(0)
    expect([closures.count, closures.isClosed(0)]).toEqual([0, false])
    expect(() => closures.close(8)).toThrow(RangeError)
    expect(() => closures.close(-1)).toThrow(RangeError)
  })
})
