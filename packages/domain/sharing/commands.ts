import { z } from 'zod'
import { id, moment } from '../fields.ts'
import { shareLevels, shareReasons } from './share.ts'

/** Bodies of the commands about sharing one incident. */
export const sharingCommands = {
  /** offers it to another organisation, which has to consent; `until` null: until it is closed */
  'share-incident': z.object({
    incident: id,
    share: id,
    with: id,
    level: z.enum(shareLevels),
    reason: z.enum(shareReasons).exclude(['agreement']),
    until: moment.nullable().default(null),
  }),
  'accept-share': z.object({ incident: id, share: id }),
  /** by either side, also before it was accepted */
  'end-share': z.object({ incident: id, share: id }),
  /** the program's own: what a standing agreement says */
  'share-by-agreement': z.object({ incident: id, share: id, agreement: id }),
  /** the program's own: a share whose time or agreement is over */
  'end-due-share': z.object({ incident: id, share: id }),
}
