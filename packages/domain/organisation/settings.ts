import { z } from 'zod'
import { alertSettings } from '../alert/settings.ts'
import type { DeepReadonly } from '../fields.ts'
import type { Priority } from '../incident/priority.ts'
import { statusGraph } from '../unit/status-graph.ts'
import { turnoutS } from '../unit/turnout.ts'
import { unitKinds, type UnitKind } from '../unit/unit.ts'
import type { TravelProfile } from '../unit/vehicle.ts'

/** Lights and sirens make nobody slower, and nobody more than twice as fast. */
const factor = z.number().min(0.5).max(1)

/** What an organisation may set, and what holds until it does. */
export const settings = z.object({
  /** drive times of urgent incidents are so many times those of ordinary traffic; 1: no bonus */
  sirensFactor: factor.default(1),
  /** for kinds of unit that differ from the rest */
  sirensFactorOf: z.partialRecord(z.enum(unitKinds), factor).default({}),
  /** whether drive times go by what one's own units took, by class of road and hour, where that is known */
  learntTimes: z.enum(['off', 'on']).default('off'),
  ...alertSettings,
  /** which status may follow which, by kind of unit, where that is not the usual */
  statusGraph: statusGraph.default({}),
  /** seconds from slip to moving, by kind of unit, where these are not the usual */
  turnoutS: turnoutS.default({}),
})
export type Settings = DeepReadonly<z.output<typeof settings>>

/** The settings of an organisation that has changed none. */
export const defaultSettings: Settings = settings.parse({})

/** Up to this priority one drives with lights and sirens. */
export const urgentTo = 2

/** The lights-and-sirens factor of a unit on its way to an incident of a priority; 1 on foot, and where nothing is urgent. */
export function sirensFactor(
  { sirensFactor: usual, sirensFactorOf }: Settings,
  kind: UnitKind,
  profile: TravelProfile,
  priority: Priority | undefined,
): number {
  if (priority === undefined || priority > urgentTo || profile === 'foot') return 1
  return sirensFactorOf[kind] ?? usual
}
