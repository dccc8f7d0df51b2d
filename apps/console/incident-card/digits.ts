/** A unit with its digit; `goneAt` (milliseconds) says since when it is no longer among those shown, null while it is. */
export type DigitPlace = { readonly unit: string; readonly digit: number; readonly goneAt: number | null }

/** Long enough for a key that was meant for the unit that has just gone. */
const heldBackMs = 5_000

/**
 * Digits 1 to 9 for the first nine of `ids`. A unit keeps its digit as long as it is among the nine, however the order
 * changes, and the digit of one that has gone rests for some seconds: a list that is reckoned anew between the look and the
 * key must not send another unit.
 */
export function assignDigits(
  before: readonly DigitPlace[],
  ids: readonly string[],
  now: number,
): readonly DigitPlace[] {
  const shown = ids.slice(0, 9)
  const kept = before.flatMap((place): readonly DigitPlace[] => {
    if (shown.includes(place.unit)) return [{ ...place, goneAt: null }]
    const goneAt = place.goneAt ?? now
    return now - goneAt < heldBackMs ? [{ ...place, goneAt }] : []
  })
  const free = [1, 2, 3, 4, 5, 6, 7, 8, 9].filter((digit) => !kept.some((place) => place.digit === digit))
  const come = shown.filter((unit) => !kept.some((place) => place.unit === unit))
  return [
    ...kept,
    ...come.slice(0, free.length).map((unit, index) => ({ unit, digit: free[index] ?? 0, goneAt: null })),
  ]
}

/** The unit that a digit sends now; undefined while the digit rests or belongs to none. */
export const unitOf = (places: readonly DigitPlace[], digit: number): string | undefined =>
  places.find((place) => place.digit === digit && place.goneAt === null)?.unit
