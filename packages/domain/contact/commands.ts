import { z } from 'zod'
import { code, id, moment } from '../fields.ts'
import { personal, personalObject } from '../personal.ts'
import { point } from '../place.ts'
import { channels, endReasons, ringBackResults } from './contact.ts'
import { fixSources, measuredPlace } from './fix.ts'
import { passAnswers, passKinds } from './passing.ts'
import { safetyRules } from './safety.ts'

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

/**
 * Milliseconds since 1970 as an exchange, a device or a desk tells them. No contact is lost for a clock that is wrong:
 * what cannot be is not believed, and the contact says so.
 */
const said = z.number()

const clocks = z.object({
  /** null: the device has no clock */
  rung: said.nullable(),
  handed: said.nullable().default(null),
  offHook: said.nullable().default(null),
  hungUp: said.nullable().default(null),
})

/** The clocks that an exchange or alarm device tells: who takes the call is for the desk to say. */
export const sourceClocks = clocks.extend({ offHook: z.null().default(null) })

/** Bodies of the commands about contacts. */
export const contactCommands = {
  'open-contact': z.object({ contact: id, channel: z.enum(channels), clocks, words: contactWords.default({}) }),
  'take-contact': z.object({ contact: id, offHookAt: said }),
  'describe-contact': z.object({ contact: id, words: contactWords }),
  'hang-up-contact': z.object({ contact: id, at: said }),
  'end-contact': z.object({ contact: id, reason: z.enum(endReasons) }),
  'join-contact': z.object({ contact: id, incident: id }),
  'part-contact': z.object({ contact: id, incident: id }),
  /** `until` null: until somebody says otherwise */
  'set-contact-safety': z.object({ contact: id, rule: z.enum(safetyRules), until: moment.nullable().default(null) }),
  'mark-flooding': z.object({
    contact: id,
    flooding: z.boolean().default(true),
    /** when the number was marked, where this contact came later; never in the future */
    since: moment.nullable().default(null),
  }),
  /** `from`: who had it, as seen */
  'take-over-contact': z.object({ contact: id, from: id }),
  /** of the server alone, once who takes the seat has signed in there: what was in hand at it, with who had it until now */
  'change-seat': z.object({ from: id, contacts: z.array(id).max(50), alerts: z.array(id).max(50) }),
  /** of the server alone: whether the desk that has the contact can still be reached */
  'tell-claim': z.object({ contact: id, taker: id, lost: z.boolean() }),
  'park-contact': z.object({ contact: id }),
  'unpark-contact': z.object({ contact: id }),
  /** `asked`: a person looked at the contact's safety and says that it may be */
  'ring-back-contact': z.object({ contact: id, result: z.enum(ringBackResults), asked: z.boolean().default(false) }),
  /** `at`: when it was measured, by who measured */
  'locate-contact': z.object({
    contact: id,
    fix: id,
    source: z.enum(fixSources),
    at: moment,
    spot: personalObject(measuredPlace),
  }),
  'pass-contact': z.object({ contact: id, pass: id, to: code, kind: z.enum(passKinds) }),
  'answer-pass': z.object({
    contact: id,
    pass: id,
    answer: z.enum(passAnswers),
    /** who signed or refused there */
    signer: personal(100).nullable().default(null),
  }),
}
