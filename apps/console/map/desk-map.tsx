import { ActionIcon } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import {
  areasLayer,
  circlesLayer,
  linesLayer,
  MapCanvas,
  pointsLayer,
  type MapHandle,
  type MapLayer,
} from '@tocsin/ui/map'
import { useEffect, useEffectEvent, useMemo, useRef } from 'react'
import { addPoint, drawing, pointAtClosure } from '../closures/drawing.ts'
import { useClosureMarks } from '../closures/use-closure-marks.ts'
import { useDraft } from '../call-desk/drafts-context.tsx'
import { desk, openDialog, selectIncident, selectUnit } from '../desk/desk-state.ts'
import { useAll, useDocument } from '../live/use-board.ts'
import { settings } from '../settings.ts'
import { useStore } from '../store.ts'
import { useLanguage, useWords } from '../words.ts'
import classes from './map-place.module.css'
import { circlesOf, draftMark, incidentMarks, unitMarks } from './marks.ts'
import { usePositions } from './use-positions.ts'
import { useRoute } from './use-route.ts'

type Props = { readonly onTrouble: () => void }

/** Units where they are, incidents where they happen, the call in hand where it may be. */
export function DeskMap({ onTrouble }: Props) {
  const { mapPlace } = useWords()
  const language = useLanguage()
  const theme = useStore(settings, (all) => all.theme)
  const map = useRef<MapHandle>(null)
  const selected = useStore(desk, (state) => state)
  const incident = useDocument('incident', selected.incident)
  const draft = useDraft(selected.draft)
  const layers = useLayers()

  const isDrawing = useStore(drawing, ({ shape }) => shape !== null)
  const { shown } = selected
  useEffect(() => {
    if (shown !== null) map.current?.fit(shown)
  }, [shown])

  const draftAt = draft?.place.chosen?.point
  const show = useEffectEvent(() => {
    const at = incident?.place?.point
    if (at !== undefined) map.current?.flyTo(at)
  })
  useEffect(() => {
    if (selected.findOnMap > 0) show()
  }, [selected.findOnMap])
  useEffect(() => {
    if (draftAt !== undefined) map.current?.flyTo(draftAt, 16)
  }, [draftAt])

  return (
    <MapCanvas
      ref={map}
      archiveUrl="/api/city/map.pmtiles"
      theme={theme}
      language={language === 'en' ? 'en' : 'zh'}
      label={mapPlace.title}
      layers={layers}
      onTrouble={onTrouble}
      {...(isDrawing && { onPress: addPoint })}
      fallback={<p className={classes['message']}>{mapPlace.failed}</p>}
    >
      <div className={classes['zoom']}>
        <ActionIcon variant="default" size="md" aria-label={mapPlace.nearer} onClick={() => map.current?.zoomBy(1)}>
          <IconPlus size={16} />
        </ActionIcon>
        <ActionIcon variant="default" size="md" aria-label={mapPlace.farther} onClick={() => map.current?.zoomBy(-1)}>
          <IconMinus size={16} />
        </ActionIcon>
      </div>
      <p className={classes['legend']}>{mapPlace.stale}</p>
    </MapCanvas>
  )
}

function pickUnit(unit: string): void {
  if (desk.get().unit === unit) openDialog({ kind: 'unit', unit })
  selectUnit(unit)
}

/** Bottom first: doubt, closures, ways, incidents, units, the call in hand. */
function useLayers(): readonly MapLayer[] {
  const { incident: selected, unit: marked, draft: draftId } = useStore(desk, (state) => state)
  const incidents = useAll('incident')
  const units = useAll('unit')
  const { positions, now } = usePositions()
  const draft = useDraft(draftId)
  const place = draft?.place.chosen ?? null
  const incident = useDocument('incident', selected)
  const route = useRoute(marked, incident?.place?.point ?? null, incident?.exercise)?.line
  const closures = useClosureMarks()
  const isDrawing = useStore(drawing, ({ shape }) => shape !== null)

  const circles = useMemo(() => circlesOf(incident, place), [incident, place])
  const incidentPoints = useMemo(() => incidentMarks(incidents, selected), [incidents, selected])
  const unitPoints = useMemo(() => unitMarks(units, positions, now, marked), [units, positions, now, marked])
  const draftPoints = useMemo(() => draftMark(place), [place])
  const lines = useMemo(() => (route === undefined ? [] : [{ id: 'route', line: route, colour: '--accent' }]), [route])
  return useMemo(
    () => [
      circlesLayer({ id: 'doubt', circles }),
      areasLayer({ id: 'closed-areas', areas: closures.areas }),
      linesLayer({ id: 'closed-lines', lines: closures.lines }),
      linesLayer({ id: 'ways', lines }),
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
        ...(!isDrawing && { onPick: selectIncident }),
      }),
      pointsLayer({
        id: 'units',
        points: unitPoints,
        ...(!isDrawing && { onPick: pickUnit }),
      }),
      pointsLayer({ id: 'call', points: draftPoints, scale: 1.6, labelsFromZoom: 0 }),
    ],
    [circles, closures, isDrawing, lines, incidentPoints, unitPoints, draftPoints],
  )
}
