import { describe, expect, it } from 'vitest'
import { groupByCover } from '../../packages/domain/dispatching/standby/index.ts'
import { drawCalls, type SimCall } from './calls.ts'
import { headFor, startUnits, whereIs } from './fleet.ts'
import type { Policy, Sending, Waiting } from './policies.ts'
import { simulate } from './simulate.ts'
import { exponential, meanLeft, type World } from './world.ts'

const dayS = 86_400

/**
 * A street with places a minute apart; bases at both ends, calls anywhere on it, nobody transported. Weights are even.
 */
function street(places: number, changes: Partial<World> = {}): World {
  const all = Array.from({ length: places }, (_, i) => i)
  return {
    name: 'street',
    places: all.map((i) => ({ lon: i / 100, lat: 0 })),
    zones: places,
    seconds: Float32Array.from(all.flatMap((from) => all.map((to) => 60 * Math.abs(from - to)))),
    bases: [0, places - 1],
    capacity: [1000, 1000],
    hospitals: [],
    homes: [0, 1],
    classes: [{ name: 'any', perDay: 100, zoneWeights: all.map(() => 1), driveFactor: 1, lateS: 300 }],
    hourFactors: Array.from({ length: 24 }, () => 1),
    dispatchDelayS: 50,
    turnoutS: { base: 60, road: 10 },
    returnFactor: 1,
    transportShare: 0,
    onSceneS: exponential(600),
    handoverS: exponential(600),
    handoverLeftS: () => 600,
    coverS: 180,
    cover: groupByCover({
      bases: 2,
      weights: all.map(() => 1),
      covers: (place, base) => Math.abs(place - base * (places - 1)) <= 3,
    }),
    busy: 0.5,
    ...changes,
  }
}

const call = (at: number, zone: number, changes: Partial<SimCall> = {}): SimCall => ({
  at,
  kind: 0,
  zone,
  onSceneS: 600,
  transported: false,
  handoverS: 0,
  ...changes,
})
const road: Policy = { sending: 'road', waiting: 'home' }
const play = (world: World, calls: readonly SimCall[], policy: Policy) => simulate(world, calls, policy, 0)

describe('the simulation of policies, held against what is known', () => {
  it('with more units than calls the response is delay, turnout and drive', () => {
    const world = street(9, { homes: Array.from({ length: 600 }, (_, i) => i % 2) })
    const calls = drawCalls(world, 3, 5)
    const expected = calls.map(({ zone }) => 50 + 60 + 60 * Math.min(zone, 8 - zone))
    const { meanS, lateShare, waitedShare } = play(world, calls, road)
    // Some find a unit on its way home, nearer and rolling.
    expect(meanS).toBeLessThanOrEqual(mean(expected))
    expect(meanS).toBeGreaterThan(0.95 * mean(expected))
    expect(waitedShare).toBe(0)
    const standing = { ...world, returnFactor: 0 }
    expect(play(standing, calls, road).meanS).toBeCloseTo(mean(expected), 6)
    expect(lateShare).toBe(play(world, calls, road).lateShare)
  })

  it.each([
    [3, 0.6],
    [8, 0.85],
  ])('without distances it is the queue M/M/%d at load %d: Erlang C', (units, load) => {
    const serviceS = 1800
    const world = street(1, {
      bases: [0],
      capacity: [99],
      homes: Array.from({ length: units }, () => 0),
      cover: groupByCover({ bases: 1, weights: [1], covers: () => true }),
      dispatchDelayS: 0,
      turnoutS: { base: 0, road: 0 },
      onSceneS: exponential(serviceS),
      classes: [{ name: 'any', perDay: (load * units * dayS) / serviceS, zoneWeights: [1], driveFactor: 1, lateS: 0 }],
    })
    const result = simulate(world, drawCalls(world, 1500, 11), road)
    const waits = erlangC(units, load * units)
    expect(result.busyShare).toBeCloseTo(load, 2)
    expect(result.waitedShare / waits).toBeCloseTo(1, 1)
    expect(result.meanS / ((waits * serviceS) / (units * (1 - load)))).toBeCloseTo(1, 1)
  })

  it('draws as many calls as the rates say, by hour and zone', () => {
    const hourFactors = Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 0.5 : 1.5))
    const zoneWeights = [1, 0, 0, 0, 3]
    const world = street(5, {
      hourFactors,
      classes: [{ name: 'any', perDay: 100, zoneWeights, driveFactor: 1, lateS: 0 }],
    })
    const calls = drawCalls(world, 400, 3)
    expect(calls.length / 400 / 100).toBeCloseTo(1, 1)
    expect(calls.filter(({ at }) => at % dayS < dayS / 2).length / calls.length).toBeCloseTo(0.25, 1)
    expect(calls.filter(({ zone }) => zone === 4).length / calls.length).toBeCloseTo(0.75, 1)
    expect(calls.filter(({ zone }) => zone > 0 && zone < 4)).toEqual([])
  })

  it('the same calls and policy give the same result', () => {
    const world = street(9)
    const run = () => simulate(world, drawCalls(world, 10, 1), { sending: 'ours', waiting: 'moves' })
    expect(run()).toEqual(run())
  })
})

