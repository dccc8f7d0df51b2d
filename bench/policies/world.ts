import {
  driveTimes,
  metresBetween,
  nearestRoad,
  type LonLat,
  type RoadNetwork,
} from '../../packages/city/roads/index.ts'
import type { CoverSets } from '../../packages/domain/dispatching/standby/index.ts'

/** A kind of call: how often, where, how it is driven to, and from when it is late. */
export type CallClass = {
  readonly name: string
  readonly perDay: number
  /** by zone: in proportion to each other */
  readonly zoneWeights: readonly number[]
  /** seconds of a drive to it, as a multiple of the matrix's */
  readonly driveFactor: number
  /** from the call to the arrival */
  readonly lateS: number
}

/** A city for the policies: places with drive times between all of them. Zones come first among the places. */
export type World = {
  readonly name: string
  readonly places: readonly LonLat[]
  readonly zones: number
  /** [from * places + to] seconds with lights and sirens */
  readonly seconds: Float32Array
  /** places where units wait, and how many have room there */
  readonly bases: readonly number[]
  readonly capacity: readonly number[]
  /** places; none: nobody is transported */
  readonly hospitals: readonly number[]
  /** the base of each unit, as a place in `bases` */
  readonly homes: readonly number[]
  readonly classes: readonly CallClass[]
  /** by hour of day, 1 on average */
  readonly hourFactors: readonly number[]
  readonly dispatchDelayS: number
  /** from the dispatch to the wheels, for a unit at its base and for one on the road */
  readonly turnoutS: { readonly base: number; readonly road: number }
  /** seconds of a drive without a patient's or caller's hurry, as a multiple of the matrix's */
  readonly returnFactor: number
  readonly transportShare: number
  /** each draws a duration in seconds from a number in [0, 1) */
  readonly onSceneS: (share: number) => number
  readonly handoverS: (share: number) => number
  /** what a dispatcher expects a handover to last still, after so many seconds of it: the mean of those that lasted longer */
  readonly handoverLeftS: (elapsedS: number) => number
  /** seconds of driving within which the advice takes a base to cover a place */
  readonly coverS: number
  readonly cover: CoverSets
  /** what the advice takes units to be busy */
  readonly busy: number
}

/**
 * Drive times between all places, one search backwards from each; [from * places + to]. A place is as far from the road
 * as nothing. Infinity where there is no way.
 */
export function matrixOf(network: RoadNetwork, places: readonly LonLat[]): Float32Array {
  const n = places.length
  const seconds = new Float32Array(n * n).fill(Infinity)
  const starts = places.map((place) => nearestRoad(network, place, 'start') ?? place)
  for (const [to, place] of places.entries()) {
    const answers = driveTimes(network, { to: place, from: starts })
    for (const [from, answer] of answers.entries()) {
      if (from === to) seconds[from * n + to] = 0
      else if (typeof answer === 'object') seconds[from * n + to] = answer.seconds
    }
  }
  return seconds
}

/** Straight-line metres between all places. */
export function metresOf(places: readonly LonLat[]): Float32Array {
  return Float32Array.from(places.flatMap((from) => places.map((to) => metresBetween(from, to))))
}

/** The mean of what is left of a duration of which so much has passed, going by samples; 0 past the longest. */
export function meanLeft(samples: readonly number[]): (elapsed: number) => number {
  const sorted = Float64Array.from(samples).sort()
  const above = new Float64Array(sorted.length + 1)
  for (let i = sorted.length - 1; i >= 0; i--) above[i] = (above[i + 1] ?? 0) + (sorted[i] ?? 0)
  return (elapsed) => {
    const from = sorted.findIndex((sample) => sample > elapsed)
    return from === -1 ? 0 : (above[from] ?? 0) / (sorted.length - from) - elapsed
  }
}

/** Draws from an exponential distribution of this mean. */
export const exponential =
  (mean: number) =>
  (share: number): number =>
    -Math.log(1 - share) * mean
