import { ActionIcon } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { findIncidentType, type Listing } from '@tocsin/domain'
import { placeIn } from '@tocsin/ui/words'
import { lookOfType } from '@tocsin/ui'
import type { UnitPosition } from '@tocsin/link'
import { useEffect, useEffectEvent, useMemo, useRef, type RefObject } from 'react'
import {
  areasLayer,
  circlesLayer,
  linesLayer,
  picturesLayer,
  MapCanvas,
  pointsLayer,
  tintsLayer,
  type MapHandle,
  type MapLayer,
  type MapView,
} from '@tocsin/ui/map'
import { GroundSwitches } from '../areas/ground-switches.tsx'
import { useGroundLayers } from '../areas/use-ground-layers.ts'
import { following, stopFollowing, toggleFollow } from '../around/follow.ts'
import { MapChips } from '../around/map-chips.tsx'
import { reach, toggleReach, useReach, useReachMarks, type Reached, type ReachFrom } from '../around/reach.ts'
import { toggleTrails, useTrailMarks, useTrails, type Trail } from '../around/trails.ts'
import { addPoint, drawing, pointAtClosure } from '../closures/drawing.ts'
import { useClosureMarks } from '../closures/use-closure-marks.ts'
import { useCoverMarks } from '../cover/use-cover.ts'
import { useDraft } from '../call-desk/drafts-context.tsx'
import { shownFixes } from '../call-desk/shown-fixes.ts'
import { PlanPanel } from '../floor-plans/plan-panel.tsx'
import { useFindPlan, usePlanOnMap } from '../floor-plans/use-plan-on-map.ts'
import { Key } from '../controls/key.tsx'
import { shortPlace } from '../incident-list/place-line.ts'
import { askPoint, desk, openDialog, selectIncident, selectUnit } from '../desk/desk-state.ts'
import { useKey } from '../desk/use-keys.ts'
import { HerePanel } from '../here/here-panel.tsx'
import { shownKey } from '../keys.ts'
import { useAll, useDocument } from '../live/use-board.ts'
import { useListing } from '../live/use-listing.ts'
import { useArchive } from './use-archive.ts'
import { useMapTheme } from './use-map-theme.ts'
import { useMyPost } from '../station/my-post.ts'
import { useStore } from '../store.ts'
import { useLanguage, useWords } from '../words.ts'
import classes from './map-place.module.css'
import { MapLookSwitch } from '../map-tools/map-look-switch.tsx'
import { useIsPointing } from '../map-tools/pointing.ts'
import { useMapTools } from '../map-tools/use-map-tools.ts'
import { noteView } from '../map-tools/views.ts'
import { mapView } from './map-view.ts'
import { PrintButton } from './print-button.tsx'
import { shownBy, zoomToSee } from './shown-by.ts'
import { askedMark, circlesOf, draftMark, incidentMarks, unitMarks } from './marks.ts'
import { usePositions } from './use-positions.ts'
import { useRoute } from './use-route.ts'

type Props = { readonly onTrouble: () => void }

