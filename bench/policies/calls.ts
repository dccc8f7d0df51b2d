import { randomFrom } from '../valhalla/pairs.ts'
import type { World } from './world.ts'

/** A call with everything that chance decides about it, so that all policies face the same one. */
export type SimCall = {
  /** seconds from the start */
  readonly at: number
  /** place in the world's classes */
  readonly kind: number
  /** a place of the world */
  readonly zone: number
  readonly onSceneS: number
  readonly transported: boolean
  readonly handoverS: number
}

const dayS = 86_400

/** The calls of some days, a Poisson process by thinning: each class at its rate, by hour of day, spread over the zones. */
export function drawCalls(world: World, days: number, seed: number): SimCall[] {
  const draw = randomFrom(seed)
  const perDay = world.classes.reduce((sum, each) => sum + each.perDay, 0)
  const most = Math.max(...world.hourFactors)
  const kinds = cumulate(world.classes.map((each) => each.perDay))
  const zones = world.classes.map((each) => cumulate(each.zoneWeights))
  const calls: SimCall[] = []
  for (let at = 0; ;) {
    at += (-Math.log(1 - draw()) * dayS) / (perDay * most)
    if (at >= days * dayS) return calls
    const keep = draw() * most < (world.hourFactors[Math.floor((at % dayS) / 3600)] ?? 1)
    if (!keep) continue
    const kind = pick(kinds, draw())
    calls.push({
      at,
      kind,
      zone: pick(zones[kind] ?? [], draw()),
      onSceneS: world.onSceneS(draw()),
      transported: draw() < world.transportShare,
      handoverS: world.handoverS(draw()),
    })
  }
}

function cumulate(weights: readonly number[]): number[] {
  let sum = 0
  return weights.map((weight) => (sum += weight))
}

/** Where a share of the whole falls; by bisection. */
function pick(cumulated: readonly number[], share: number): number {
  const at = share * (cumulated.at(-1) ?? 0)
  let [low, high] = [0, cumulated.length - 1]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((cumulated[middle] ?? 0) > at) high = middle
    else low = middle + 1
  }
  return low
}
