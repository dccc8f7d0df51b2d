/**
 * Digits 1 to 9 for the first nine of `ids`. A unit keeps its digit as long as it is among the nine, however the order
 * changes: a list that is reckoned anew between the look and the key must not send another unit.
 */
export function assignDigits(before: ReadonlyMap<string, number>, ids: readonly string[]): ReadonlyMap<string, number> {
  const shown = ids.slice(0, 9)
  const kept = new Map(shown.flatMap((id) => (before.has(id) ? [[id, before.get(id) ?? 0] as const] : [])))
  const free = [1, 2, 3, 4, 5, 6, 7, 8, 9].filter((digit) => ![...kept.values()].includes(digit))
  for (const id of shown) {
    const digit = kept.has(id) ? undefined : free.shift()
    if (digit !== undefined) kept.set(id, digit)
  }
  return kept
}
