import { z } from 'zod'
import { bilingual, id } from '../fields.ts'
import { point } from '../place.ts'
import { dialledNumber } from '../organisation/partners.ts'
import { postKinds } from './post.ts'

/** Bodies of the commands about posts. */
export const postCommands = {
  'open-post': z.object({ post: id, kind: z.enum(postKinds), name: bilingual, point }),
  /** what it is called and where it stands, all of it anew */
  'change-post': z.object({ post: id, kind: z.enum(postKinds), name: bilingual, point }),
  /** the telephone of whoever is on duty there: of the post, never of a person; null: it has none */
  'set-post-number': z.object({ post: id, number: dialledNumber.nullable() }),
}
