import { useEffect, useRef, useState } from 'react'
import { held, type Item } from './groups.ts'

/** So long after the pointer last moved over the list it stands as it did. */
const heldMs = 3_000

/** The lines of the list, held still while a pointer moves over them (`hold`), so that nothing jumps under the cursor. */
export function useHeld(newest: readonly Item[]): { readonly items: readonly Item[]; readonly hold: () => void } {
  const [still, setStill] = useState<readonly Item[] | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const items = still === null ? newest : held(still, newest)
  const hold = (): void => {
    if (still === null) setStill(newest)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setStill(null), heldMs)
  }
  return { items, hold }
}
