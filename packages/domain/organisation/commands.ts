import { z } from 'zod'
import { bilingual, id } from '../fields.ts'
import { localDate } from '../numbers.ts'

/** Bodies of the commands about organisations. */
export const organisationCommands = {
  'found-organisation': z.object({
    organisation: id,
    name: bilingual,
    division: z.string().regex(/^\d{6}$/, 'six digits'),
    timeZone: z.string().max(60).refine(isTimeZone, 'an IANA time zone such as Asia/Shanghai'),
  }),
}

function isTimeZone(name: string): boolean {
  try {
    return localDate(0, name) !== ''
  } catch {
    return false
  }
}
