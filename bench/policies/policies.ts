/* oxlint-disable typescript/no-non-null-assertion -- the hot loops: places and units are counted by the world itself */
import {
  mayMove,
  StandbyAdvisor,
  type MoveRate,
  type PastMove,
} from '../../packages/domain/dispatching/standby/index.ts'
import type { SimCall } from './calls.ts'
import { headFor, isMoving, secondsBetween, whereIs, type SimUnit } from './fleet.ts'
import { metresOf, type World } from './world.ts'

/** line, road: the nearest of those that can be sent. ours: soonest there, with turnout, and those about to clear too. */
export type Sending = 'line' | 'road' | 'ours'
/**
 * Where a unit waits that becomes free: at its home, at the nearest base with room, where DMEXCLP says; moves: the same,
 * and units that wait already are moved too, by the rate.
 */
export type Waiting = 'home' | 'nearest' | 'advice' | 'moves'
export type Policy = { readonly sending: Sending; readonly waiting: Waiting }

export const moveRate: MoveRate = { unitRestMs: 60 * 60_000, perHour: 4, leastGain: 0.01 }

/** Decides by a policy. */
export class Decider {
  readonly #world: World
  readonly #policy: Policy
  readonly #advisor: StandbyAdvisor
  readonly #metres: Float32Array
  readonly #moves: PastMove[] = []
  moved = 0

  constructor(world: World, policy: Policy) {
    this.#world = world
    this.#policy = policy
    this.#advisor = new StandbyAdvisor({ sets: world.cover, busy: world.busy, capacity: world.capacity })
    this.#metres = policy.sending === 'line' ? metresOf(world.places) : new Float32Array(0)
  }

  /** The unit for a call; undefined: nobody can be sent. A unit at work is one to wait for, which only 'ours' names. */
  choose(call: SimCall, units: readonly SimUnit[], now: number, promised: ReadonlyMap<SimUnit, SimCall>) {
    let [best, least] = [undefined as SimUnit | undefined, Infinity]
    for (const unit of units) {
      if (promised.has(unit)) continue
      const cost = this.#cost(call, unit, now)
      if (cost < least) [best, least] = [unit, cost]
    }
    return best
  }

  /** The base for a unit that has just become free. */
  baseFor(unit: SimUnit, home: number, units: readonly SimUnit[]): number {
    if (this.#policy.waiting === 'home') return home
    const { bases, capacity, returnFactor } = this.#world
    const others = idleByBase(bases.length, units)
    const driveS = (base: number) => secondsBetween(this.#world, unit.place, bases[base]!) * returnFactor
    if (this.#policy.waiting !== 'nearest') return this.#advisor.bestBaseFor({ driveS }, others)?.base ?? home
    const open = bases.map((_, base) => base).filter((base) => others[base]! < capacity[base]!)
    return open.reduce((best, base) => (driveS(base) < driveS(best) ? base : best), open[0] ?? home)
  }

  /** Moves one waiting unit, if that is worth it and the rate lets it. */
  moveOne(units: readonly SimUnit[], now: number): void {
    if (this.#policy.waiting !== 'moves') return
    const { bases, returnFactor } = this.#world
    const nowMs = now * 1000
    while (this.#moves.length > 0 && this.#moves[0]!.at < nowMs - moveRate.unitRestMs) this.#moves.shift()
    if (this.#moves.length >= moveRate.perHour) return
    const still = units.filter((unit) => unit.phase === 'waiting')
    const idle = still.map((unit) => {
      const driveS = (base: number) => {
        if (isMoving(unit, now) || !mayMove(unit.id, nowMs, this.#moves, moveRate)) return undefined
        return secondsBetween(this.#world, bases[unit.base]!, bases[base]!) * returnFactor
      }
      return { id: unit.id, base: unit.base, driveS }
    })
    const move = this.#advisor.bestMove(idle, moveRate.leastGain)
    const unit = move && still.find(({ id }) => id === move.unit)
    if (!unit) return
    headFor(this.#world, unit, move.base, now)
    this.#moves.push({ unit: unit.id, at: nowMs })
    this.moved++
  }

  #cost(call: SimCall, unit: SimUnit, now: number): number {
    const world = this.#world
    if (unit.phase === 'at-work')
      return this.#policy.sending === 'ours' ? this.#clearingCost(call, unit, now) : Infinity
    const from = whereIs(world, unit, now)
    if (this.#policy.sending === 'line') return this.#metres[from * world.places.length + call.zone]!
    const driveS = secondsBetween(world, from, call.zone) * world.classes[call.kind]!.driveFactor
    return this.#policy.sending === 'road' ? driveS : driveS + turnoutOf(world, unit, now)
  }

  /** What a dispatcher can expect of a unit that hands over: the mean, not what chance has drawn. */
  #clearingCost(call: SimCall, unit: SimUnit, now: number): number {
    const world = this.#world
    if (now < unit.clearsFrom) return Infinity
    const left = world.handoverLeftS(now - unit.clearsFrom)
    const driveS = secondsBetween(world, unit.place, call.zone) * world.classes[call.kind]!.driveFactor
    return left + world.turnoutS.road + driveS
  }
}

export const turnoutOf = (world: World, unit: SimUnit, now: number): number =>
  isMoving(unit, now) || unit.phase === 'at-work' ? world.turnoutS.road : world.turnoutS.base

function idleByBase(bases: number, units: readonly SimUnit[]): number[] {
  const idle = Array.from({ length: bases }, () => 0)
  for (const unit of units) if (unit.phase === 'waiting') idle[unit.base] = idle[unit.base]! + 1
  return idle
}
