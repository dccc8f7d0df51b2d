import { randomFrom } from '../random.ts'
import type { Random } from '../random.ts'
import { between, distance, minus, plus, times, unitOf, leftOf } from './point.ts'
import type { Point } from './point.ts'

/**
 * The town is drawn on a flat plan where the river is the line y = 0, and bent onto the ground: the river gets its
 * meanders, streets near it turn with it, and everything its gentle curves. The bending never folds, so what does not
 * cross on the plan does not cross on the ground.
 */
export type Ground = {
  readonly bend: (flat: Point) => Point
  /** degrees, WGS 84, rounded to the 1e-7 of the file */
  readonly lonLat: (flat: Point) => readonly [lon: number, lat: number]
  /** Axes at a place: where the plan's direction points on the ground, and how it stretches lengthwise and crosswise. */
  readonly frameAt: (flat: Point, direction: Point) => Frame
  /** Plan points from a to b, both left out, so that the bent line is followed to about 2 m. */
  readonly bendsBetween: (a: Point, b: Point) => readonly Point[]
  readonly toLonLat: (ground: Point) => readonly [lon: number, lat: number]
}
export type Frame = {
  readonly origin: Point
  readonly u: Point
  readonly v: Point
  readonly stretchU: number
  readonly stretchV: number
}

type Wave = { readonly height: number; readonly length: number; readonly phase: number; readonly heading: number }

const riverReachM = 700
const farReachM = 2600

const waveOf = (random: Random, height: number, length: number): Wave => ({
  height,
  length: length * random.between(0.9, 1.1),
  phase: random.between(0, 2 * Math.PI),
  heading: random.between(0, Math.PI),
})
const angle = (wave: Wave, at: number): number => (2 * Math.PI * at) / wave.length + wave.phase
const ripple = (waves: readonly Wave[], p: Point): number =>
  waves.reduce(
    (sum, w) => sum + w.height * Math.sin(angle(w, p.x * Math.cos(w.heading) + p.y * Math.sin(w.heading))),
    0,
  )

type Bend = (flat: Point) => Point

const bendWith = (random: Random): Bend => {
  const meanders = [waveOf(random, 330, 6200), waveOf(random, 110, 2700)]
  const [across, lengthwise] = [0, 1].map(() => [
    waveOf(random, 34, 1900),
    waveOf(random, 16, 980),
    waveOf(random, 6, 520),
  ])
  const offset = (x: number): number => meanders.reduce((sum, w) => sum + w.height * Math.sin(angle(w, x)), 0)
  const slope = (x: number): number =>
    meanders.reduce((sum, w) => sum + ((w.height * 2 * Math.PI) / w.length) * Math.cos(angle(w, x)), 0)
  return ({ x, y }) => {
    const near = Math.exp(-Math.abs(y) / riverReachM)
    const far = 1 / (1 + (y / farReachM) ** 2)
    return {
      x: x - y * slope(x) * near + ripple(lengthwise ?? [], { x, y }),
      y: y + offset(x) * far + ripple(across ?? [], { x, y }),
    }
  }
}

const degree = Math.PI / 180
/** Metres in a degree of the WGS 84 ellipsoid (series of NIMA TR8350.2). */
const metresPerDegree = (lat: number): { readonly lon: number; readonly lat: number } => ({
  lat: 111132.954 - 559.822 * Math.cos(2 * lat * degree) + 1.175 * Math.cos(4 * lat * degree),
  lon: 111412.84 * Math.cos(lat * degree) - 93.5 * Math.cos(3 * lat * degree),
})

const round7 = (degrees: number): number => Math.round(degrees * 1e7) / 1e7

const bendsBetween = (bend: Bend, a: Point, b: Point, depth: number): readonly Point[] => {
  const middle = between(a, b, 0.5)
  const chord = times(plus(bend(a), bend(b)), 0.5)
  const long = distance(a, b)
  if (depth === 0 || long < 24 || (long < 160 && distance(bend(middle), chord) < 1.2)) return []
  return [...bendsBetween(bend, a, middle, depth - 1), middle, ...bendsBetween(bend, middle, b, depth - 1)]
}

/** In: seed; centre in degrees, where the plan's origin comes to lie (give or take the bending). */
export const layGround = (seed: number, centre: readonly [lon: number, lat: number]): Ground => {
  const bend = bendWith(randomFrom(seed, 11))
  const perDegree = metresPerDegree(centre[1])
  const toLonLat = (p: Point): readonly [number, number] => [
    round7(centre[0] + p.x / perDegree.lon),
    round7(centre[1] + p.y / perDegree.lat),
  ]
  return {
    bend,
    toLonLat,
    lonLat: (flat) => toLonLat(bend(flat)),
    bendsBetween: (a, b) => bendsBetween(bend, a, b, 7),
    frameAt: (flat, direction) => {
      const origin = bend(flat)
      const step = times(unitOf(direction), 4)
      const alongU = minus(bend(plus(flat, step)), origin)
      const alongV = minus(bend(plus(flat, leftOf(step))), origin)
      const u = unitOf(alongU)
      const v = leftOf(u)
      return {
        origin,
        u,
        v,
        stretchU: Math.hypot(alongU.x, alongU.y) / 4,
        stretchV: Math.abs(alongV.x * v.x + alongV.y * v.y) / 4,
      }
    },
  }
}
