import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Closures, driveTimes, edgesOf, readRoads, StandingClosures, type RoadClosure } from './index.ts'
import { OsmElements } from './osm-elements.fixture.ts'

/** Streets 1 to 5 west to east by rows 0 to 4 south to north, a hundredth of a degree apart. */
const lonOf = (column: number) => 114.3 + column / 500
const latOf = (row: number) => 30.6 + row / 500
function grid() {
  const osm = new OsmElements()
  const id = (column: number, row: number) => 1 + column + 5 * row
  for (let row = 0; row < 5; row++) for (let c = 0; c < 5; c++) osm.node(id(c, row), lonOf(c), latOf(row))
  for (let row = 0; row < 5; row++)
    osm.way(
      100 + row,
      [0, 1, 2, 3, 4].map((c) => id(c, row)),
    )
  for (let c = 0; c < 5; c++)
    osm.way(
      200 + c,
      [0, 1, 2, 3, 4].map((row) => id(c, row)),
    )
  return readRoads(osm.source)
}
const at = (column: number, row: number) => ({ lon: lonOf(column), lat: latOf(row) })
const closure = (said: Partial<RoadClosure> & Pick<RoadClosure, 'geometry'>): RoadClosure => ({
  id: 'r',
  direction: 'both',
  effect: { kind: 'closed' },
  ...said,
})
/** From the middle of the south to the middle of the north, straight up street 2. */
const [south, north] = [at(2, 0.5), at(2, 3.5)]
/** All of the middle block's four junctions and their streets. */
const middle = closure({
  geometry: { kind: 'area', line: [at(1.5, 1.5), at(2.5, 1.5), at(2.5, 2.5), at(1.5, 2.5)] },
})

describe('a line along a road', () => {
  it('means the pieces that it runs along, not the side streets, and one direction where only that is meant', async () => {
    const network = await grid()
    const beside = [
      { lon: lonOf(2) + 0.00008, lat: latOf(0.9) },
      { lon: lonOf(2) - 0.00008, lat: latOf(3.1) },
    ]
    const both = [...edgesOf(network, { kind: 'along', line: beside }, 'both')]
    expect(new Set(both.map((edge) => network.pieceWay[edge >> 1]))).toEqual(new Set([202]))
    expect(both).toHaveLength(8)
    const northward = [...edgesOf(network, { kind: 'along', line: beside }, 'drawn')]
    const southward = [...edgesOf(network, { kind: 'along', line: beside.toReversed() }, 'drawn')]
    expect(northward).toHaveLength(4)
    expect(new Set([...northward, ...southward])).toEqual(new Set(both))
  })

  it('means nothing far off or askew', async () => {
    const network = await grid()
    const off = [at(2.3, 1), at(2.3, 3)]
    const askew = [at(1, 1), at(3, 3)]
    expect([...edgesOf(network, { kind: 'along', line: off }, 'both')]).toEqual([])
    expect([...edgesOf(network, { kind: 'along', line: askew }, 'both')]).toEqual([])
    expect([...edgesOf(network, { kind: 'along', line: [at(1, 1), at(1, 1)] }, 'both')]).toEqual([])
  })
})

describe('an area', () => {
  it('means every road in or across it, however its ring turns', async () => {
    const network = await grid()
    const { geometry } = middle
    if (geometry.kind !== 'area') throw new Error('no area')
    const edges = [...edgesOf(network, geometry, 'both')]
    // the junction in the middle has four streets
    expect(edges).toHaveLength(8)
    const turned = { kind: 'area' as const, line: geometry.line.toReversed() }
    expect(new Set(edgesOf(network, turned, 'both'))).toEqual(new Set(edges))
    const crossedOnly = [at(1.4, 1.9), at(1.6, 1.9), at(1.6, 2.1), at(1.4, 2.1)]
    expect([...edgesOf(network, { kind: 'area', line: crossedOnly }, 'both')]).toHaveLength(2)
  })
})

