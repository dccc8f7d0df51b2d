import type { DrivingSide } from './driving-side.ts'

// Turn times of OSRM's car profile (https://github.com/Project-OSRM/osrm-backend, profiles/car.lua, process_turn), which
// Valhalla reports too (sif/osrm_car_duration.h): a sigmoid of the angle, dearer where one crosses the oncoming traffic.
const turnPenaltyS = 7.5
const turnBias = 1.075
export const uTurnS = 20 + turnPenaltyS
export const signalS = 2

/**
 * Seconds that a turn costs where more than two roads meet. Angle in degrees, 0 straight on, positive to the right, -180
 * to 180. Never negative, and never more than 7.5.
 */
export function turnSeconds(angle: number, side: DrivingSide): number {
  const isToOwnSide = angle >= 0 === (side === 'right')
  const bias = isToOwnSide ? 1 / turnBias : turnBias
  return turnPenaltyS / (1 + Math.exp(-((13 * bias * Math.abs(angle)) / 180 - 6.5 / bias)))
}

/** The change of course from one bearing to another, -180 to 180, positive to the right. Degrees. */
export function angleBetween(bearingIn: number, bearingOut: number): number {
  return ((bearingOut - bearingIn + 540) % 360) - 180
}
