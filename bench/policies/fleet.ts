/* oxlint-disable typescript/no-non-null-assertion -- the hot loops: places and units are counted by the world itself */
import type { World } from './world.ts'

/** waiting: at a base or on the way to one, can be sent. at-work: on a call, and free at `place` in the end. */
export type SimUnit = {
  readonly id: string
  phase: 'waiting' | 'at-work'
  /** where it stands, or comes from, or will be free */
  place: number
  /** the base that it stands at or heads for, as a place in `bases` */
  base: number
  /** it left `place` for the base at, and arrives at; the same when it is there */
  leftAt: number
  arrivesAt: number
  /** the handover began at: from then on a dispatcher can tell about when it will clear; Infinity without one */
  clearsFrom: number
  busyS: number
}

export function startUnits(world: World): SimUnit[] {
  return world.homes.map((home, i) => ({
    id: `${i}`,
    phase: 'waiting',
    place: world.bases[home]!,
    base: home,
    leftAt: 0,
    arrivesAt: 0,
    clearsFrom: Infinity,
    busyS: 0,
  }))
}

export const isMoving = (unit: SimUnit, now: number): boolean => unit.arrivesAt > now

/** Seconds with lights and sirens between two places. */
export const secondsBetween = (world: World, from: number, to: number): number =>
  world.seconds[from * world.places.length + to]!

/** Where a unit is: its place, its base, or the place of the world that lies on its way and it has just about reached. */
export function whereIs(world: World, unit: SimUnit, now: number): number {
  const goal = world.bases[unit.base]!
  if (!isMoving(unit, now)) return goal
  const n = world.places.length
  const gone = (now - unit.leftAt) / world.returnFactor
  const whole = secondsBetween(world, unit.place, goal)
  let [best, bestOff] = [unit.place, Infinity]
  for (let place = 0; place < n; place++) {
    const first = world.seconds[unit.place * n + place]!
    const off = Math.abs(first - gone) + (first + world.seconds[place * n + goal]! - whole)
    if (off < bestOff) [best, bestOff] = [place, off]
  }
  return best
}

/** Sends a unit to wait at a base, from where it is. */
export function headFor(world: World, unit: SimUnit, base: number, now: number): void {
  const from = unit.phase === 'waiting' ? whereIs(world, unit, now) : unit.place
  unit.phase = 'waiting'
  unit.place = from
  unit.base = base
  unit.leftAt = now
  unit.arrivesAt = now + secondsBetween(world, from, world.bases[base]!) * world.returnFactor
}
