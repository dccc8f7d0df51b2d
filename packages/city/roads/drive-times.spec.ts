import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  Closures,
  driveTimes,
  driveTimesFrom,
  edgeFlag,
  readRoads,
  route,
  shortestWays,
  type RoadNetwork,
  type RoadPoint,
} from './index.ts'
import { metresBetween } from './metres.ts'
import { OsmElements } from './osm-elements.fixture.ts'
import { plainCost, type Drawn, type Spot } from './plain-search.fixture.ts'

const junctionCount = 9
const directions = ['both', 'both', 'both', 'forward', 'backward'] as const
const junctionKinds = ['plain', 'plain', 'plain', 'plain', 'signal', 'blocked'] as const

const anyJunction = fc.record({
  lon: fc.integer({ min: 0, max: 300 }).map((x) => 8 + x * 1e-4),
  lat: fc.integer({ min: 0, max: 200 }).map((y) => 47 + y * 1e-4),
  kind: fc.constantFrom(...junctionKinds),
})
const anyRoad = fc
  .record({
    from: fc.nat(junctionCount - 1),
    to: fc.nat(junctionCount - 1),
    kmh: fc.constantFrom(20, 30, 50, 80),
    direction: fc.constantFrom(...directions),
    isPrivate: fc.constantFrom(false, false, false, false, true),
  })
  .filter(({ from, to }) => from !== to)
const anySpot = fc.record({ road: fc.nat(), fraction: fc.integer({ min: 0, max: 16 }).map((n) => n / 16) })

/** A chain of two to four roads that can be driven one after another, and the rule on it. */
function anyRestriction(roads: Drawn['roads']) {
  const next = (path: number[]): number[][] => {
    const last = roads[path.at(-1) ?? 0]
    return roads.flatMap((road, r) => {
      const touches = [road.from, road.to].some((end) => end === last?.from || end === last?.to)
      return touches && !path.includes(r) ? [[...path, r]] : []
    })
  }
  const pairs = roads.flatMap((_, r) => next([r]))
  const paths = [...pairs, ...pairs.flatMap(next), ...pairs.flatMap(next).flatMap(next).slice(0, 50)]
  return paths.length === 0
    ? fc.constant([])
    : fc.array(fc.record({ only: fc.boolean(), path: fc.constantFrom(...paths) }), { maxLength: 4 })
}

const anyDrawn: fc.Arbitrary<Drawn> = fc
  .record({
    // Roads of no length have no course: no two junctions in one place.
    junctions: fc.uniqueArray(anyJunction, {
      minLength: junctionCount,
      maxLength: junctionCount,
      selector: ({ lon, lat }) => `${lon} ${lat}`,
    }),
    roads: fc.array(anyRoad, { minLength: 3, maxLength: 18 }),
    closed: fc.array(fc.nat(40), { maxLength: 5 }),
  })
  .chain(({ junctions, roads, closed }) =>
    fc.record({
      junctions: fc.constant(junctions),
      roads: fc.constant(roads),
      restrictions: anyRestriction(roads),
      closed: fc.constant(new Set(closed.filter((edge) => edge < 2 * roads.length))),
    }),
  )

function toOsm({ junctions, roads, restrictions }: Drawn): OsmElements {
  const osm = new OsmElements()
  const kinds = { plain: {}, signal: { highway: 'traffic_signals' }, blocked: { barrier: 'bollard' } }
  junctions.forEach(({ lon, lat, kind }, i) => osm.node(i + 1, lon, lat, kinds[kind]))
  const oneway = { both: 'no', forward: 'yes', backward: '-1' }
  roads.forEach(({ from, to, kmh, direction, isPrivate }, i) => {
    const tags = { maxspeed: String(kmh), oneway: oneway[direction], ...(isPrivate && { access: 'private' }) }
    osm.way(i + 1, [from + 1, to + 1], tags)
  })
  restrictions.forEach(({ only, path }, i) => {
    const via = path.slice(1, -1)
    const way = (road: number | undefined, role: string) => ({ type: 'way' as const, ref: (road ?? -1) + 1, role })
    const members =
      via.length > 0
        ? via.map((road) => way(road, 'via'))
        : sharedJunctions(roads, path).map((junction) => ({ type: 'node' as const, ref: junction + 1, role: 'via' }))
    const rule = only ? 'only_straight_on' : 'no_straight_on'
    // A restriction has one via node: where two roads meet twice it takes two restrictions to say as much.
    for (const [n, node] of (via.length > 0 ? [undefined] : members).entries()) {
      osm.relation({
        id: 10 * i + n + 1,
        members: [way(path[0], 'from'), ...(node ? [node] : members), way(path.at(-1), 'to')],
        tags: { type: 'restriction', restriction: rule },
      })
    }
  })
  return osm
}

