import type { UnitStatus } from './unit.ts'

/**
 * Which status may follow which when a crew or the desk reports it. Steps may be skipped forwards, since a radio call
 * often names only the last one. `dispatched` comes from a slip alone; `off-duty` and the first `available` from signing off and on.
 */
export const nextStatuses: Readonly<Record<UnitStatus, readonly UnitStatus[]>> = {
  'off-duty': [],
  available: ['out-of-service'],
  'out-of-service': ['available'],
  dispatched: ['acknowledged', 'en-route', 'on-scene', 'available', 'out-of-service'],
  acknowledged: ['en-route', 'on-scene', 'available', 'out-of-service'],
  'en-route': ['on-scene', 'transporting', 'available', 'out-of-service'],
  'on-scene': ['transporting', 'at-destination', 'clearing', 'available', 'out-of-service'],
  transporting: ['at-destination', 'clearing', 'available', 'out-of-service'],
  'at-destination': ['clearing', 'available', 'out-of-service'],
  clearing: ['available', 'out-of-service'],
}

/** Whether `to` may be reported of a unit that is `from`. */
export const mayFollow = (from: UnitStatus, to: UnitStatus): boolean => nextStatuses[from].includes(to)
