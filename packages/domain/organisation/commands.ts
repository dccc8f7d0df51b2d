import { z } from 'zod'
import { bilingual, id } from '../fields.ts'
import { localDate } from '../numbers.ts'
import { areaShape } from '../area/area.ts'
import { organisationKinds } from './tree.ts'
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
  'found-organisation': founding.extend({ organisation: id, kind: z.enum(organisationKinds).optional() }),
  'set-organisation-kind': z.object({ kind: z.enum(organisationKinds) }),
  /** one's own organisation would stand under this one, whose administrator has to accept */
  'ask-superior': z.object({ superior: id }),
  'accept-subordinate': z.object({ subordinate: id }),
  /** by either side, at any time: takes the question back, refuses it, or ends what stands */
  'end-superior': z.object({ subordinate: id }),
  /** what one's own organisation answers for; null: it says none any more */
  'set-organisation-area': z.object({ area: areaShape.nullable() }),
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
