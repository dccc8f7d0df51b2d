import type { UnsentLine } from '@tocsin/link'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { useLive } from '../live/line-context.ts'

/** Going through the list with the arrow keys opens no card for this. */
const restMs = 350

/** What others are writing for `incident` while its card is open here. */
export function useUnsentLines(incident: string): readonly UnsentLine[] {
  const { unsentLines } = useLive().line.link
  useEffect(() => {
    let close: (() => void) | undefined
    const timer = setTimeout(() => {
      close = unsentLines.open(incident)
    }, restMs)
    return () => {
      clearTimeout(timer)
      close?.()
    }
  }, [unsentLines, incident])
  const subscribe = useCallback((listener: () => void) => unsentLines.subscribe(listener), [unsentLines])
  return useSyncExternalStore(subscribe, () => unsentLines.of(incident))
}
