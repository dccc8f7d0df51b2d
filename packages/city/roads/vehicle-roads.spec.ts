import { describe, expect, it } from 'vitest'
import type { OsmTags } from '../import/osm.ts'
import { driveTimes, readRoads, readWays, route, StandingClosures, type RoadNetwork, type Vehicle } from './index.ts'
import { OsmElements } from './osm-elements.fixture.ts'

const car: Vehicle = { profile: 'car' }
const engine: Vehicle = { profile: 'large' }
const ladder: Vehicle = { profile: 'large', heightM: 3.8, weightT: 18, lengthM: 10.5 }
const motorcycle: Vehicle = { profile: 'motorcycle' }

const west = { lon: 8, lat: 47 }
const east = { lon: 8.02, lat: 47 }

/** A straight road of two kilometres with something on its middle, and a way around of six. */
const twoWays = (way: OsmTags, node: OsmTags = {}) =>
  new OsmElements()
    .node(1, 8, 47)
    .node(2, 8.009, 47)
    .node(3, 8.01, 47, node)
    .node(4, 8.011, 47)
    .node(5, 8.02, 47)
    .node(6, 8, 47.01)
    .node(7, 8.02, 47.01)
    .way(10, [1, 2])
    .way(11, [2, 3, 4], way)
    .way(12, [4, 5])
    .way(13, [1, 6, 7, 5])

function metres(network: RoadNetwork, vehicle: Vehicle | undefined, from = west, to = east): number {
  const [time] = driveTimes(network, { to, from: [from], ...(vehicle && { vehicle }) })
  return typeof time === 'object' ? time.metres : Infinity
}

const near = (value: number, digits: number): unknown => expect.closeTo(value, digits)
const straight = (network: RoadNetwork, vehicle?: Vehicle) => metres(network, vehicle) < 2000

describe('what a road does not let pass', () => {
  it.each<[OsmTags, readonly Vehicle[], readonly Vehicle[]]>([
    [{ maxheight: '3.5' }, [car, engine, motorcycle], [ladder]],
    [{ maxheight: `11'6"` }, [engine], [ladder]],
    [{ maxheight: 'default' }, [ladder], []],
    [{ maxweight: '7.5' }, [car], [engine, ladder]],
    [{ maxweight: '3500 kg' }, [car], [engine]],
    [{ maxwidth: '2.3 m' }, [car], [engine]],
    [{ maxlength: '9' }, [engine], [ladder]],
    [{ hgv: 'no' }, [car, motorcycle], [engine]],
    [{ hgv: 'no', emergency: 'yes' }, [engine], []],
    [{ hgv: 'destination' }, [car], [engine]],
    [{ motorcycle: 'no' }, [car, engine], [motorcycle]],
    [{ maxheight: '3.6', maxweight: '30' }, [engine], [ladder]],
  ])('%j', async (tags, pass, barred) => {
    const network = await readRoads(twoWays(tags).source)
    expect(straight(network)).toBe(true)
    for (const vehicle of pass) expect([vehicle, straight(network, vehicle)]).toEqual([vehicle, true])
    for (const vehicle of barred) {
      expect([vehicle, straight(network, vehicle)]).toEqual([vehicle, false])
      expect(metres(network, vehicle)).toBeLessThan(5000)
    }
  })

  it.each<[OsmTags, readonly Vehicle[], readonly Vehicle[]]>([
    [{ barrier: 'height_restrictor', maxheight: '2.1' }, [car, motorcycle], [engine]],
    [{ barrier: 'bollard' }, [motorcycle], [car, engine]],
    [{ barrier: 'bollard', motorcycle: 'no' }, [], [car, motorcycle]],
    [{ barrier: 'kissing_gate' }, [], [car, motorcycle]],
    [{ barrier: 'gate', locked: 'yes' }, [{ ...engine, hasKeys: true }], [engine, motorcycle]],
    [{ barrier: 'gate', locked: 'yes', access: 'no' }, [], [{ ...engine, hasKeys: true }]],
    [{ barrier: 'gate', access: 'private' }, [car, engine], []],
  ])('a node with %j', async (tags, pass, barred) => {
    const network = await readRoads(twoWays({}, tags).source)
    for (const vehicle of pass) expect([vehicle, straight(network, vehicle)]).toEqual([vehicle, true])
    for (const vehicle of barred) expect([vehicle, straight(network, vehicle)]).toEqual([vehicle, false])
  })

  it('a scene on the barred piece is reached from the near side, and closures go on top of it', async () => {
    const network = await readRoads(twoWays({ maxheight: '3.5' }).source)
    expect(metres(network, ladder, west, { lon: 8.01, lat: 47 })).toBeLessThan(1000)
    const standing = new StandingClosures(network, ladder)
    const north = { lon: 8.01, lat: 47.01 }
    const closed = {
      id: 'c',
      geometry: { kind: 'point', point: north },
      direction: 'both',
      effect: { kind: 'closed' },
    } as const
    standing.lay([])
    expect(standing.route(west, east)).toMatchObject({ delayS: 0, around: [] })
    standing.lay([closed])
    expect(standing.route(west, east)).toBe('closed-off')
    expect(new StandingClosures(network, car).route(west, east)).toMatchObject({ delayS: 0 })
    standing.lay([])
    expect(standing.route(west, east)).toMatchObject({ delayS: 0 })
  })

  it.each<[OsmTags, boolean]>([
    [{ hgv: 'destination' }, true],
    [{ hgv: 'no', maxweight: '7.5' }, true],
    [{ maxheight: '2.8' }, false],
  ])('a scene deep in a quarter with %j is reached by an engine, or from there left: %s', async (tags, isReached) => {
    const quarter = new OsmElements()
      .node(1, 8, 47)
      .node(2, 8.01, 47)
      .node(3, 8.012, 47)
      .node(4, 8.014, 47)
      .node(5, 8.016, 47)
      .way(10, [1, 2])
      .way(11, [2, 3], tags)
      .way(12, [3, 4], tags)
      .way(13, [4, 5], tags)
    const network = await readRoads(quarter.source)
    const deep = { lon: 8.0155, lat: 47 }
    const standing = new StandingClosures(network, engine)
    standing.lay([])
    const [there] = standing.driveTimes({ to: deep, from: [west] })
    const [back] = standing.driveTimes({ to: west, from: [deep] })
    expect([typeof there === 'object', typeof back === 'object']).toEqual([isReached, isReached])
    expect(typeof standing.route(west, deep) === 'object').toBe(isReached)
  })
})

