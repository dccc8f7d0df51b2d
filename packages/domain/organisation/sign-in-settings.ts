import { z } from 'zod'
import { roles } from '../account/account.ts'

const whose = z.array(z.enum(roles)).max(roles.length).readonly().default([])

/** How people of an organisation sign in, and when a desk that nobody touches is locked. */
export const signInSettings = {
  signIn: z
    .object({
      /** who has these roles needs a code or a passkey beside the password */
      secondFactorRoles: whose,
      /** who has these roles signs in on terminals of the organisation alone */
      terminalRoles: whose,
      /** a desk without a call that nobody touches is locked after so many minutes; 0: never by itself */
      lockAfterMin: z.int().min(0).max(240).default(0),
    })
    .prefault({}),
}
