import { mayEver } from '@tocsin/domain'
import { circlesLayer, pointsLayer, tintsLayer, type MapLayer } from '@tocsin/ui/map'
import { useMemo } from 'react'
import { openDialog } from '../desk/desk-state.ts'
import { useKey } from '../desk/use-keys.ts'
import { useAll } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { areaPreview } from '../organisations/area-preview.ts'
import { areaMarks, previewMarks } from '../organisations/area-marks.ts'
import { settings, type MapGround } from '../settings.ts'
import { useStore } from '../store.ts'
import { useLanguage } from '../words.ts'
import { beatMarks, premisesMarks } from './ground-marks.ts'
import { useGround } from './use-ground.ts'

/** Notes come to their end by the clock alone, not to the second. */
const everyMs = 30_000

/** Shows this on the map, or takes it away; kept in this browser. */
export function toggleGround(what: MapGround): void {
  const { mapGround } = settings.get()
  const isOn = mapGround.includes(what)
  settings.set({ mapGround: isOn ? mapGround.filter((each) => each !== what) : [...mapGround, what] })
}

/** Beats and premises, as far as this desk wants them on its map: bottom first. A press on premises opens them. */
export function useGroundLayers(isDrawing: boolean): readonly MapLayer[] {
  const shown = useStore(settings, ({ mapGround }) => mapGround)
  const language = useLanguage()
  const areas = useGround()
  const premises = useAll('premises')
  const mayPremises = mayEver(useViewer().roles, 'see-premises')
  const round = Math.floor(useNow() / everyMs)
  const hasBeats = shown.includes('beats')
  const hasPremises = mayPremises && shown.includes('premises')
  useKey('map-areas', () => toggleGround('areas'))
  useKey('map-beats', () => toggleGround('beats'))
  useKey('map-premises', () => toggleGround('premises'), mayPremises)
  const hasAreas = shown.includes('areas')
  const { org } = useViewer()
  const organisations = useAll('organisation')
  const posts = useAll('post')
  const onMap = useStore(areaPreview, (preview) => preview.onMap)
  const responsible = useMemo(
    () => [...(hasAreas ? areaMarks(organisations, posts, org) : []), ...previewMarks(onMap)],
    [hasAreas, organisations, posts, org, onMap],
  )
  const beats = useMemo(() => beatMarks(hasBeats ? areas : [], language), [hasBeats, areas, language])
  const places = useMemo(
    () => premisesMarks(hasPremises ? premises : [], round * everyMs, language),
    [hasPremises, premises, round, language],
  )
  return useMemo(
    () => [
      tintsLayer({ id: 'areas', tints: responsible }),
      tintsLayer({ id: 'beats', tints: beats.tints }),
      tintsLayer({ id: 'premises-ground', tints: places.tints }),
      circlesLayer({ id: 'premises-around', circles: places.circles }),
      pointsLayer({ id: 'beat-names', points: beats.points, scale: 0.5, labelsFromZoom: 0 }),
      pointsLayer({
        id: 'premises',
        points: places.points,
        scale: 0.8,
        labelsFromZoom: 14,
        ...(!isDrawing && { onPick: (id) => openDialog({ kind: 'premises', at: null, premises: id }) }),
      }),
    ],
    [beats, places, responsible, isDrawing],
  )
}