describe('ferries', () => {
  const ferry = (tags: OsmTags) =>
    new OsmElements()
      .node(1, 8, 47)
      .node(2, 8.01, 47)
      .node(3, 8.02, 47)
      .node(4, 8.03, 47)
      .way(10, [1, 2])
      .way(12, [3, 4])
      .waterway(11, [2, 3], { route: 'ferry', ...tags })

  it('take cars where they say so, with the time that they take and a wait', async () => {
    const network = await readRoads(ferry({ motor_vehicle: 'yes', duration: '00:10' }).source)
    const [time] = driveTimes(network, { to: { lon: 8.029, lat: 47 }, from: [{ lon: 8.001, lat: 47 }] })
    const landS = (2 * 0.009 * 75_950 * 3.6) / 35
    expect(typeof time === 'object' && time.seconds).toBeGreaterThan(600 + 300)
    expect(typeof time === 'object' && time.seconds).toBeLessThan(600 + 300 + landS + 60)
  })

  it('that say nothing of cars take none, but people on foot', async () => {
    const { source } = ferry({})
    const ends = { to: { lon: 8.029, lat: 47 }, from: [{ lon: 8.001, lat: 47 }] }
    expect(metres(await readRoads(source), car, ends.from[0], ends.to)).toBeLessThan(800)
    expect(driveTimes(await readWays(source, 'foot'), ends)).toMatchObject([{ metres: near(2125, -1) }])
  })
})

