import { z } from 'zod'
import { id, moment } from '../fields.ts'
import { personal, personalObject } from '../personal.ts'
import { point } from '../place.ts'
import { channels, endReasons } from './contact.ts'

/** Where the caller is: measured or chosen, with doubt, source and time (PIDF-LO's four). */
export const callerPlace = z.object({
  point,
  radiusM: z.number().min(0).max(100_000),
  source: z.enum(['network', 'handset', 'address', 'map', 'told']),
  at: moment,
})

/** The caller's words as a command brings them; those left out stay as they are. */
export const contactWords = z
  .object({
    callerName: personal(200),
    callerNumber: personal(60),
    story: personal(8000),
    callerPlaceTyped: personal(500),
    callerPlace: personalObject(callerPlace),
  })
  .partial()

const clocks = z.object({
  rung: moment,
  handed: moment.nullable().default(null),
  offHook: moment.nullable().default(null),
  hungUp: moment.nullable().default(null),
})

/** Bodies of the commands about contacts. */
export const contactCommands = {
  'open-contact': z.object({ contact: id, channel: z.enum(channels), clocks, words: contactWords.default({}) }),
  'take-contact': z.object({ contact: id, offHookAt: moment }),
  'describe-contact': z.object({ contact: id, words: contactWords }),
  'hang-up-contact': z.object({ contact: id, at: moment }),
  'end-contact': z.object({ contact: id, reason: z.enum(endReasons) }),
  'join-contact': z.object({ contact: id, incident: id }),
  'part-contact': z.object({ contact: id, incident: id }),
}
