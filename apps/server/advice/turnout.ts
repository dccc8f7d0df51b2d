import type { UnitKind } from '@tocsin/domain'

/** From where a crew turns out: in its quarters, out on the road, called in from home, off its present work. */
export type TurnoutFrom = 'quarters' | 'road' | 'on-call' | 'work'

/**
 * Seconds from the order to the wheels, in quarters: 80 for fire crews who dress, 60 for ambulances (NFPA 1710, 4.1.2.1),
 * less for who sits in the car.
 */
const inQuartersS: Readonly<Record<UnitKind, number>> = {
  patrol: 20,
  engine: 80,
  ladder: 80,
  rescue: 80,
  ambulance: 60,
  command: 60,
  motorcycle: 20,
  foot: 10,
  boat: 120,
  other: 60,
}
const onTheRoadS = 10
const calledInS = 300
/** to hand over what one was doing */
const offWorkS = 20

/** Expected seconds from the order to the start, by where the crew is. The one place for it. DR14 */
export function turnoutS(kind: UnitKind, from: TurnoutFrom): number {
  if (from === 'quarters') return inQuartersS[kind]
  if (from === 'on-call') return calledInS
  return from === 'road' ? onTheRoadS : offWorkS
}
