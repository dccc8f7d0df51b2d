import type { UnitPosition } from '@tocsin/link'

/** Vehicles under way report every second or few: after a minute of silence nobody knows where they are. */
const movingStaleMs = 60_000
/** Parked ones report once a minute; one such report may be missed on the air before it means something. */
const parkedStaleMs = 90_000
const movingMps = 1

/** Whether a position is too old to be believed; one that was never given is. */
export function isStale(position: UnitPosition | undefined, now: number): boolean {
  if (position === undefined) return true
  const isMoving = (position.speedMps ?? 0) > movingMps
  return now - position.at > (isMoving ? movingStaleMs : parkedStaleMs)
}
