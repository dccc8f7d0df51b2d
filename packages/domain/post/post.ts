import type { Recorded } from '../event.ts'
import type { Bilingual } from '../fields.ts'
import type { Point } from '../place.ts'
import type { PostEvent } from './events.ts'

/** What a post can be. */
export const postKinds = ['station', 'partner'] as const
export type PostKind = (typeof postKinds)[number]

/** A place with people who sign for slips and name crews: a station, a partner centre. */
export type Post = {
  readonly id: string
  readonly org: string
  readonly kind: PostKind
  readonly name: Bilingual
  readonly point: Point
}

/** A post after one more event: it has only its first. */
export function evolvePost(_: Post | undefined, event: Recorded<PostEvent>): Post {
  return event.data
}
