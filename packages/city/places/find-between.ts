import type { OnStreet } from './find-nearest.ts'
import type { Gazetteer } from './gazetteer.ts'
import { metresBetween, nearestOnStretch } from './metres.ts'
import type { Point } from './place.ts'
import type { CrossingOn, StreetCrossings } from './street-crossings.ts'

/** The first crossing in one direction along a street: with whom, where, and how far along the street from the point. */
export type Bound = Point & CrossingOn & { readonly metres: number }

/** A street with no crossing for so long is told without one on that side. */
const furthestM = 5000
/** `findCrossings` gives a crossing 15 m beyond its nodes; its node lies within the rest, with some for rounding. */
const marginM = 15
const roundingM = 2
/** A street that meets the other carriageway is passed as well. */
const besideM = 25
/** Crossings this close together are one place to the eye. */
const samePlaceM = 5

/**
 * The crossings that bound a point of a street on either side: walks along the street's lines both ways to the first
 * crossing with another named street. Sides without one are left out; the nearer comes first.
 */
export function findBetween(g: Gazetteer, crossings: StreetCrossings, on: OnStreet): Bound[] {
  const around = crossings.of(on.street)
  const walk = (step: 1 | -1, not?: number) => new Walk(g, on).firstCrossing(around, step, not)
  const ahead = walk(1)
  const behind = walk(-1, ahead?.other)
  return [ahead, behind].filter((bound) => bound !== undefined).sort((a, b) => a.metres - b.metres)
}

class Walk {
  readonly #g: Gazetteer
  readonly #on: OnStreet
  readonly #walked = new Set<number>()
  #line: number
  #metres = 0
  #last: Point

  constructor(g: Gazetteer, on: OnStreet) {
    this.#g = g
    this.#on = on
    this.#line = this.#lineOf(on.point)
    this.#last = on
  }

  /** `not`: the other street that is already named on the other side; another is taken where there is one. */
  firstCrossing(around: readonly CrossingOn[], step: 1 | -1, not: number | undefined): Bound | undefined {
    let [at, toward] = [step === 1 ? this.#on.point + 1 : this.#on.point, step]
    this.#walked.add(this.#line)
    for (;;) {
      const here = this.#at(at)
      const found = this.#crossingBefore(here, around, not)
      this.#metres += metresBetween(this.#last.lon, this.#last.lat, here.lon, here.lat)
      if (found || this.#metres > furthestM) return found
      const before = this.#last
      this.#last = here
      const end = toward === 1 ? this.#end(this.#line) - 1 : this.#start(this.#line)
      if (at !== end) {
        at += toward
        continue
      }
      const next = this.#next(here, before)
      if (!next) return undefined
      this.#line = next.line
      this.#walked.add(next.line)
      toward = next.step
      at = toward === 1 ? this.#start(next.line) + 1 : this.#end(next.line) - 2
    }
  }

  /** The first crossing on the piece from where we stand to `here`; of several in one place the longest street's. */
  #crossingBefore(here: Point, around: readonly CrossingOn[], not: number | undefined): Bound | undefined {
    const passed = around.flatMap((crossing) => this.#passed(here, crossing) ?? [])
    const firstM = Math.min(...passed.map(({ metres }) => metres))
    const weigh = ({ other }: CrossingOn) => (other === not ? -1 : (this.#g.radiusM[other] ?? 0))
    return passed.filter(({ metres }) => metres <= firstM + samePlaceM).sort((a, b) => weigh(b) - weigh(a))[0]
  }

  #passed(here: Point, crossing: CrossingOn): Bound | undefined {
    const { crossingLon, crossingLat, crossingRadiusM } = this.#g
    const at = { lon: (crossingLon[crossing.row] ?? 0) / 1e7, lat: (crossingLat[crossing.row] ?? 0) / 1e7 }
    const { lon, lat } = this.#last
    const on = nearestOnStretch(at, lon, lat, here.lon, here.lat)
    const spreadM = Math.max(0, (crossingRadiusM[crossing.row] ?? 0) - marginM) + roundingM
    // What lies before the piece or beyond it is nearest to one of its ends: only the node itself counts there.
    const isAtEnd = isSame(on, this.#last) || isSame(on, here)
    if (on.metres > (isAtEnd ? spreadM : Math.max(spreadM, besideM))) return undefined
    return { ...crossing, ...at, metres: this.#metres + metresBetween(lon, lat, on.lon, on.lat) }
  }

  /** The line of the same street that goes on from here, the straightest of several. */
  #next(here: Point, before: Point): { line: number; step: 1 | -1 } | undefined {
    let best: { line: number; step: 1 | -1; turn: number } | undefined
    const look = (line: number, step: 1 | -1, vertex: number, onward: number) => {
      const from = this.#at(vertex)
      if (this.#walked.has(line) || !isSame(from, here)) return
      const turn = turnBetween(before, here, this.#at(onward))
      if (!best || turn < best.turn) best = { line, step, turn }
    }
    const { streetLineStarts } = this.#g
    const { street } = this.#on
    for (let line = streetLineStarts[street] ?? 0; line < (streetLineStarts[street + 1] ?? 0); line++) {
      const [start, last] = [this.#start(line), this.#end(line) - 1]
      if (last <= start) continue
      look(line, 1, start, start + 1)
      look(line, -1, last, last - 1)
    }
    return best
  }

  #lineOf(point: number): number {
    const { street } = this.#on
    let line = this.#g.streetLineStarts[street] ?? 0
    while (this.#end(line) <= point) line++
    return line
  }

  #start(line: number): number {
    return this.#g.linePointStarts[line] ?? 0
  }

  #end(line: number): number {
    return this.#g.linePointStarts[line + 1] ?? Infinity
  }

  #at(point: number): Point {
    const { points } = this.#g
    return { lon: (points[point * 2] ?? 0) / 1e7, lat: (points[point * 2 + 1] ?? 0) / 1e7 }
  }
}

const isSame = (a: Point, b: Point): boolean => a.lon === b.lon && a.lat === b.lat

/** 0 for straight on, up to pi for back again. */
function turnBetween(a: Point, b: Point, c: Point): number {
  const squeeze = Math.cos((b.lat * Math.PI) / 180)
  const heading = (from: Point, to: Point) => Math.atan2((to.lon - from.lon) * squeeze, to.lat - from.lat)
  const turn = Math.abs(heading(b, c) - heading(a, b))
  return Math.min(turn, 2 * Math.PI - turn)
}