function sharedJunctions(roads: Drawn['roads'], [a = 0, b = 0]: readonly number[]): number[] {
  const [one, other] = [roads[a], roads[b]]
  return one && other ? [one.from, one.to].filter((end) => end === other.from || end === other.to) : []
}

type Case = { drawn: Drawn; units: Spot[]; to: Spot }
const anyCase: fc.Arbitrary<Case> = anyDrawn.chain((drawn) => {
  const onRoad = anySpot.map(({ road, fraction }) => ({ road: road % drawn.roads.length, fraction }))
  return fc.record({ drawn: fc.constant(drawn), units: fc.array(onRoad, { minLength: 1, maxLength: 6 }), to: onRoad })
})

async function open({ drawn, units, to }: Case) {
  const network = await readRoads(toOsm(drawn).source)
  const place = ({ road, fraction }: Spot): RoadPoint => {
    const piece = network.pieceWay.indexOf(road + 1)
    return { piece, fraction, lon: 0, lat: 0, offRoadM: 0 }
  }
  const closures = new Closures(network)
  for (const edge of drawn.closed) closures.close(2 * network.pieceWay.indexOf((edge >> 1) + 1) + (edge & 1))
  const isPrivate = (edge: number) => !isThrough(network, edge)
  return { network, closures, isPrivate, from: units.map(place), to: place(to) }
}

const isThrough = (network: RoadNetwork, edge: number) => ((network.edgeFlags[edge] ?? 0) & edgeFlag.through) !== 0

const runs = { numRuns: 250 }

