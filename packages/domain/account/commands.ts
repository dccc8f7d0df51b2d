import { z } from 'zod'
import { id, moment } from '../fields.ts'
import { roles } from './account.ts'

/** Bodies of the commands about accounts. */
export const accountCommands = {
  'create-account': z.object({
    account: id,
    login: z
      .string()
      .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,59}$/u, 'letters, digits, dot, dash or underscore, at most 60'),
    roles: z.array(z.enum(roles)).max(roles.length),
    post: id.nullable(),
  }),
  /** `until`: somebody stands in for so long; null: for good */
  'grant-role': z.object({ account: id, role: z.enum(roles), until: moment.nullable().default(null) }),
  /** the program's own: its time is over */
  'end-stand-in': z.object({ account: id, role: z.enum(roles) }),
  'revoke-role': z.object({ account: id, role: z.enum(roles) }),
  /** the post it works for; null: none */
  'set-account-post': z.object({ account: id, post: id.nullable() }),
  'disable-account': z.object({ account: id }),
  'enable-account': z.object({ account: id }),
}
