import type { Point, Unit } from '@tocsin/domain'
import type { CityService } from './city.ts'
import type { Board } from './live/board.ts'
import type { Positions } from './live/positions.ts'

/** A position older than this says less than the station does. */
const staleAfterMs = 10 * 60_000

export type Candidate = {
  readonly unit: string
  /** null: unknown, which is never zero and never first */
  readonly seconds: number | null
  readonly metres: number | null
  readonly from: 'position' | 'post' | 'unknown'
  readonly ageS: number | null
}

type Origin = {
  readonly unit: string
  readonly from: Candidate['from']
  readonly at: Point | undefined
  readonly ageS: number | null
}

export type Recommend = ReturnType<typeof createRecommend>

/** Who could be there first: free units of an organisation by drive time on the roads of the city in use. */
export function createRecommend(board: Board, positions: Positions, city: CityService, now: () => number) {
  function originOf(unit: Unit): Origin {
    const known = positions.of(unit.id)
    const ageMs = known === undefined ? undefined : now() - known.receivedAt
    if (known !== undefined && ageMs !== undefined && ageMs <= staleAfterMs) {
      return { unit: unit.id, from: 'position', at: known.fix.point, ageS: Math.round(ageMs / 1000) }
    }
    const post = unit.post === null ? undefined : board.get(`post/${unit.post}`)
    if (post?.kind === 'post') return { unit: unit.id, from: 'post', at: post.state.point, ageS: null }
    return { unit: unit.id, from: 'unknown', at: undefined, ageS: null }
  }

  function freeUnits(org: string): Unit[] {
    const free: Unit[] = []
    for (const [, fold] of board.folds()) {
      if (fold.kind === 'unit' && fold.state.org === org && fold.state.state.phase === 'available')
        free.push(fold.state)
    }
    return free
  }

  return {
    /** the best `limit` free units by drive time to `to` */
    units(org: string, to: Point, limit: number): { units: readonly Candidate[]; tookMs: number } {
      const began = performance.now()
      const origins = freeUnits(org).map(originOf)
      const known = origins.filter((origin) => origin.at !== undefined)
      const times = city.driveTimes(
        to,
        known.flatMap(({ at }) => (at === undefined ? [] : [at])),
        limit,
      )
      const byUnit = new Map(known.map(({ unit }, index) => [unit, times[index]]))
      const candidates = origins.flatMap(({ unit, from, ageS }): Candidate[] => {
        const time = byUnit.get(unit) ?? 'unknown'
        if (time === 'beyond') return []
        return [time === 'unknown' ? { unit, from, ageS, seconds: null, metres: null } : { unit, from, ageS, ...time }]
      })
      const sorted = candidates.toSorted(
        (a, b) => (a.seconds ?? Infinity) - (b.seconds ?? Infinity) || (a.unit < b.unit ? -1 : 1),
      )
      return { units: sorted.slice(0, limit), tookMs: Math.round((performance.now() - began) * 1000) / 1000 }
    },
    /** the way of one unit of the organisation to `to`; undefined when its place or the way is not known */
    way(
      org: string,
      unit: string,
      to: Point,
    ): { seconds: number; metres: number; line: readonly (readonly [number, number])[] } | undefined {
      const fold = board.get(`unit/${unit}`)
      if (fold?.kind !== 'unit' || fold.state.org !== org) return undefined
      const from = originOf(fold.state).at
      return from === undefined ? undefined : city.way(from, to)
    },
  }
}
