import { z } from 'zod'
import { told } from '../clock.ts'
import { typeCode } from '../catalogue/incident-type.ts'
import { code, id, moment } from '../fields.ts'
import { personal } from '../personal.ts'
import { choiceReasons, feedbackResults, milestones, sentAdvice, slipRefusals } from './slip.ts'

const instruction = personal(2000).nullable().default(null)

/** Bodies of the commands about slips and feedback. */
export const slipCommands = {
  'dispatch-unit': z.object({
    slip: id,
    incident: id,
    unit: id,
    instruction,
    /** what was advised when it was sent; null: nothing had been (DR20) */
    advice: sentAdvice.nullable().default(null),
    ...told.shape,
  }),
  /** one word about a choice that departed from the advice, or that nobody wants to give one */
  'explain-choice': z.object({ slip: id, reason: z.enum(choiceReasons) }),
  'send-to-post': z.object({ slip: id, incident: id, post: id, instruction, ...told.shape }),
  'receive-slip': z.object({ slip: id, at: moment.nullable().default(null) }),
  'sign-slip': z.object({ slip: id, ...told.shape }),
  /** its post does not take it, and says why in one word */
  'refuse-slip': z.object({ slip: id, reason: z.enum(slipRefusals) }),
  'name-crew': z.object({ slip: id, units: z.array(id).min(1).max(20), ...told.shape }),
  'cancel-slip': z.object({ slip: id, incident: id, reason: personal(500).nullable().default(null) }),
  /** for later; the unit may be busy, and stays as it is. DR22 */
  'plan-unit': z.object({ slip: id, incident: id, unit: id, instruction }),
  'start-slip': z.object({ slip: id, ...told.shape }),
  /** a second job beside the one that the unit is on. DR23 */
  'attach-unit': z.object({ slip: id, incident: id, unit: id, instruction, ...told.shape }),
  /** off the slip `leaving` and onto a new one, to an incident of higher priority unless forced. DR25 */
  'divert-unit': z.object({
    slip: id,
    incident: id,
    unit: id,
    leaving: id,
    instruction,
    /** what was advised when it was sent; null: nothing had been (DR20) */
    advice: sentAdvice.nullable().default(null),
    forced: z.boolean().default(false),
    ...told.shape,
  }),
  /** `unit` takes over from the unit that it `relieves`. DR26 */
  'swap-unit': z.object({ slip: id, unit: id, relieves: id, ...told.shape }),
  /** a crew says by itself that it goes. DR27 */
  'join-work': z.object({ slip: id, incident: id, unit: id, ...told.shape }),
  /** one unit of a slip; of the last one the slip is cancelled. DR28 */
  'stand-down': z.object({ slip: id, incident: id, unit: id, reason: personal(500).nullable().default(null) }),
  /** when a milestone really was. DR32 */
  'correct-milestone': z.object({
    slip: id,
    unit: id,
    milestone: z.enum(milestones),
    happenedAt: moment,
    byRadio: z.boolean().default(false),
  }),
  'file-feedback': z.object({
    slip: id,
    incident: id,
    result: z.enum(feedbackResults),
    words: personal(8000).nullable().default(null),
    /** the type found on scene; null: as reported */
    confirmed: typeCode.nullable().default(null),
    severity: code.nullable().default(null),
    /** by field of the organisation's list: counts, amounts, choices, numbers of files, times */
    values: z.record(code, z.union([z.number(), z.string().max(60)])).default({}),
    /** by field, what was written in words */
    texts: z.record(code, personal(4000)).default({}),
    byRadio: z.boolean().default(false),
  }),
  'return-feedback': z.object({ slip: id, incident: id, reason: personal(2000).nullable().default(null) }),
  'accept-feedback': z.object({ slip: id }),
}
