import { z } from 'zod'
import type { DeepReadonly } from '../fields.ts'
import { unitKinds, type UnitKind } from './unit.ts'

/** Where a crew is when the slip comes: in its rooms, on the road already, or at home. */
export const turnoutStates = ['atPost', 'away', 'onCall'] as const
export type TurnoutState = (typeof turnoutStates)[number]

/** Seconds from the slip to the wheels turning. */
export type Turnout = { readonly [State in TurnoutState]: number }

/**
 * At the post: NFPA 1710 (4.1.2.1) wants 80 s for fire and special operations and 60 s for medical calls; Chinese fire
 * stations are planned for one minute from the alarm to leaving (建标 152, five minutes in all with the drive), and patrol
 * cars of 110 for the same. Away a crew only has to turn round: an assumption. On call: crews that live within five
 * minutes of their station, as retained crews in Britain have to, and dress there. A boat has to be launched.
 */
export const usualTurnoutS: Readonly<Record<UnitKind, Turnout>> = {
  patrol: { atPost: 60, away: 15, onCall: 300 },
  engine: { atPost: 80, away: 30, onCall: 360 },
  ladder: { atPost: 80, away: 30, onCall: 360 },
  rescue: { atPost: 80, away: 30, onCall: 360 },
  ambulance: { atPost: 60, away: 20, onCall: 300 },
  command: { atPost: 60, away: 15, onCall: 300 },
  motorcycle: { atPost: 60, away: 15, onCall: 300 },
  foot: { atPost: 30, away: 10, onCall: 300 },
  boat: { atPost: 180, away: 30, onCall: 600 },
  other: { atPost: 80, away: 30, onCall: 360 },
}

/** At most an hour: longer is not turning out. */
const seconds = z.number().int().min(0).max(3600)

/** By kind of unit, turnout times that are not the usual ones. */
export const turnoutS = z.partialRecord(
  z.enum(unitKinds),
  z.object({ atPost: seconds.optional(), away: seconds.optional(), onCall: seconds.optional() }),
)
export type TurnoutSetting = DeepReadonly<z.output<typeof turnoutS>>

/** Turnout times of a kind of unit in seconds: what its organisation has set, else the usual. */
export function turnoutOf(set: TurnoutSetting, kind: UnitKind): Turnout {
  const usual = usualTurnoutS[kind]
  const own = set[kind] ?? {}
  return {
    atPost: own.atPost ?? usual.atPost,
    away: own.away ?? usual.away,
    onCall: own.onCall ?? usual.onCall,
  }
}