describe('given any small network with one-way roads, restrictions, private ground and closures', () => {
  it('drive times and shortest ways are those of the plainest search, and unknown where that finds none', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (given) => {
        const { network, closures, isPrivate, from, to } = await open(given)
        const times = driveTimes(network, { to, from, closures })
        const ways = shortestWays(network, { to, from, closures })
        given.units.forEach((unit, i) => {
          const [seconds, metres] = (['seconds', 'metres'] as const).map((measure) =>
            plainCost(given.drawn, isPrivate, unit, given.to, measure),
          )
          expect(isAbout(times[i], 'seconds', seconds)).toBe(true)
          expect(isAbout(ways[i], 'metres', metres)).toBe(true)
        })
      }),
      runs,
    )
  })

  it('the best k are the first k of all, and the rest are beyond them', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, fc.integer({ min: 1, max: 6 }), async (given, best) => {
        const { network, closures, from, to } = await open(given)
        const all = driveTimes(network, { to, from, closures }).map(secondsOf)
        const few = driveTimes(network, { to, from, closures, best })
        const answered = few.map(secondsOf).filter((s) => s < Infinity)
        const sorted = all.filter((s) => s < Infinity).toSorted((a, b) => a - b)
        expect(answered.toSorted((a, b) => a - b)).toEqual(sorted.slice(0, best))
        expect(few.filter((answer, i) => typeof answer === 'object' && answer.seconds !== all[i])).toEqual([])
      }),
      runs,
    )
  })

  it('a limit leaves out what lies beyond it and changes nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, fc.integer({ min: 0, max: 300 }), async (given, maxS) => {
        const { network, closures, from, to } = await open(given)
        const all = driveTimes(network, { to, from, closures })
        const within = driveTimes(network, { to, from, closures, maxS })
        expect(within.map(secondsOf)).toEqual(all.map(secondsOf).map((s) => (s <= maxS ? s : Infinity)))
      }),
      runs,
    )
  })

  it('a route takes as long as the drive time says, and its line is as long as its metres', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (given) => {
        const { network, closures, from, to } = await open(given)
        const [start] = from
        const time = driveTimes(network, { to, from: [start!], closures })[0]
        const way = route(network, { from: start!, to, closures })
        expect(way === 'unknown' ? way : { seconds: way.seconds, metres: way.metres }).toEqual(time)
        const { line, edges, metres } = way === 'unknown' ? { line: [], edges: [], metres: 0 } : way
        expect(Math.abs(lengthOf(line) - metres)).toBeLessThan(0.1 + metres * 3e-4)
        expect(edges.slice(1, -1).filter((edge) => closures.isClosed(edge))).toEqual([])
      }),
      runs,
    )
  })

  it('from one place to many takes as long as from that one to each by itself, also out of and into closed ground', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, fc.boolean(), fc.integer({ min: 1, max: 6 }), async (given, isGround, best) => {
        const { network, closures, from: goals, to: start } = await open(given)
        if (isGround)
          for (const edge of network.edgeFlags.keys()) if (closures.isClosed(edge)) closures.closeGround(edge)
        const each = goals.map((to) => driveTimes(network, { to, from: [start], closures })[0])
        const all = driveTimesFrom(network, { from: start, to: goals, closures })
        expect(all.map(rounded)).toEqual(each.map(rounded))
        const few = driveTimesFrom(network, { from: start, to: goals, closures, best })
        const sorted = all.map(secondsOf).toSorted((a, b) => a - b)
        expect(few.map(secondsOf).toSorted((a, b) => a - b)).toEqual(sorted.map((s, i) => (i < best ? s : Infinity)))
        const maxS = sorted[0] ?? 0
        const near = driveTimesFrom(network, { from: start, to: goals, closures, maxS })
        expect(near.map(secondsOf)).toEqual(all.map((one) => (secondsOf(one) <= maxS ? secondsOf(one) : Infinity)))
      }),
      { numRuns: 1000 },
    )
  })

  it('private ground keeps nobody from getting anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(anyDrawn, async (any) => {
        const drawn = { ...any, restrictions: [] }
        const network = await readRoads(toOsm(drawn).source)
        const allPublic = await readRoads(toOsm({ ...drawn, roads: drawn.roads.map(asPublic) }).source)
        const from = whereFlag(network, edgeFlag.leads).map(middleOf)
        for (const to of whereFlag(network, edgeFlag.reached).map(middleOf)) {
          const inTheOpen = driveTimes(allPublic, { to, from })
          const lost = driveTimes(network, { to, from }).filter(
            (answer, i) => answer === 'unknown' && inTheOpen[i] !== 'unknown',
          )
          expect(lost).toEqual([])
        }
      }),
      runs,
    )
  })
})

const asPublic = (road: Drawn['roads'][number]) => ({ ...road, isPrivate: false })

const middleOf = (piece: number): RoadPoint => ({ piece, fraction: 0.5, lon: 0, lat: 0, offRoadM: 0 })

function whereFlag(network: RoadNetwork, flag: number): number[] {
  return [...network.edgeFlags].flatMap((flags, edge) => ((flags & flag) !== 0 ? [edge >> 1] : []))
}

function lengthOf(line: readonly (readonly [number, number])[]): number {
  return line.slice(1).reduce((sum, [lon, lat], i) => {
    const [fromLon = NaN, fromLat = NaN] = line[i] ?? []
    return sum + metresBetween({ lon: fromLon, lat: fromLat }, { lon, lat })
  }, 0)
}

/** Sums of the same parts in another order. */
const rounded = (answer: ReturnType<typeof driveTimes>[number] | undefined) =>
  typeof answer === 'object' ? answer.seconds.toFixed(4) : answer

function secondsOf(answer: ReturnType<typeof driveTimes>[number] | undefined): number {
  return typeof answer === 'object' ? answer.seconds : Infinity
}

function isAbout(answer: ReturnType<typeof driveTimes>[number] | undefined, measure: 'seconds' | 'metres', cost = NaN) {
  if (cost === Infinity || typeof answer !== 'object') return cost === Infinity && answer === 'unknown'
  // The plain search takes a degree's length elsewhere, and half a turn may be one to the left or one to the right.
  return Math.abs(answer[measure] - cost) < 0.06 + cost * 3e-4
}