describe('on foot', () => {
  const steps = new OsmElements()
    .node(1, 8, 47)
    .node(2, 8, 47.001)
    .node(3, 8, 47.002)
    .node(4, 8.02, 47)
    .node(5, 8.02, 47.002)
    .way(10, [1, 2], { highway: 'steps' })
    .way(11, [2, 3], { highway: 'footway', oneway: 'yes' })
    .way(12, [1, 4, 5, 3], { highway: 'residential' })
  const [foot, top] = [
    { lon: 8, lat: 47 },
    { lon: 8, lat: 47.002 },
  ]

  it('one takes the steps, slower than level ground, and one-way signs are not for one', async () => {
    const network = await readWays(steps.source, 'foot')
    const [up, down] = [route(network, { from: foot, to: top }), route(network, { from: top, to: foot })]
    const m = 111.2
    const seconds = (m * 3.6) / 2 + (m * 3.6) / 5
    expect(up).toMatchObject({ seconds: near(seconds, 0), metres: near(2 * m, 0) })
    expect(down).toMatchObject({ seconds: near(seconds, 0) })
    expect(route(await readRoads(steps.source), { from: foot, to: top })).toMatchObject({
      metres: near(3265, -1),
    })
  })

  it.each<[OsmTags, boolean]>([
    [{ highway: 'motorway' }, false],
    [{ highway: 'trunk', motorroad: 'yes' }, false],
    [{ highway: 'path', access: 'no' }, false],
    [{ highway: 'residential', foot: 'no' }, false],
    [{ highway: 'service', access: 'private' }, true],
    [{ highway: 'footway', access: 'no', foot: 'yes' }, true],
  ])('%j: %j', async (tags, may) => {
    const osm = new OsmElements().node(1, 8, 47).node(2, 8, 47.01).way(10, [1, 2], tags)
    expect((await readWays(osm.source, 'foot')).pieceWay.length).toBe(Number(may))
  })
})

describe('by boat', () => {
  const river = (tags: OsmTags, node: OsmTags = {}) =>
    new OsmElements().node(1, 8, 47).node(2, 8.01, 47, node).node(3, 8.02, 47).waterway(10, [1, 2, 3], tags)
  const ends = { to: { lon: 8.02, lat: 47 }, from: [{ lon: 8, lat: 47 }] }
  const boat: Vehicle = { profile: 'boat' }

  it('one goes along a river at 15 km/h, or as signed', async () => {
    const seconds = (1519 * 3.6) / 15
    const plain = await readWays(river({ waterway: 'river' }).source, 'boat')
    expect(driveTimes(plain, ends)).toMatchObject([{ seconds: near(seconds, -1) }])
    const slow = await readWays(river({ waterway: 'canal', maxspeed: '7.5' }).source, 'boat')
    expect(driveTimes(slow, ends)).toMatchObject([{ seconds: near(2 * seconds, -1) }])
  })

  it('a weir stops it, a lock does not', async () => {
    const weir = await readWays(river({ waterway: 'river' }, { waterway: 'weir' }).source, 'boat')
    expect(driveTimes(weir, ends)).toEqual(['unknown'])
    const lock = await readWays(river({ waterway: 'river' }, { waterway: 'lock_gate' }).source, 'boat')
    expect(driveTimes(lock, ends)).toMatchObject([{ metres: near(1519, -1) }])
  })

  it('where it is far to the water nobody knows how long it takes', async () => {
    const standing = new StandingClosures(await readWays(river({ waterway: 'river' }).source, 'boat'), boat)
    expect(standing.driveTimes({ to: { lon: 8.02, lat: 47.004 }, from: [{ lon: 8, lat: 47 }] })).toMatchObject([{}])
    expect(standing.driveTimes({ to: { lon: 8.02, lat: 47.006 }, from: [{ lon: 8, lat: 47 }] })).toEqual(['unknown'])
  })

  it.each<OsmTags>([
    { waterway: 'stream' },
    { waterway: 'river', boat: 'no' },
    { waterway: 'river', tunnel: 'culvert' },
  ])('not on %j', async (tags) => expect((await readWays(river(tags).source, 'boat')).pieceWay.length).toBe(0))
})

describe('where no speed is signed', () => {
  it.each([
    ['DE', 10, 52, 75],
    ['CN', 113.9, 23, 70],
    ['JP', 139, 36, 60],
    ['nowhere', -30, 30, 75],
    ['HK', 114.17, 22.32, 50],
  ])('%s: its own limit binds', async (_, lon, lat, kmh) => {
    const osm = new OsmElements()
      .node(1, lon, lat)
      .node(2, lon, lat + 0.01)
      .way(10, [1, 2], { highway: 'primary' })
    const found = route(await readRoads(osm.source), { from: { lon, lat }, to: { lon, lat: lat + 0.01 } })
    expect(typeof found === 'object' && (found.metres / found.seconds) * 3.6).toBeCloseTo(kmh, 1)
  })
})
