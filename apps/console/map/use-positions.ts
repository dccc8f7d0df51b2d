import type { Positions, UnitPosition } from '@tocsin/link'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useLive } from '../live/line-context.ts'
import { useNow } from '../live/use-now.ts'

/** How often a mark's staleness is looked at again when nothing else changes. */
const staleCheckMs = 5000

/** Calls back at most once a painted frame: a machine that is behind draws the newest, not each. */
function perFrame(positions: Positions, listener: () => void): () => void {
  let frame: number | undefined
  const end = positions.subscribe(() => {
    frame ??= requestAnimationFrame(() => {
      frame = undefined
      listener()
    })
  })
  return () => {
    end()
    if (frame !== undefined) cancelAnimationFrame(frame)
  }
}

/** The last position of each unit, and the time against which their age is told. */
export function usePositions(): { readonly positions: ReadonlyMap<string, UnitPosition>; readonly now: number } {
  const { positions } = useLive().line.link
  const subscribe = useCallback((listener: () => void) => perFrame(positions, listener), [positions])
  const list = useSyncExternalStore(subscribe, () => positions.all())
  const byUnit = useMemo(() => new Map(list.map((each) => [each.unit, each])), [list])
  return { positions: byUnit, now: Math.floor(useNow() / staleCheckMs) * staleCheckMs }
}
