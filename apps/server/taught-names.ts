import type { Byname, Point } from '@tocsin/domain'
import { BynameIndex, metresBetween, type Place, type SearchOptions } from '@tocsin/city/places'
import type { Board } from './live/board.ts'
import type { Fold } from './live/fold.ts'

/** The place that taught words mean, among the answers of a search: `label` is the place's line, `taught` has the words. */
export type TaughtPlace = Omit<Place, 'kind' | 'area' | 'town'> & {
  readonly kind: 'taught'
  readonly taught: { readonly byname: string; readonly heard: string; readonly isConfirmed: boolean }
}

export type TaughtNames = ReturnType<typeof createTaughtNames>

/** Of names that were not typed whole, this many stand before the gazetteer's answers: it is to be seen too. */
const mostUnfinished = 3
/** So many are compared for nearness; the same words seldom mean more places. */
const mostCompared = 24

/** The bynames of one organisation that are in use. */
type Taught = { readonly names: BynameIndex; readonly bynames: Map<string, Byname> }

/** The names that each organisation was taught and has not withdrawn, kept up with the board, so that they are found at once. */
export function createTaughtNames(board: Pick<Board, 'folds' | 'listen'>) {
  const known = startFrom(board)

  function change(subject: string, after: Fold | undefined, org: string): void {
    const { names, bynames } = known.get(org) ?? { names: new BynameIndex(), bynames: new Map<string, Byname>() }
    known.set(org, { names, bynames })
    const id = subject.slice(prefix.length)
    if (after?.kind !== 'byname') {
      names.remove(id)
      bynames.delete(id)
      return
    }
    if (!bynames.has(id)) names.put(id, after.state.heard)
    bynames.set(id, after.state)
  }

  board.listen(({ moves }) => {
    for (const { subject, after, owner } of moves) if (subject.startsWith(prefix)) change(subject, after, owner)
  })

  return {
    /**
     * Places whose taught names the text may mean, best first, of this organisation alone. Names that were typed whole all
     * stand there, others only a few; of two that fit alike the nearer, then the confirmed one comes first.
     */
    search(org: string, text: string, { near, limit = 8 }: SearchOptions = {}): TaughtPlace[] {
      const taught = known.get(org)
      if (taught === undefined) return []
      const found = taught.names.search(text, mostCompared).flatMap(({ id, score, isExact }) => {
        const byname = taught.bynames.get(id)
        return byname === undefined ? [] : [{ byname, isExact, rank: score + preference(byname, near) }]
      })
      const sorted = found.sort((a, b) => b.rank - a.rank)
      const exact = sorted.filter(({ isExact }) => isExact).length
      return sorted.slice(0, Math.min(limit, Math.max(exact, mostUnfinished))).map(({ byname }) => placeOf(byname))
    },
  }
}

const prefix = 'byname/'

function startFrom(board: Pick<Board, 'folds'>): Map<string, Taught> {
  const all = new Map<string, Map<string, Byname>>()
  for (const [, fold] of board.folds()) {
    if (fold.kind !== 'byname') continue
    const { org, id } = fold.state
    all.set(org, (all.get(org) ?? new Map<string, Byname>()).set(id, fold.state))
  }
  const taught = ([org, bynames]: [string, Map<string, Byname>]): [string, Taught] => {
    const names = new BynameIndex([...bynames].map(([id, { heard }]) => [id, heard]))
    return [org, { names, bynames }]
  }
  return new Map([...all].map(taught))
}

/** Less than any difference in how well the words fit. */
function preference({ place: { point }, state }: Byname, near: Point | undefined): number {
  const confirmed = state.phase === 'confirmed' ? 0.1 : 0
  if (near === undefined) return confirmed
  return confirmed + 1 / (1 + metresBetween(near.lon, near.lat, point.lon, point.lat) / 1000)
}

const placeOf = ({ id, heard, place, state }: Byname): TaughtPlace => ({
  id: `taught/${id}`,
  kind: 'taught',
  name: { zh: heard, en: heard },
  label: place.label,
  ...(place.labelEn !== undefined && { labelEn: place.labelEn }),
  lon: place.point.lon,
  lat: place.point.lat,
  radiusM: place.radiusM,
  precision: place.precision,
  taught: { byname: id, heard, isConfirmed: state.phase === 'confirmed' },
})
