import { z } from 'zod'
import { typeCode } from '../catalogue/incident-type.ts'
import type { DeepReadonly } from '../fields.ts'
import { isTakingWork, type Incident } from './incident.ts'

/** Of what the leader on duty is told at once: types of incident, up to a priority, from an alarm level on; 0: not by that. */
export const briefing = z.object({
  types: z.array(typeCode).max(200).readonly().default([]),
  toPriority: z.int().min(0).max(4).default(0),
  fromAlarmLevel: z.int().min(0).max(9).default(0),
})
type Briefing = DeepReadonly<z.output<typeof briefing>>

type Told = Pick<Incident, 'type' | 'priority' | 'alarmLevel' | 'state' | 'briefed'>

/** Whether the leader on duty has to be told of an incident, and has not been. */
export const isBriefDue = (incident: Told, { types, toPriority, fromAlarmLevel }: Briefing): boolean =>
  isTakingWork(incident) &&
  incident.briefed === null &&
  (types.includes(incident.type) ||
    incident.priority <= toPriority ||
    (fromAlarmLevel > 0 && incident.alarmLevel >= fromAlarmLevel))
