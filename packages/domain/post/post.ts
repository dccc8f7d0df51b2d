import type { Recorded } from '../event.ts'
import type { Bilingual } from '../fields.ts'
import type { Point } from '../place.ts'
import type { Area } from '../area/area.ts'
import type { PostEvent } from './events.ts'

/** What a post can be. */
export const postKinds = ['station', 'team', 'brigade', 'partner'] as const
export type PostKind = (typeof postKinds)[number]

/** A place with people who sign for slips and name crews: a station, a team or brigade, a partner centre. */
export type Post = {
  readonly id: string
  readonly org: string
  readonly kind: PostKind
  readonly name: Bilingual
  readonly point: Point
  /** the telephone of whoever is on duty there */
  readonly number: string | null
  /** under which other post of the same organisation it stands */
  readonly under: string | null
  /** what it answers for on the map; null: nobody has said */
  readonly area: Area | null
}

/** A post after one more event. */
export function evolvePost(before: Post | undefined, event: Recorded<PostEvent>): Post {
  if (event.type === 'post-opened') return { under: null, ...event.data, number: null, area: null }
  if (before === undefined) throw new Error(`${event.type} before post-opened: ${event.stamp.subject}`)
  return { ...before, ...event.data }
}
