import { groupByCover, type CoverSets } from './cover-sets.ts'

/** A number generator for situations that a seed repeats: mulberry32 (T. Ettinger, public domain), [0, 1). */
export function numbersFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export type Scene = { readonly sets: CoverSets; readonly weights: number[]; readonly covered: boolean[][] }

/** Places and bases strewn over a square; a base covers what is near. `covered` is by place, then base. */
export function strewn(seed: number, bases: number, places: number, radius = 0.25): Scene {
  const unit = numbersFrom(seed)
  const at = Array.from({ length: bases }, () => [unit(), unit()] as const)
  const covered = Array.from({ length: places }, () => {
    const [x, y] = [unit(), unit()]
    return at.map(([bx, by]) => Math.hypot(x - bx, y - by) < radius)
  })
  const weights = Array.from({ length: places }, () => unit() ** 3)
  const covers = (place: number, base: number) => covered[place]?.[base] ?? false
  return { sets: groupByCover({ bases, weights, covers }), weights, covered }
}

/** Expected coverage place by place, as the paper writes it; nothing is grouped. */
export function plainCoverage({ weights, covered }: Scene, units: readonly number[], busy: number): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return covered.reduce((sum, row, place) => {
    const k = row.reduce((count, covers, base) => count + (covers ? (units[base] ?? 0) : 0), 0)
    return sum + ((weights[place] ?? 0) / total) * (1 - busy ** k)
  }, 0)
}
