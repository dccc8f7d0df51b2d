// Turn times of OSRM's car profile (https://github.com/Project-OSRM/osrm-backend, profiles/car.lua, process_turn), which
// Valhalla reports too (sif/osrm_car_duration.h): a sigmoid of the angle, dearer to the left where one drives right.
const turnPenaltyS = 7.5
const turnBias = 1.075
export const uTurnS = 20 + turnPenaltyS
export const signalS = 2

/**
 * Seconds that a turn costs where more than two roads meet and traffic drives on the right. Angle in degrees, 0 straight
 * on, positive to the right, -180 to 180.
 */
export function turnSeconds(angle: number): number {
  const bias = angle >= 0 ? turnBias : 1 / turnBias
  return turnPenaltyS / (1 + Math.exp(-((13 * bias * Math.abs(angle)) / 180 - 6.5 / bias)))
}

/** The change of course from one bearing to another, -180 to 180, positive to the right. Degrees. */
export function angleBetween(bearingIn: number, bearingOut: number): number {
  return ((bearingOut - bearingIn + 540) % 360) - 180
}
