import type { Point, Unit, UnitKind } from '@tocsin/domain'
import type { CityService, Way } from './city.ts'
import type { Board } from './live/board.ts'
import type { Positions } from './live/positions.ts'

/** A position older than this says less than the station does. */
const staleAfterMs = 10 * 60_000

/** They do not go where a car goes: a car's drive time would be a lie. */
const goWithoutRoads: ReadonlySet<UnitKind> = new Set(['foot', 'boat'])

/** Why a drive time is not known: the unit does not drive, nobody knows where it is, no way from there is known, or closures cut it off. */
export const unknownReasons = ['no-car', 'no-place', 'no-way', 'closed-off'] as const
export type UnknownReason = (typeof unknownReasons)[number]

export type Candidate = {
  readonly unit: string
  /** null: unknown, which is never zero and never first */
  readonly seconds: number | null
  readonly metres: number | null
  /** how much longer the drive is for closures and slow-downs */
  readonly delayS: number | null
  readonly whyUnknown: UnknownReason | null
  readonly from: 'position' | 'post' | 'unknown'
  readonly ageS: number | null
}

type Origin = {
  readonly unit: string
  readonly kind: UnitKind
  readonly from: Candidate['from']
  readonly at: Point | undefined
  readonly ageS: number | null
}

export type Wanted = {
  /** units of these kinds alone; all kinds when not given */
  readonly kinds?: readonly UnitKind[] | undefined
  /** no more than this many */
  readonly limit: number
  /** for a drill: the closures of drills count, and the real ones do not */
  readonly exercise?: boolean
}

export type Recommend = ReturnType<typeof createRecommend>

/** Who could be there first: free units of an organisation by drive time on the roads of the city in use. */
export function createRecommend(
  board: Pick<Board, 'get' | 'folds'>,
  positions: Pick<Positions, 'of'>,
  city: Pick<CityService, 'driveTimes' | 'way'>,
  now: () => number,
) {
  function originOf({ id, kind, post }: Unit): Origin {
    const known = positions.of(id)
    // A fix that was long on its way is as old as its measurement; a device clock that is ahead makes none younger.
    const ageMs = known === undefined ? Infinity : now() - Math.min(known.fix.at, known.receivedAt)
    if (known !== undefined && ageMs <= staleAfterMs) {
      const ageS = Math.max(0, Math.round(ageMs / 1000))
      return { unit: id, kind, from: 'position', at: known.fix.point, ageS }
    }
    const station = post === null ? undefined : board.get(`post/${post}`)
    if (station?.kind === 'post') return { unit: id, kind, from: 'post', at: station.state.point, ageS: null }
    return { unit: id, kind, from: 'unknown', at: undefined, ageS: null }
  }

  function freeUnits(org: string, kinds: readonly UnitKind[] | undefined): Unit[] {
    const free: Unit[] = []
    for (const [, fold] of board.folds()) {
      if (fold.kind !== 'unit' || fold.state.org !== org || fold.state.state.phase !== 'available') continue
      if (kinds === undefined || kinds.includes(fold.state.kind)) free.push(fold.state)
    }
    return free
  }

  return {
    /** Free units of the wanted kinds: the best `limit` by drive time to `to`, those of unknown time last. */
    units(
      org: string,
      to: Point,
      { kinds, limit, exercise = false }: Wanted,
    ): { units: readonly Candidate[]; tookMs: number } {
      const began = performance.now()
      const origins = freeUnits(org, kinds).map(originOf)
      const onRoads = origins.flatMap(({ unit, kind, at }) =>
        at === undefined || goWithoutRoads.has(kind) ? [] : [{ unit, at }],
      )
      const times = city.driveTimes(
        to,
        onRoads.map(({ at }) => at),
        limit,
        exercise,
      )
      const byUnit = new Map(onRoads.map(({ unit }, index) => [unit, times[index]]))
      const candidates = origins.flatMap((origin): Candidate[] => {
        const { unit, from, ageS } = origin
        const time = byUnit.get(unit) ?? 'unknown'
        if (time === 'beyond') return []
        if (typeof time === 'object') return [{ unit, ...time, whyUnknown: null, from, ageS }]
        const whyUnknown = time === 'closed-off' ? time : reasonOf(origin)
        return [{ unit, seconds: null, metres: null, delayS: null, whyUnknown, from, ageS }]
      })
      const sorted = candidates.toSorted(
        (a, b) => (a.seconds ?? Infinity) - (b.seconds ?? Infinity) || (a.unit < b.unit ? -1 : 1),
      )
      return { units: sorted.slice(0, limit), tookMs: Math.round((performance.now() - began) * 1000) / 1000 }
    },
    /** the way of one unit of the organisation to `to`; undefined when it does not drive, or its place or way is unknown */
    way(org: string, unit: string, to: Point, exercise = false): Way | undefined {
      const fold = board.get(`unit/${unit}`)
      if (fold?.kind !== 'unit' || fold.state.org !== org || goWithoutRoads.has(fold.state.kind)) return undefined
      const from = originOf(fold.state).at
      return from === undefined ? undefined : city.way(from, to, exercise)
    },
  }
}

function reasonOf({ kind, at }: Origin): UnknownReason {
  if (goWithoutRoads.has(kind)) return 'no-car'
  return at === undefined ? 'no-place' : 'no-way'
}
