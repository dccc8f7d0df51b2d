import { z } from 'zod'
import { bilingual, id } from '../fields.ts'
import { localDate } from '../numbers.ts'
import { settings } from './settings.ts'

/** What an organisation is founded with, besides its id. */
export const founding = z.object({
  name: bilingual,
  division: z.string().regex(/^\d{6}$/, 'six digits'),
  timeZone: z.string().max(60).refine(isTimeZone, 'an IANA time zone such as Asia/Shanghai'),
})
export type Founding = Readonly<z.output<typeof founding>>

/** Bodies of the commands about organisations. */
export const organisationCommands = {
  'found-organisation': founding.extend({ organisation: id }),
  /**
   * of one's own organisation; what is left out is as it is where nobody has set it. `seen`: the version that was on the
   * screen, 0 for settings that nobody had changed; when it is no longer the newest, nothing is overwritten
   */
  'change-settings': settings.extend({ seen: z.int().min(0).optional() }),
}

function isTimeZone(name: string): boolean {
  try {
    return localDate(0, name) !== ''
  } catch {
    return false
  }
}
