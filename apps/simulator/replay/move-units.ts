import type { Point } from '@tocsin/domain'
import { positionAlong, route, type Line, type RoadNetwork } from '@tocsin/city/roads'
import type { Desk } from '../client/desk.ts'

/** Moves units over the map between the times that the log knows. */
export type Movement = {
  /** the unit drives to `to` from `fromMs` to `toMs` (the log's time) */
  left(unit: string, to: Point, fromMs: number, toMs: number): void
  /** the unit is at a place */
  arrived(unit: string, at: Point): void
  stop(): void
}

type Leg = { readonly line: Line; readonly metres: number; readonly fromMs: number; readonly toMs: number }

type Options = {
  readonly roads: RoadNetwork | undefined
  readonly crews: ReadonlyMap<string, Desk>
  /** where units stand before their first run is known */
  readonly homes: ReadonlyMap<string, Point>
  readonly nowMs: () => number
}

const accuracyM = 50
const fixEachMs = 1_000

/**
 * The log knows when a unit left and when it arrived, not its way: it is taken to drive the fastest way evenly between the
 * two times. Without roads (or too fast to see it move) only arrivals are shown.
 */
export function moveUnits({ roads, crews, homes, nowMs }: Options): Movement {
  const places = new Map<string, Point>(homes)
  const legs = new Map<string, Leg>()

  function report(unit: string, point: Point, speedMps: number, headingDeg: number | null): void {
    const { link } = crews.get(unit) ?? {}
    link?.sendFix(unit, { point, at: link.serverNow(), accuracyM, speedMps: Math.min(speedMps, 60), headingDeg })
  }

  function tick(): void {
    for (const [unit, { line, metres, fromMs, toMs }] of legs) {
      const share = Math.max(0, Math.min(1, (nowMs() - fromMs) / (toMs - fromMs)))
      const { lon, lat, course } = positionAlong(line, share * metres)
      report(unit, { lon, lat }, metres / ((toMs - fromMs) / 1000), course)
    }
  }

  const ticker = roads === undefined ? undefined : setInterval(tick, fixEachMs)
  return {
    left(unit, to, fromMs, toMs) {
      const from = places.get(unit)
      if (roads === undefined || from === undefined || toMs <= fromMs) return
      const way = route(roads, { from, to })
      if (way !== 'unknown') legs.set(unit, { line: way.line, metres: way.metres, fromMs, toMs })
    },
    arrived(unit, at) {
      legs.delete(unit)
      places.set(unit, at)
      report(unit, at, 0, null)
    },
    stop: () => clearInterval(ticker),
  }
}
