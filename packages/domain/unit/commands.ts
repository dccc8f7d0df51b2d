import { z } from 'zod'
import { told } from '../clock.ts'
import { bilingual, id } from '../fields.ts'
import { outOfServiceReasons, unitKinds } from './unit.ts'
import { vehicle } from './vehicle.ts'

/** What may be reported; `dispatched` and `off-duty` have commands of their own. */
export const reportableStatuses = [
  'acknowledged',
  'en-route',
  'on-scene',
  'transporting',
  'at-destination',
  'clearing',
  'available',
  'out-of-service',
] as const

/** Bodies of the commands about units. */
export const unitCommands = {
  'register-unit': z.object({
    unit: id,
    callSign: z.string().min(1).max(20),
    kind: z.enum(unitKinds),
    name: bilingual.nullable().default(null),
    post: id.nullable(),
    /** null: the usual one of its kind */
    vehicle: vehicle.nullable().default(null),
  }),
  'sign-on-unit': z.object({ unit: id, crew: z.array(id).max(12) }),
  'sign-off-unit': z.object({ unit: id }),
  'report-status': z.object({
    unit: id,
    status: z.enum(reportableStatuses),
    reason: z.enum(outOfServiceReasons).default('other'),
    /** the slip that the one who reports has in mind: a report that comes late does not land on the next one */
    slip: id.nullable().default(null),
    ...told.shape,
  }),
}
