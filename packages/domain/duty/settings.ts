import { z } from 'zod'
import { dutyRoles } from './on-duty.ts'

/** Which roles give their rights on duty alone. */
export const dutySettings = {
  onDutyRoles: z.array(z.enum(dutyRoles)).max(dutyRoles.length).readonly().default([]),
}
