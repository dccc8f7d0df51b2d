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
  /** the telephone of whoever is on duty there */
  readonly number: string | null
}

/** A post after one more event. */
export function evolvePost(before: Post | undefined, event: Recorded<PostEvent>): Post {
  if (event.type === 'post-opened') return { ...event.data, number: null }
  if (before === undefined) throw new Error(`${event.type} before post-opened: ${event.stamp.subject}`)
  return { ...before, ...event.data }
}