/** Units where they are, incidents where they happen, the call in hand where it may be. */
export function DeskMap({ onTrouble }: Props) {
  const { mapPlace, here } = useWords()
  const language = useLanguage()
  const theme = useMapTheme()
  const map = useRef<MapHandle>(null)
  const selected = useStore(desk, (state) => state)
  const incident = useDocument('incident', selected.incident)
  const draft = useDraft(selected.draft)
  const { positions, now } = usePositions()
  const reached = useReach()
  const trails = useTrails()
  const { layers, ...toolPress } = useMapTools(
    map,
    useLayers({ positions, now, reached: reached?.answer, trails: trails?.answer }),
  )

  const isDrawing = useStore(drawing, ({ shape }) => shape !== null)
  const { shown } = selected
  useEffect(() => {
    if (shown === null) return
    stopFollowing()
    map.current?.fit(shown)
  }, [shown])
  useKey('what-is-here', () => {
    const middle = map.current?.view()
    askPoint(selected.asked === null && middle !== undefined ? { lon: middle.lon, lat: middle.lat } : null)
  })

  useKey('follow-unit', toggleFollow)
  useKey('trails', toggleTrails)
  useKey('reach', () => toggleReach(reachFrom(map.current?.view())))
  useFollow(map, positions)

  useFindPlan(map)

  const draftPlace = draft?.place.chosen ?? null
  const show = useEffectEvent(() => {
    const place = incident?.place ?? null
    if (place === null) return
    stopFollowing()
    const before = Math.max(map.current?.view()?.zoom ?? 0, 15)
    map.current?.flyTo(place.point, zoomToSee(place.point, place.radiusM, before))
  })
  useEffect(() => {
    if (selected.findOnMap > 0) show()
  }, [selected.findOnMap])
  useEffect(() => {
    if (draftPlace !== null) map.current?.flyTo(draftPlace.point, zoomToSee(draftPlace.point, draftPlace.radiusM))
  }, [draftPlace])

  return (
    <MapCanvas
      ref={map}
      archiveUrl={useArchive()}
      theme={theme}
      language={language === 'en' ? 'en' : 'zh'}
      label={mapPlace.title}
      layers={layers}
      onTrouble={onTrouble}
      onPan={stopFollowing}
      onViewChange={(view) => {
        mapView.set({ shows: shownBy(view) })
        noteView(view)
      }}
      {...(isDrawing && { onPress: addPoint })}
      {...toolPress}
      onContextPress={askPoint}
      fallback={<p className={classes['message']}>{mapPlace.failed}</p>}
    >
      <div className={classes['zoom']}>
        <PrintButton map={map} />
        <MapLookSwitch />
        <GroundSwitches />
        <ActionIcon variant="default" size="md" aria-label={mapPlace.nearer} onClick={() => map.current?.zoomBy(1)}>
          <IconPlus size={16} />
        </ActionIcon>
        <ActionIcon variant="default" size="md" aria-label={mapPlace.farther} onClick={() => map.current?.zoomBy(-1)}>
          <IconMinus size={16} />
        </ActionIcon>
      </div>
      {selected.asked !== null && <HerePanel at={selected.asked} />}
      <PlanPanel />
      <MapChips reached={reached} trails={trails} />
      <p className={classes['legend']}>
        {mapPlace.stale}
        <span className={classes['how']}>
          {' '}
          · {mapPlace.gathered} · {here.how} <Key label={shownKey('what-is-here')} />
        </span>
      </p>
    </MapCanvas>
  )
}

function pickUnit(unit: string): void {
  if (desk.get().unit === unit) openDialog({ kind: 'unit', unit })
  selectUnit(unit)
}

/** From where it is asked what is reached: the point asked for, the marked unit, the middle of the map; null where it is shown already. */
function reachFrom(view: MapView | undefined): ReachFrom | null {
  const { asked, unit } = desk.get()
  if (reach.get().from !== null) return null
  if (asked !== null) return { kind: 'point', at: asked }
  if (unit !== null) return { kind: 'unit', unit }
  return view === undefined ? null : { kind: 'point', at: { lon: view.lon, lat: view.lat } }
}

/** Keeps the followed unit in the middle. */
function useFollow(map: RefObject<MapHandle | null>, positions: ReadonlyMap<string, UnitPosition>): void {
  const unit = useStore(following, (state) => state.unit)
  const point = unit === null ? undefined : positions.get(unit)?.point
  useEffect(() => {
    if (point !== undefined) map.current?.centreOn(point)
  }, [map, point])
}

type Seen = {
  readonly positions: ReadonlyMap<string, UnitPosition>
  readonly now: number
  readonly reached: Reached | undefined
  readonly trails: readonly Trail[] | undefined
}

