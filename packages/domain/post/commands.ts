import { z } from 'zod'
import { bilingual, id } from '../fields.ts'
import { point } from '../place.ts'
import { areaShape } from '../area/area.ts'
import { dialledNumber } from '../organisation/partners.ts'
import { postKinds } from './post.ts'

/** Bodies of the commands about posts. */
export const postCommands = {
  'open-post': z.object({ post: id, kind: z.enum(postKinds), name: bilingual, point, under: id.nullable().optional() }),
  /** what it is called, where it stands and under which other post, all of it anew; `under` left out stays as it is */
  'change-post': z.object({
    post: id,
    kind: z.enum(postKinds),
    name: bilingual,
    point,
    under: id.nullable().optional(),
  }),
  /** what it answers for; null: it says none any more */
  'set-post-area': z.object({ post: id, area: areaShape.nullable() }),
  /** the telephone of whoever is on duty there: of the post, never of a person; null: it has none */
  'set-post-number': z.object({ post: id, number: dialledNumber.nullable() }),
}
