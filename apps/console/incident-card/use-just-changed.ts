import { useCallback, useEffect, useRef } from 'react'

/** Long enough to see that another name stands on the button; also keeps a key pressed twice from sending two units. */
const settledMs = 1_000

/**
 * Whether the best unit has just become another one than this person was looking at, so that a key pressed now was meant
 * for the one before. `about` says what it is best for: a new question may have a new answer at once.
 */
export function useJustChanged(about: string, unit: string | undefined): () => boolean {
  const last = useRef({ about, unit, atMs: -Infinity })
  useEffect(() => {
    if (unit === undefined) return
    const { current } = last
    if (current.about === about && current.unit === unit) return
    const isOther = current.about === about && current.unit !== undefined
    last.current = { about, unit, atMs: isOther ? performance.now() : -Infinity }
  }, [about, unit])
  return useCallback(() => performance.now() - last.current.atMs < settledMs, [])
}
