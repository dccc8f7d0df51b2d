import type { Recorded } from '../event.ts'
import type { Bilingual } from '../fields.ts'
import type { Point } from '../place.ts'
import type { PostEvent } from './events.ts'

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

export function evolvePost(_: Post | undefined, event: Recorded<PostEvent>): Post {
  return event.data
}
