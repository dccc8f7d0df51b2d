import { setTimeout as sleep } from 'node:timers/promises'
import type { Point } from '@tocsin/domain'
import { metresBetween, positionAlong, route, type Line } from '@tocsin/city/roads'
import type { Desk } from '../client/desk.ts'
import type { World } from './world.ts'

/** A vehicle with its crew's connection and where it stands now. */
export type Cab = { readonly desk: Desk; readonly unit: string; at: Point }

/** Where roads lead nowhere one goes on foot or by boat, slowly and straight. */
const offRoadMps = 5
const fixEachMs = 1_000
const accuracyM = 8

type Way = { readonly line: Line; readonly metres: number; readonly seconds: number }

function wayTo({ city }: World, from: Point, to: Point): Way {
  const way = route(city.roads, { from, to })
  if (way !== 'unknown') return way
  const metres = metresBetween(from, to)
  return {
    line: [
      [from.lon, from.lat],
      [to.lon, to.lat],
    ],
    metres,
    seconds: metres / offRoadMps,
  }
}

/**
 * Drives to `to` at road speed, in the world's time, and reports the position each second of the wall clock. Ends with an
 * AbortError where it is when `signal` is given.
 */
export async function drive(world: World, cab: Cab, to: Point, signal: AbortSignal): Promise<void> {
  const { line, metres, seconds } = wayTo(world, cab.at, to)
  const beganMs = world.clock.elapsedMs()
  for (;;) {
    const share = seconds === 0 ? 1 : Math.min(1, (world.clock.elapsedMs() - beganMs) / (seconds * 1000))
    const { lon, lat, course } = positionAlong(line, share * metres)
    cab.at = { lon, lat }
    reportPosition(cab, share === 1 ? 0 : metres / seconds, course)
    if (share === 1) return
    const leftMs = ((1 - share) * seconds * 1000) / world.clock.speed
    await sleep(Math.max(20, Math.min(fixEachMs, leftMs)), undefined, { signal })
  }
}

/** Tells where the vehicle is; lost when the line is cut, as the next one is newer anyway. */
export function reportPosition({ desk, unit, at }: Cab, speedMps: number, headingDeg: number | null): void {
  const speed = Math.min(120, Math.round(speedMps * 10) / 10)
  const heading = headingDeg === null ? null : Math.round(headingDeg)
  desk.link.sendFix(unit, { point: at, at: desk.link.serverNow(), accuracyM, speedMps: speed, headingDeg: heading })
}
