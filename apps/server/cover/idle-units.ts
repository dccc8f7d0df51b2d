import { sirensFactor, vehicleOf, type Point, type Settings, type Unit, type Vehicle } from '@tocsin/domain'
import { metresBetween } from '@tocsin/city/roads'
import { turnoutS } from '../advice/turnout.ts'
import type { Board } from '../live/board.ts'
import type { Positions } from '../live/positions.ts'

/** A free unit that is somewhere: where, from what, and the post where it waits. */
export type IdleUnit = {
  readonly unit: Unit
  readonly vehicle: Vehicle
  readonly at: Point
  /** seconds until it moves */
  readonly turnoutS: number
  /** drive times are so many times those of ordinary traffic */
  readonly factor: number
  /** the post where it stands or is heading; undefined: at none */
  readonly post: string | undefined
}

/** A position older than this says less than the station does. */
const staleAfterMs = 10 * 60_000
/** So near to a post it waits there, and its crew is indoors. */
const atPostM = 150

export type Post = { readonly id: string; readonly point: Point }

type Parts = {
  readonly board: Pick<Board, 'folds'>
  readonly positions: Pick<Positions, 'of'>
  readonly now: () => number
}

/** Free units of an organisation whose place is known, its posts, and how many free units are nowhere. */
export function idleUnits({ board, positions, now }: Parts, org: string, settings: Settings) {
  const units: Unit[] = []
  const posts: Post[] = []
  for (const [, fold] of board.folds()) {
    if (fold.kind === 'post' && fold.state.org === org) posts.push({ id: fold.state.id, point: fold.state.point })
    if (fold.kind === 'unit' && fold.state.org === org && fold.state.state.phase === 'available') units.push(fold.state)
  }
  const known = new Map(posts.map((post) => [post.id, post]))
  const placed = units.flatMap((unit): readonly IdleUnit[] => {
    const heading = unit.movingTo === null ? undefined : known.get(unit.movingTo.post)
    const fresh = freshOf(unit)
    const at = fresh ?? (heading ?? known.get(unit.post ?? ''))?.point
    if (at === undefined) return []
    const stands = posts.find(({ point }) => metresBetween(point, at) <= atPostM)
    const vehicle = vehicleOf(unit)
    const factor = sirensFactor(settings, unit.kind, vehicle.profile, 1)
    const setsOutS = turnoutS(settings.turnoutS, unit.kind, stands === undefined ? 'road' : 'quarters')
    return [{ unit, vehicle, at, turnoutS: setsOutS, factor, post: (heading ?? stands)?.id }]
  })
  return { placed, posts, nowhere: units.length - placed.length }

  function freshOf({ id }: Unit): Point | undefined {
    const fix = positions.of(id)
    if (fix === undefined || now() - Math.min(fix.fix.at, fix.receivedAt) > staleAfterMs) return undefined
    return fix.fix.point
  }
}
