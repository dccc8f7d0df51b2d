/** The row that is marked, and where it stood when it was last shown. */
export type Mark = { readonly id: string; readonly index: number }

/**
 * The mark as a list shows it; null in an empty one. The same row wherever newer ones have moved it; when it has left the
 * list, the one that stands where it was. The same object while nothing has changed.
 */
export function markIn(listed: readonly { readonly id: string }[], mark: Mark | null): Mark | null {
  const found = listed.findIndex(({ id }) => id === mark?.id)
  const index = found >= 0 ? found : Math.min(mark?.index ?? 0, listed.length - 1)
  const shown = listed[index]
  if (shown === undefined) return null
  return mark?.id === shown.id && mark.index === index ? mark : { id: shown.id, index }
}
