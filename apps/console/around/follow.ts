import { showNoUnit } from '../desk/notices.ts'
import { desk } from '../desk/desk-state.ts'
import { createStore } from '../store.ts'

/** The unit that the map keeps in its middle. */
export const following = createStore<{ readonly unit: string | null }>({ unit: null })

export const stopFollowing = (): void => following.set({ unit: null })

/** Follows the unit that is marked; the same again lets go. */
export function toggleFollow(): void {
  const { unit } = desk.get()
  if (unit === null) showNoUnit()
  following.set({ unit: following.get().unit === unit ? null : unit })
}
