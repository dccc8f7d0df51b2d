/* oxlint-disable typescript/no-non-null-assertion -- the hot loops: places and units are counted by the world itself */
import FlatQueue from 'flatqueue'
import type { SimCall } from './calls.ts'
import { headFor, secondsBetween, startUnits, whereIs, type SimUnit } from './fleet.ts'
import { Decider, turnoutOf, type Policy } from './policies.ts'
import type { World } from './world.ts'

export type SimResult = {
  /** calls counted: those after the warm-up */
  readonly calls: number
  readonly lateShare: number
  readonly meanS: number
  /** the share of calls that found nobody to send at once */
  readonly waitedShare: number
  /** of all units, over the whole time */
  readonly busyShare: number
  /** stand-by moves a day */
  readonly movesPerDay: number
}

type Happening = { readonly call: SimCall } | { readonly free: SimUnit }

/** Plays calls under a policy, event by event. The same world, calls and policy give the same result. */
export function simulate(world: World, calls: readonly SimCall[], policy: Policy, warmUpS = 86_400): SimResult {
  return new Simulation(world, policy, warmUpS).play(calls)
}

class Simulation {
  readonly #world: World
  readonly #decider: Decider
  readonly #units: SimUnit[]
  readonly #queue = new FlatQueue<Happening>()
  readonly #promised = new Map<SimUnit, SimCall>()
  readonly #warmUpS: number
  #waiting: SimCall[] = []
  #now = 0
  #late = 0
  #sumS = 0
  #counted = 0
  #waited = 0

  constructor(world: World, policy: Policy, warmUpS: number) {
    this.#world = world
    this.#decider = new Decider(world, policy)
    this.#units = startUnits(world)
    this.#warmUpS = warmUpS
  }

  play(calls: readonly SimCall[]): SimResult {
    for (const call of calls) this.#queue.push({ call }, call.at + this.#world.dispatchDelayS)
    for (let at = this.#queue.peekValue(); at !== undefined; at = this.#queue.peekValue()) {
      this.#now = at
      const next = this.#queue.pop()!
      if ('call' in next) this.#dispatch(next.call)
      else this.#release(next.free)
    }
    const busy = this.#units.reduce((sum, unit) => sum + unit.busyS, 0)
    return {
      calls: this.#counted,
      lateShare: this.#late / this.#counted,
      meanS: this.#sumS / this.#counted,
      waitedShare: this.#waited / this.#counted,
      busyShare: busy / (this.#units.length * this.#now),
      movesPerDay: this.#decider.moved / (this.#now / 86_400),
    }
  }

  #dispatch(call: SimCall): void {
    const unit = this.#decider.choose(call, this.#units, this.#now, this.#promised)
    if (call.at >= this.#warmUpS && unit?.phase !== 'waiting') this.#waited++
    if (unit === undefined) this.#waiting.push(call)
    else if (unit.phase === 'at-work') this.#promised.set(unit, call)
    else this.#send(unit, call)
    this.#decider.moveOne(this.#units, this.#now)
  }

  /** A unit is free: what was promised it, else the most urgent and oldest call that waits, else a base. */
  #release(unit: SimUnit): void {
    const promised = this.#promised.get(unit)
    this.#promised.delete(unit)
    const next = promised ?? this.#takeWaiting()
    if (next) return this.#send(unit, next)
    const home = this.#world.homes[Number(unit.id)]!
    headFor(this.#world, unit, this.#decider.baseFor(unit, home, this.#units), this.#now)
    this.#decider.moveOne(this.#units, this.#now)
  }

  #takeWaiting(): SimCall | undefined {
    const first = this.#waiting.reduce<SimCall | undefined>(
      (best, call) => (best === undefined || call.kind < best.kind ? call : best),
      undefined,
    )
    if (first) this.#waiting = this.#waiting.filter((call) => call !== first)
    return first
  }

  #send(unit: SimUnit, call: SimCall): void {
    const world = this.#world
    const from = unit.phase === 'waiting' ? whereIs(world, unit, this.#now) : unit.place
    const driveS = secondsBetween(world, from, call.zone) * world.classes[call.kind]!.driveFactor
    const arrivesAt = this.#now + turnoutOf(world, unit, this.#now) + driveS
    this.#count(call, arrivesAt - call.at)
    const sceneEnds = arrivesAt + call.onSceneS
    const hospital = call.transported ? nearestOf(world, call.zone, world.hospitals) : undefined
    const delivered =
      hospital === undefined ? sceneEnds : sceneEnds + secondsBetween(world, call.zone, hospital) * world.returnFactor
    const freeAt = hospital === undefined ? sceneEnds : delivered + call.handoverS
    unit.phase = 'at-work'
    unit.place = hospital ?? call.zone
    unit.clearsFrom = hospital === undefined ? Infinity : delivered
    unit.busyS += freeAt - this.#now
    this.#queue.push({ free: unit }, freeAt)
  }

  #count(call: SimCall, responseS: number): void {
    if (call.at < this.#warmUpS) return
    this.#counted++
    this.#sumS += responseS
    if (responseS > this.#world.classes[call.kind]!.lateS) this.#late++
  }
}

function nearestOf(world: World, from: number, places: readonly number[]): number | undefined {
  return places.reduce<number | undefined>(
    (best, place) =>
      best === undefined || secondsBetween(world, from, place) < secondsBetween(world, from, best) ? place : best,
    undefined,
  )
}
