import type { MapGroundPicture, MapHandle } from '@tocsin/ui/map'
import { useEffect, useEffectEvent, useMemo, type RefObject } from 'react'
import { distanceM } from '../distance.ts'
import { useDocument } from '../live/use-board.ts'
import { useStore } from '../store.ts'
import { usePlannedPlaces } from './plan-list.ts'
import { shownOf, shownPlan } from './shown-plan.ts'
import { usePicture } from './use-picture.ts'

/** Nearest zoom at which a building is shown: rooms are read, and what stands around it is seen. */
const nearestZoom = 19.5
/** An incident so near is shown together with the plan. */
const besideM = 150
/** The panel beside the plan, with its margin: what it covers is not seen. */
const panelPx = 220
const none: readonly MapGroundPicture[] = []

/** The storey that is shown, as it lies on the ground. */
export function usePlanOnMap(): { readonly pictures: readonly MapGroundPicture[]; readonly opacity: number } {
  const { places } = usePlannedPlaces()
  const state = useStore(shownPlan, (all) => all)
  const plan = shownOf(places, state)?.plan
  const loaded = usePicture(plan?.image ?? null)
  const canvas = loaded.phase === 'shown' ? loaded.picture.canvas : undefined
  const pictures = useMemo(
    () =>
      plan === undefined || canvas === undefined ? none : [{ id: plan.id, picture: canvas, corners: plan.corners }],
    [plan, canvas],
  )
  return { pictures, opacity: state.opacity }
}

/** Brings the shown plan into view when somebody asks for it. */
export function useFindPlan(map: RefObject<MapHandle | null>): void {
  const { places } = usePlannedPlaces()
  const find = useStore(shownPlan, (state) => state.find)
  const incident = useDocument(
    'incident',
    useStore(shownPlan, (state) => state.incident),
  )
  const show = useEffectEvent(() => {
    const corners = shownOf(places, shownPlan.get())?.plan.corners.map(([lon, lat]) => ({ lon, lat })) ?? []
    const at = incident?.place?.point
    const isNear = at !== undefined && corners.some((corner) => distanceM(corner, at) <= besideM)
    map.current?.fit(isNear ? [...corners, at] : corners, nearestZoom, panelPx)
  })
  useEffect(() => {
    if (find > 0) show()
  }, [find])
}
