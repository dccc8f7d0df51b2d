import { distanceM } from '../distance.ts'
import { createStore } from '../store.ts'
import { shownBy } from '../map/shown-by.ts'

/** What a map looks at: its middle and zoom. */
export type View = { readonly lon: number; readonly lat: number; readonly zoom: number }
/** `views[at]` is what is looked at now; those after it are where one has come back from. */
export type Views = { readonly views: readonly View[]; readonly at: number }

export const mostViews = 20
export const noViews: Views = { views: [], at: -1 }

/** Still about the same: less than half of what is seen away, and less than a zoom nearer or farther. */
const isNear = (a: View, b: View): boolean =>
  Math.abs(a.zoom - b.zoom) < 1 && distanceM(a, b) < Math.min(shownBy(a).radiusM, shownBy(b).radiusM) / 2

/** The history after the map has come to rest at a view: a small move puts the present one right, a great one is a new one. */
export function arrive({ views, at }: Views, view: View): Views {
  const now = views[at]
  if (now !== undefined && isNear(now, view)) return { views: views.map((each, n) => (n === at ? view : each)), at }
  const kept = [...views.slice(0, at + 1), view].slice(-mostViews)
  return { views: kept, at: kept.length - 1 }
}

/** The history one view back (-1) or forward (1); undefined where there is none. */
export function step({ views, at }: Views, by: -1 | 1): Views | undefined {
  return views[at + by] === undefined ? undefined : { views, at: at + by }
}

/** `asked` counts the wishes to go to `views[at]`. */
export const viewHistory = createStore<Views & { readonly asked: number }>({ ...noViews, asked: 0 })

export const noteView = (view: View): void => viewHistory.set(arrive(viewHistory.get(), view))

/** Goes back or forward; false where there is nothing. */
export function goView(by: -1 | 1): boolean {
  const { asked, ...history } = viewHistory.get()
  const next = step(history, by)
  if (next !== undefined) viewHistory.set({ ...next, asked: asked + 1 })
  return next !== undefined
}