describe('closures that stand', () => {
  it('count alike for the many that one may go to: each as if it were asked for by itself', async () => {
    const network = await grid()
    const other = closure({
      id: 'other',
      geometry: { kind: 'area', line: [at(2.6, 2.6), at(3.4, 2.6), at(3.4, 3.4), at(2.6, 3.4)] },
    })
    const standing = new StandingClosures(network)
    standing.lay([middle, other, closure({ id: 'bar', geometry: { kind: 'across', line: [at(0.4, 3), at(0.6, 3)] } })])
    // in both closed grounds, behind them, and on a road with a bar
    const to = [at(2, 2.2), at(3, 3), north, at(4, 4), at(0.9, 3), at(0, 0.3)]
    for (const from of [south, at(2, 1.9), at(3, 3.1), at(0.2, 3)]) {
      const each = to.map((one) => standing.driveTimes({ to: one, from: [from] })[0])
      const seconds = (answer: unknown) =>
        typeof answer === 'object' && answer !== null && 'seconds' in answer ? Number(answer.seconds).toFixed(4) : null
      expect(standing.driveTimesFrom({ from, to }).map(seconds)).toEqual(each.map(seconds))
      expect(each.some((answer) => typeof answer === 'object')).toBe(true)
    }
    expect(standing.driveTimesFrom({ from: south, to: [at(2, 2.2), { lon: 0, lat: 0 }] })).toMatchObject([
      {},
      'unknown',
    ])
  })

  it('send units around, tell how much longer it is, and are gone when they are no longer laid', async () => {
    const network = await grid()
    const standing = new StandingClosures(network)
    const [before] = standing.driveTimes({ to: north, from: [south] })
    standing.lay([middle])
    const [after] = standing.driveTimes({ to: north, from: [south] })
    if (typeof before !== 'object' || typeof after !== 'object') throw new Error('no way')
    expect(after.seconds).toBeGreaterThan(before.seconds)
    expect(after.delayS).toBeCloseTo(after.seconds - before.seconds, 6)
    const way = standing.route(south, north)
    expect(way).toMatchObject({ around: ['r'], slow: [], inside: [], seconds: after.seconds, delayS: after.delayS })
    standing.lay([])
    expect(standing.driveTimes({ to: north, from: [south] })).toEqual([{ ...before, delayS: 0 }])
    expect(standing.route(south, north)).toMatchObject({ around: [], delayS: 0 })
  })

  it('let out who stands deep inside, and in who is sent there, and nobody through', async () => {
    const network = await grid()
    const standing = new StandingClosures(network)
    const wide = closure({ geometry: { kind: 'area', line: [at(0.5, 0.5), at(3.5, 0.5), at(3.5, 3.5), at(0.5, 3.5)] } })
    standing.lay([wide])
    const deep = at(2, 1.9)
    const [out, through] = standing.driveTimes({ to: at(4, 4), from: [deep, at(0, 0)] })
    expect([out, through].every((answer) => typeof answer === 'object')).toBe(true)
    const [into] = standing.driveTimes({ to: deep, from: [at(4, 4)] })
    expect(typeof into).toBe('object')
    expect(standing.route(at(4, 4), deep)).toMatchObject({ inside: ['r'], around: [] })
    // who only passes drives along the border: each street of the grid's edge is free, none within is used
    expect(standing.route(at(0, 0), at(4, 4))).toMatchObject({ inside: [], delayS: 0 })
    expect(standing.route(at(2, 0), at(2, 4))).toMatchObject({ inside: [], around: ['r'] })
  })

  it('of which two lie over each other stand until both are lifted', async () => {
    const network = await grid()
    const standing = new StandingClosures(network)
    const ask = () => standing.route(south, north)
    const twice = { ...middle, id: 'again' }
    standing.lay([middle, twice])
    const closed = ask()
    standing.lay([twice])
    if (typeof closed !== 'object') throw new Error('no way')
    expect(ask()).toEqual({ ...closed, around: ['again'] })
    standing.lay([])
    expect(ask()).toMatchObject({ around: [] })
  })

  it('say closed-off where nothing but they are in the way, and unknown where there is no road at all', async () => {
    const network = await grid()
    const standing = new StandingClosures(network)
    standing.lay([closure({ geometry: { kind: 'across', line: [at(-1, 2.5), at(5, 2.5)] } })])
    expect(standing.driveTimes({ to: north, from: [at(2, 1), { lon: 10, lat: 10 }] })).toEqual([
      'closed-off',
      'unknown',
    ])
    expect(standing.route(at(2, 1), north)).toBe('closed-off')
    expect(standing.route({ lon: 10, lat: 10 }, north)).toBe('unknown')
  })

  it('may be slow-downs: so many times as long, or no faster than a limit, and never faster than before', async () => {
    const network = await grid()
    const standing = new StandingClosures(network)
    const whole = { kind: 'area' as const, line: [at(-1, -1), at(6, -1), at(6, 6), at(-1, 6)] }
    // one piece of road, so that no turn is in it
    const ask = () => standing.route(at(2, 1.2), at(2, 1.8))
    const free = ask()
    if (typeof free !== 'object') throw new Error('no way')
    standing.lay([closure({ geometry: whole, effect: { kind: 'slower', factor: 3 } })])
    expect(ask()).toMatchObject({ slow: ['r'], around: [], inside: [] })
    const times = (answer: ReturnType<typeof ask>) => (typeof answer === 'object' ? answer.seconds : NaN)
    expect(times(ask())).toBeCloseTo(3 * free.seconds, 3)
    standing.lay([closure({ geometry: whole, effect: { kind: 'speed', speedKmh: 6 } })])
    expect(times(ask())).toBeCloseTo((free.metres * 3.6) / 6, 3)
    standing.lay([closure({ geometry: whole, effect: { kind: 'speed', speedKmh: 200 } })])
    expect(ask()).toMatchObject({ seconds: free.seconds, delayS: 0 })
  })

  it('slow down one direction alone where one is drawn', async () => {
    const network = await grid()
    const standing = new StandingClosures(network)
    const line = [at(2, 0), at(2, 4)]
    const effect = { kind: 'slower', factor: 5 } as const
    standing.lay([closure({ geometry: { kind: 'along', line }, direction: 'drawn', effect })])
    expect(standing.route(at(2, 1.2), at(2, 1.8))).toMatchObject({ slow: ['r'] })
    expect(standing.route(at(2, 1.8), at(2, 1.2))).toMatchObject({ slow: [], delayS: 0 })
  })
})

