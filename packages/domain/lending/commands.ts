import { z } from 'zod'
import { id, moment } from '../fields.ts'
import { loanReasons, recallReasons } from './loan.ts'

/** Bodies of the commands about lending units. */
export const lendingCommands = {
  /** offers a unit to another organisation, which has to consent; `asks`: its owner may take it off what it is sent to */
  'lend-unit': z.object({
    unit: id,
    loan: id,
    to: id,
    reason: z.enum(loanReasons),
    until: moment,
    asks: z.boolean().default(true),
  }),
  'accept-loan': z.object({ unit: id, loan: id }),
  /** by either side, at any time; work that the unit is at goes on to its end */
  'end-loan': z.object({ unit: id, loan: id }),
  /** the program's own: a loan whose time is over */
  'end-due-loan': z.object({ unit: id, loan: id }),
  /** the owner takes its unit off the work that a borrower sent it to */
  'recall-unit': z.object({ unit: id, slip: id, reason: z.enum(recallReasons) }),
}
