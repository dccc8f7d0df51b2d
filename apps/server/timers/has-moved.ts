import type { Point } from '@tocsin/domain'

/** Further than a fix is out, and nearer than any drive. */
const movedM = 150
const metresPerDegree = 111_320

/** Whether a unit is somewhere else now; where nothing is known of it, it has not moved. */
export function hasMoved(before: Point | undefined, now: Point | undefined): boolean {
  if (before === undefined || now === undefined) return false
  const eastM = (now.lon - before.lon) * metresPerDegree * Math.cos((before.lat * Math.PI) / 180)
  return Math.hypot(eastM, (now.lat - before.lat) * metresPerDegree) > movedM
}
