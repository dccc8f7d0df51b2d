import { z } from 'zod'
import { bilingual, id } from '../fields.ts'
import { point } from '../place.ts'
import { postKinds } from './post.ts'

/** Bodies of the commands about posts. */
export const postCommands = {
  'open-post': z.object({ post: id, kind: z.enum(postKinds), name: bilingual, point }),
}
