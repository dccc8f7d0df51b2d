import { distance } from '../geometry/point.ts'
import type { Point } from '../geometry/point.ts'
import { randomFrom } from '../random.ts'
import { civicKinds } from './kinds.ts'
import type { CivicKind } from './kinds.ts'

/** Something public that a cell has to find room for; `count` is how many of its kind came before. */
export type CivicWish = { readonly kind: CivicKind; readonly count: number }

type Candidate = { readonly key: string; readonly at: Point }

/** Each next one goes where the nearest of its kind is farthest: so stations cover the town, on both banks. */
const spreadOver = (candidates: readonly Candidate[], start: number, count: number): readonly Candidate[] => {
  const nearest = candidates.map(() => Infinity)
  const chosen: Candidate[] = []
  let next = start
  while (chosen.length < Math.min(count, candidates.length)) {
    const pick = candidates[next]
    if (pick === undefined) break
    chosen.push(pick)
    next = 0
    for (const [k, candidate] of candidates.entries()) {
      nearest[k] = Math.min(nearest[k] ?? Infinity, distance(candidate.at, pick.at))
      if ((nearest[k] ?? 0) > (nearest[next] ?? 0)) next = k
    }
  }
  return chosen
}

/** In: town cells, inner ones first. Out: which cell is to hold what, by the cell's key. */
export const assignCivic = (
  seed: number,
  candidates: readonly Candidate[],
  scale: number,
): ReadonlyMap<string, readonly CivicWish[]> => {
  const wishes = new Map<string, CivicWish[]>()
  for (const [at, kind] of civicKinds.entries()) {
    const count = Math.max(1, Math.round(kind.perTown * scale))
    const random = randomFrom(seed, 41, at)
    const inner = candidates.slice(0, Math.max(count, Math.ceil(candidates.length * 0.3)))
    const pool = kind.spread ? candidates : inner
    const cells = spreadOver(pool, random.whole(0, Math.min(4, pool.length - 1)), count)
    for (const [number, cell] of cells.entries())
      wishes.set(cell.key, [...(wishes.get(cell.key) ?? []), { kind, count: number }])
  }
  return wishes
}
