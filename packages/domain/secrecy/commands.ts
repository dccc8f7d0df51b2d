import { z } from 'zod'
import { id } from '../fields.ts'
import { personal } from '../personal.ts'
import { glassReasons, mostNamed, sealReasons } from './secrecy.ts'

const people = z.array(id).max(mostNamed)

/** Bodies of the commands about sealed incidents and about breaking the glass. */
export const secrecyCommands = {
  /** who seals it is one of the named people too */
  'seal-incident': z.object({ incident: id, people, reason: z.enum(sealReasons) }),
  'change-sealed': z.object({ incident: id, add: people.default([]), remove: people.default([]) }),
  'unseal-incident': z.object({ incident: id }),
  /** the program's own: an alert follows the incident that it is about */
  'follow-seal': z.object({ alert: id }),
  /** `glass` is made by who breaks it, and is the id of the review that follows */
  'break-glass': z.object({
    glass: id,
    incident: id,
    reason: z.enum(glassReasons),
    words: personal(500).nullable().default(null),
  }),
  /** the program's own: the time is over */
  'end-glass': z.object({ account: id, incident: id }),
}