/** Bottom first: floor plan, doubt, closures, ways, incidents, units, the call in hand. */
function useLayers({ positions, now, reached, trails }: Seen): readonly MapLayer[] {
  const { incident: selected, unit: marked, draft: draftId, asked } = useStore(desk, (state) => state)
  const incidents = useAll('incident')
  const all = useAll('unit')
  const post = useMyPost()
  // a command room follows its own
  const units = useMemo(() => (post === null ? all : all.filter((unit) => unit.post === post)), [all, post])
  const language = useLanguage()
  const draft = useDraft(draftId)
  const place = draft?.place.chosen ?? null
  const incident = useDocument('incident', selected)
  const route = useRoute(marked, incident?.place?.point ?? null, incident?.exercise, incident?.priority)?.line
  const closures = useClosureMarks()
  const isDrawing = useIsPointing()
  const { pictures, opacity } = usePlanOnMap()
  const cover = useCoverMarks()
  const areas = useReachMarks(reached)
  const ways = useTrailMarks(trails)

  const measured = useStore(shownFixes, (all) => all)
  const circles = useMemo(() => circlesOf(incident, place, measured), [incident, place, measured])
  const listing = useListing()
  const incidentPoints = useMemo(
    () => incidentMarks(incidents, selected, iconIn(listing)),
    [incidents, selected, listing],
  )
  const unitPoints = useMemo(() => unitMarks(units, positions, now, marked), [units, positions, now, marked])
  const askedPoints = useMemo(() => askedMark(asked), [asked])
  const draftPoints = useMemo(
    () => draftMark(place, place ? shortPlace(placeIn(language, place)) : ''),
    [place, language],
  )
  const lines = useMemo(() => (route === undefined ? [] : [{ id: 'route', line: route, colour: '--accent' }]), [route])
  const ground = useGroundLayers(isDrawing)
  return useMemo(
    () => [
      ...ground,
      tintsLayer({ id: 'cover', tints: cover.tints }),
      tintsLayer({ id: 'reach', tints: areas.tints }),
      picturesLayer({ id: 'floor-plans', pictures, opacity }),
      circlesLayer({ id: 'doubt', circles }),
      areasLayer({ id: 'closed-areas', areas: closures.areas }),
      linesLayer({ id: 'closed-lines', lines: closures.lines }),
      linesLayer({ id: 'trails', lines: ways.lines }),
      linesLayer({ id: 'ways', lines }),
      pointsLayer({ id: 'reach-minutes', points: areas.points, scale: 0.6, labelsFromZoom: 0 }),
      pointsLayer({ id: 'trail-starts', points: ways.points, scale: 0.7, labelsFromZoom: 12 }),
      pointsLayer({ id: 'holes', points: cover.points, scale: 1.1, labelsFromZoom: 11 }),
      pointsLayer({
        id: 'closures',
        points: closures.points,
        scale: 0.9,
        labelsFromZoom: 15,
        ...(!isDrawing && { onPick: () => openDialog({ kind: 'closures' }), onHover: pointAtClosure }),
      }),
      pointsLayer({
        id: 'incidents',
        points: incidentPoints,
        scale: 1.25,
        labelsFromZoom: 0,
        gather: true,
        ...(!isDrawing && { onPick: selectIncident }),
      }),
      pointsLayer({
        id: 'units',
        points: unitPoints,
        gather: true,
        ...(!isDrawing && { onPick: pickUnit }),
      }),
      pointsLayer({ id: 'call', points: draftPoints, scale: 1.6, labelsFromZoom: 0 }),
      pointsLayer({ id: 'asked', points: askedPoints, scale: 1.3 }),
    ],
    [
      ground,
      cover.tints,
      cover.points,
      areas,
      ways,
      pictures,
      opacity,
      circles,
      closures,
      isDrawing,
      lines,
      incidentPoints,
      unitPoints,
      draftPoints,
      askedPoints,
    ],
  )
}

const iconIn =
  (listing: Listing) =>
  (code: string): string | undefined => {
    const type = findIncidentType(listing, code)
    return type === undefined ? undefined : lookOfType(type).path
  }
