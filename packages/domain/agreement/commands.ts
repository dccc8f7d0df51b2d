import { z } from 'zod'
import { branches } from '../catalogue/incident-type.ts'
import { id } from '../fields.ts'
import { shareReasons } from '../sharing/share.ts'
import { agreementLevels, mostAgreedDays } from './agreement.ts'

const days = z.int().min(1).max(mostAgreedDays)

/** Bodies of the commands about standing agreements. */
export const agreementCommands = {
  'propose-agreement': z.object({
    agreement: id,
    with: id,
    level: z.enum(agreementLevels),
    /** never all of them: an agreement says of what */
    branches: z
      .array(z.enum(branches))
      .min(1)
      .max(branches.length - 1, 'not all branches: an agreement says of what'),
    reason: z.enum(shareReasons).exclude(['agreement']),
    days: days.default(mostAgreedDays),
  }),
  'accept-agreement': z.object({ agreement: id }),
  /** asks for so many days from the other side's consent on, or consents to what the other side asked for */
  'renew-agreement': z.object({ agreement: id, days: days.default(mostAgreedDays) }),
  /** by either side, at any time: refuses, withdraws or ends it */
  'end-agreement': z.object({ agreement: id }),
  /** the program's own: files away one whose time is over */
  'expire-agreement': z.object({ agreement: id }),
}