describe('given any closures on the grid', () => {
  const spot = fc.record({ column: fc.integer({ min: 0, max: 16 }), row: fc.integer({ min: 0, max: 16 }) })
  const place = ({ column, row }: { column: number; row: number }) => at(column / 4, row / 4)
  const drawing = fc.record({
    kind: fc.constantFrom('across', 'along', 'area'),
    corners: fc.array(spot, { minLength: 3, maxLength: 4 }),
    slow: fc.boolean(),
  })

  it('a unit outside of all takes as long as with the plain set of closed edges, and none is quicker for them', async () => {
    const network = await grid()
    await fc.assert(
      fc.asyncProperty(fc.array(drawing, { maxLength: 4 }), spot, spot, async (drawn, a, b) => {
        const list = drawn.map(({ kind, corners, slow }, n) =>
          closure({
            id: `r${n}`,
            geometry: { kind, line: corners.map(place) },
            effect: slow ? { kind: 'slower', factor: 2 } : { kind: 'closed' },
          }),
        )
        const standing = new StandingClosures(network)
        standing.lay(list)
        const [answer] = standing.driveTimes({ to: place(b), from: [place(a)] })
        const [free] = driveTimes(network, { to: place(b), from: [place(a)] })
        if (typeof answer !== 'object') return
        expect(typeof free === 'object' && answer.seconds >= free.seconds).toBe(true)
        const way = standing.route(place(a), place(b))
        expect(way).toMatchObject({ seconds: answer.seconds, delayS: answer.delayS })
        if (typeof way !== 'object' || way.inside.length > 0) return
        const plain = new Closures(network)
        for (const { geometry, direction, effect } of list) {
          for (const edge of edgesOf(network, geometry, direction)) {
            if (effect.kind === 'closed') plain.close(edge)
            else plain.slow(edge, 2 * (network.seconds[edge] ?? 0))
          }
        }
        const [same] = driveTimes(network, { to: place(b), from: [place(a)], closures: plain })
        expect(same).toMatchObject({ seconds: answer.seconds })
      }),
      { numRuns: 300 },
    )
  })
})
