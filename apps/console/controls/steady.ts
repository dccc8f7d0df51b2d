import { useState } from 'react'

/**
 * The order in which things keep their keys while a window is open: as they stood when they were first shown, later ones at
 * the end while there is room (`limit`). One that has gone leaves its place empty: its key does nothing, rather than
 * something else than a moment ago.
 */
export const steadyOrder = (before: readonly string[], ids: readonly string[], limit: number): readonly string[] =>
  [...before, ...ids.filter((id) => !before.includes(id))].slice(0, limit)

/** Those of `items` that have a place, each with it (from 0); in the order in which this window first showed them. */
export function useSteady<Item>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  limit = 35,
): readonly { readonly item: Item; readonly place: number }[] {
  const [order, setOrder] = useState<readonly string[]>([])
  const next = steadyOrder(order, items.map(idOf), limit)
  if (next.length !== order.length) setOrder(next)
  return next.flatMap((id, place) => {
    const item = items.find((each) => idOf(each) === id)
    return item === undefined ? [] : [{ item, place }]
  })
}
