import { z } from 'zod'
import { id, moment } from '../fields.ts'
import { dialledNumber } from '../organisation/partners.ts'

/** Bodies of the commands about duties. */
export const dutyCommands = {
  'plan-duty': z.object({
    duty: id,
    account: id,
    place: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('duty-leader') }),
      z.object({ kind: z.literal('seat'), seat: id }),
      z.object({ kind: z.literal('unit'), unit: id }),
    ]),
    from: moment,
    until: moment,
    number: dialledNumber.nullable().default(null),
  }),
  /** `until`: its new end, later than the one that stands */
  'extend-duty': z.object({ duty: id, until: moment }),
  'withdraw-duty': z.object({ duty: id }),
  /** the program's own: files away one whose time is over */
  'retire-duty': z.object({ duty: id }),
}
