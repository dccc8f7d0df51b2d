import { z } from 'zod'
import { id, moment } from '../fields.ts'
import { alertRoles, alertSteps, closeReasons } from './kinds.ts'

/** Bodies of the commands about alerts. The first three are the program's own. */
export const alertCommands = {
  /** `alert` is made from `timer`, so that the same wait makes the same alert whichever process fires it */
  'raise-alert': z.object({ alert: id, about: z.string().max(80), timer: z.string().max(200), dueAt: moment }),
  'climb-alert': z.object({ alert: id, step: z.enum(alertSteps) }),
  'settle-alert': z.object({ alert: id }),
  /** `from`: who had it on the screen; null: nobody. Takes it over from that one, and from nobody else */
  'take-alert': z.object({ alert: id, from: id.nullable().default(null) }),
  'hand-alert': z.object({ alert: id, to: z.enum(alertRoles) }),
  'close-alert': z.object({ alert: id, reason: z.enum(closeReasons) }),
}
