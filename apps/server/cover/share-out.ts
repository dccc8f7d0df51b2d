/**
 * `total` things shared out in proportion to `counts` (whole numbers, not all 0): whole shares by largest remainder, the
 * first of equals first; who gets none is left out.
 */
export function shareOut<Key>(total: number, counts: ReadonlyMap<Key, number>): ReadonlyMap<Key, number> {
  const all = [...counts.values()].reduce((sum, each) => sum + each, 0)
  const shares = [...counts].map(([key, count]) => ({
    key,
    whole: Math.floor((total * count) / all),
    rest: (total * count) % all,
  }))
  const left = total - shares.reduce((sum, { whole }) => sum + whole, 0)
  const rounded = new Set(shares.toSorted((a, b) => b.rest - a.rest).slice(0, left))
  return new Map(
    shares.map((share) => [share.key, share.whole + (rounded.has(share) ? 1 : 0)] as const).filter(([, of]) => of > 0),
  )
}