describe('what the policies do', () => {
  const one = (sending: Sending, waiting: Waiting = 'home'): Policy => ({ sending, waiting })

  it('line goes by metres, road by time, ours also by turnout', () => {
    // Place 4 is nearer to the base at 8 in metres, and to the one at 0 by road.
    const winding = street(9, { turnoutS: { base: 60, road: 10 } })
    const places = winding.places.map((place, i) => (i === 4 ? { lon: 0.07, lat: 0 } : place))
    const seconds = winding.seconds.with(8 * 9 + 4, 900)
    const world = { ...winding, places, seconds }
    expect(play(world, [call(0, 4)], one('line')).meanS).toBe(50 + 60 + 900)
    expect(play(world, [call(0, 4)], one('road')).meanS).toBe(50 + 60 + 240)
    // A unit rolling home from 2 has 120 s to drive and is rolling; the one at the other base 100 s and its turnout.
    const even = street(7, { bases: [0, 6], capacity: [9, 9] })
    const rolling = { ...even, seconds: even.seconds.with(6 * 7 + 4, 100) }
    const calls = [call(0, 2), call(781, 4)]
    expect(play(rolling, calls, one('road')).meanS).toBe((230 + 50 + 60 + 100) / 2)
    expect(play(rolling, calls, one('ours')).meanS).toBe((230 + 50 + 10 + 120) / 2)
  })

  it('a unit is found on its way, not at its goal', () => {
    const world = street(9)
    const [unit] = startUnits(world)
    if (!unit) throw new Error('no unit')
    unit.place = 8
    unit.phase = 'at-work'
    headFor(world, unit, 0, 1000)
    expect([1000, 1120, 1290, 1480, 9999].map((now) => whereIs(world, unit, now))).toEqual([8, 6, 3, 0, 0])
  })

  it('calls wait for the first free unit, the most urgent first, then the oldest', () => {
    const world = street(1, {
      bases: [0],
      capacity: [9],
      homes: [0],
      cover: groupByCover({ bases: 1, weights: [1], covers: () => true }),
      classes: [0, 1].map((i) => ({ name: `${i}`, perDay: 1, zoneWeights: [1], driveFactor: 1, lateS: 100 + 600 * i })),
      dispatchDelayS: 0,
      turnoutS: { base: 0, road: 0 },
    })
    const calls = [call(0, 0), call(10, 0, { kind: 1 }), call(20, 0)]
    // The second waits 1190 s, the third, more urgent, 580 s: both late.
    expect(play(world, calls, road)).toMatchObject({
      lateShare: 2 / 3,
      waitedShare: 2 / 3,
      meanS: (0 + 1190 + 580) / 3,
    })
  })

  it('home and nearest send a freed unit back, advice where the calls are', () => {
    const busyEast = street(9, {
      homes: [0, 0],
      cover: groupByCover({ bases: 2, weights: [1, 9], covers: (place, base) => place === base }),
    })
    const later = [call(0, 1), call(4000, 8)]
    expect(play(busyEast, later, one('road', 'home')).meanS).toBe((170 + 590) / 2)
    expect(play(busyEast, later, one('road', 'nearest')).meanS).toBe((170 + 590) / 2)
    expect(play(busyEast, later, one('road', 'advice')).meanS).toBe((170 + 110) / 2)
  })

  it('ours holds a call for a unit about to clear next door', () => {
    const world = street(60, { homes: [0, 1], hospitals: [30], handoverLeftS: () => 120 })
    const calls = [call(0, 29, { transported: true, handoverS: 300 }), call(2700, 31)]
    const roadS = play(world, calls, road).meanS
    expect(play(world, calls, one('ours')).meanS).toBeLessThan(roadS)
  })
})

it('what is left of a duration falls as it passes, and is nothing past the longest', () => {
  const left = meanLeft([10, 20, 60])
  expect([left(0), left(10), left(30), left(60)]).toEqual([30, 30, 30, 0])
})

const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length

/** The chance to wait in a queue M/M/c with an offered load of `a` (Erlang 1917), by the recursion of Erlang B. */
function erlangC(servers: number, a: number): number {
  let b = 1
  for (let n = 1; n <= servers; n++) b = (a * b) / (n + a * b)
  return b / (1 - (a / servers) * (1 - b))
}
