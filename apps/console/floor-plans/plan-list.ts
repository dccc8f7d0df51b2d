import { mayEver } from '@tocsin/domain'
import { useEffect } from 'react'
import { ask } from '../ask.ts'
import { useLineState, useViewer } from '../live/use-line.ts'
import { createStore, useStore } from '../store.ts'
import { planList, type PlannedPlace } from './plans-at.ts'

type Known = {
  /** of which city; null for none yet */
  readonly city: string | null
  readonly places: readonly PlannedPlace[]
  /** the last time it was asked for nothing came */
  readonly hasFailed: boolean
}

const nothing: Known = { city: null, places: [], hasFailed: false }
const known = createStore<Known>(nothing)

/** The floor plans of the city in use, as far as they are known. */
export const usePlannedPlaces = (): Known => useStore(known, (all) => all)

/**
 * Keeps the list of floor plans: asked for once for each city, and again when the line is back. What came stays while the
 * server is away, and is gone with who was signed in.
 */
export function useKeepPlans(): void {
  const { city, link } = useLineState()
  const { roles } = useViewer()
  const isLive = link.phase === 'live'
  const may = mayEver(roles, 'see-premises')
  useEffect(() => () => known.set(nothing), [])
  useEffect(() => {
    if (!may || !isLive || typeof city !== 'string' || known.get().city === city) return undefined
    const abort = new AbortController()
    void load(city, abort.signal)
    return () => abort.abort()
  }, [city, isLive, may])
}

async function load(city: string, signal: AbortSignal): Promise<void> {
  const asked = await ask('/api/city/floor-plans', planList, { signal })
  if (signal.aborted) return
  if (asked.phase === 'answered') known.set({ city, places: asked.answer.places, hasFailed: false })
  // Another city's plans would lie on the wrong ground.
  else known.set({ city: null, places: [], hasFailed: true })
}
