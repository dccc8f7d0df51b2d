import type { UnitPosition } from '@tocsin/link'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useLive } from '../live/line-context.ts'
import { useNow } from '../live/use-now.ts'

/** How often a mark's staleness is looked at again when nothing else changes. */
const staleCheckMs = 5000

/** The last position of each unit, and the time against which their age is told. */
export function usePositions(): { readonly positions: ReadonlyMap<string, UnitPosition>; readonly now: number } {
  const { positions } = useLive().line.link
  const subscribe = useCallback((listener: () => void) => positions.subscribe(listener), [positions])
  const list = useSyncExternalStore(subscribe, () => positions.all())
  const byUnit = useMemo(() => new Map(list.map((each) => [each.unit, each])), [list])
  return { positions: byUnit, now: Math.floor(useNow() / staleCheckMs) * staleCheckMs }
}
