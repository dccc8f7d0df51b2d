import { metresBetween } from '@tocsin/city/roads'
import { isInArea, type Need, type Point, type Post } from '@tocsin/domain'
import type { CityService } from '../city.ts'
import type { Board } from '../live/board.ts'

type Where = {
  readonly org: string
  readonly needs: readonly Need[]
  readonly place: Point | undefined
  /** in which the place lies */
  readonly areas: readonly string[]
  readonly incident: string | null
}

/** A need that goes to a post (DR9): to which, how that was found, and whether a slip to it is out already. */
export type PostNeed = {
  readonly need: number
  readonly post: string | null
  readonly how: 'named' | 'same-area' | 'nearest' | 'none'
  readonly isSent: boolean
}

/** The posts that get the needs addressed to them: the named one, the one whose area holds the place, the one in the same beat, else the nearest in a straight line. */
export function postsFor(
  board: Pick<Board, 'get' | 'folds'>,
  city: Pick<CityService, 'areasAt'>,
  { org, needs, place, areas, incident }: Where,
): readonly PostNeed[] {
  if (needs.every(({ addressed }) => addressed.to === 'units')) return []
  const posts = postsOf(board, org)
  const sent = sentTo(board, incident)
  return needs.flatMap(({ addressed }, need): PostNeed[] => {
    if (addressed.to === 'units') return []
    if (addressed.to === 'post') {
      return [{ need, post: addressed.post, how: 'named', isSent: sent.has(addressed.post) }]
    }
    const near =
      place === undefined ? [] : posts.toSorted((a, b) => metresBetween(a.point, place) - metresBetween(b.point, place))
    // its own area on the map says more than where the post stands
    const same =
      near.find(({ area }) => area !== null && place !== undefined && isInArea(area, place)) ??
      near.find(({ point }) => city.areasAt(point).some((area) => areas.includes(area)))
    const found = same ?? near[0]
    const how = same === undefined ? (found === undefined ? 'none' : 'nearest') : 'same-area'
    return [{ need, post: found?.id ?? null, how, isSent: found !== undefined && sent.has(found.id) }]
  })
}

function postsOf(board: Pick<Board, 'folds'>, org: string): readonly Post[] {
  const posts: Post[] = []
  for (const [, { kind, state }] of board.folds()) if (kind === 'post' && state.org === org) posts.push(state)
  return posts
}

/** Posts with a slip of the incident that still stands. */
function sentTo(board: Pick<Board, 'get'>, incident: string | null): ReadonlySet<string> {
  const fold = incident === null ? undefined : board.get(`incident/${incident}`)
  if (fold?.kind !== 'incident') return new Set()
  return new Set(
    fold.state.slips.flatMap(({ slip, post }) => {
      const known = board.get(`slip/${slip}`)
      return post !== null && known?.kind === 'slip' && known.state.state.phase !== 'cancelled' ? [post] : []
    }),
  )
}
