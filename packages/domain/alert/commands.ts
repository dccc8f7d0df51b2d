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
  /** to a desk, that is to whoever has the role; or to one person */
  'hand-alert': z.object({ alert: id, to: z.union([z.enum(alertRoles), z.object({ person: id })]) }),
  /** `step`: where it stood on the screen; up to the next desk at once, without an owner again */
  'escalate-alert': z.object({ alert: id, step: z.enum(alertSteps) }),
  'close-alert': z.object({ alert: id, reason: z.enum(closeReasons) }),
}
