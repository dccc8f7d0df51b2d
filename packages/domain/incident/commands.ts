import { z } from 'zod'
import { id } from '../fields.ts'
import { personal } from '../personal.ts'
import { chosenPlace } from '../place.ts'
import { dispositions } from './incident.ts'
import { findIncidentType, priorities } from './types.ts'

const type = z
  .string()
  .max(60)
  .refine((code) => findIncidentType(code) !== undefined, 'a code from the list of incident types')
const priority = z.literal(priorities)

/** Bodies of the commands about incidents. */
export const incidentCommands = {
  'open-incident': z.object({
    incident: id,
    contact: id.nullable(),
    type,
    priority,
    place: chosenPlace.nullable(),
    placeTyped: personal(500).nullable(),
    note: personal(8000).nullable().default(null),
  }),
  'retype-incident': z.object({ incident: id, type, priority }),
  'place-incident': z.object({ incident: id, place: chosenPlace.nullable(), placeTyped: personal(500).nullable() }),
  'note-incident': z.object({ incident: id, note: personal(8000) }),
  'close-incident': z.object({ incident: id, disposition: z.enum(dispositions) }),
  'reopen-incident': z.object({ incident: id }),
  'join-incident': z.object({ incident: id, into: id }),
  'part-incident': z.object({ incident: id, from: id }),
  'offer-incident': z.object({ incident: id, to: id }),
  'withdraw-incident': z.object({ incident: id }),
  'accept-incident': z.object({ incident: id }),
  'refuse-incident': z.object({ incident: id }),
}
