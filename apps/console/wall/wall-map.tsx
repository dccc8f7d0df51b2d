import { findIncidentType, isFree, type IncidentDocument } from '@tocsin/domain'
import { lookOfType } from '@tocsin/ui'
import { nameIn } from '@tocsin/ui/words'
import { MapCanvas, pointsLayer, tintsLayer, type MapHandle } from '@tocsin/ui/map'
import { useEffect, useEffectEvent, useMemo, useRef } from 'react'
import { useAll } from '../live/use-board.ts'
import { useListing } from '../live/use-listing.ts'
import { useNames } from '../live/names.ts'
import { useNow } from '../live/use-now.ts'
import { incidentMarks, unitMarks } from '../map/marks.ts'
import { usePositions } from '../map/use-positions.ts'
import { settings } from '../settings.ts'
import { thrownToWall } from '../throwing/throws.ts'
import { useStore } from '../store.ts'
import { useLanguage, useWords } from '../words.ts'
import { areaAt, cornersOf } from '../areas/area-at.ts'
import { useGround } from '../areas/use-ground.ts'
import { lookAt, type Look } from './looks.ts'
import { publicPlace } from './places.ts'
import classes from './wall.module.css'

/** So long it looks at the whole, at an area, at a group of incidents. */
const lookMs = 15_000
/** The map grows with the height of the screen as the words beside it do: at 4K it is read from as far as at 1080p. */
const largerThanUsual = (): number => Math.max(1, window.innerHeight / 1080)
const nearestZoom = 14.5

/** The map of the wall goes by itself from the whole of the city to its areas, first to those in which something happens. */
export function WallMap() {
  const { mapPlace, wall } = useWords()
  const language = useLanguage()
  const names = useNames()
  const theme = useStore(settings, (all) => all.theme)
  const map = useRef<MapHandle>(null)
  const incidents = useAll('incident')
  const units = useAll('unit')
  const { positions, now: positionsNow } = usePositions()
  const listing = useListing()
  const areas = useGround()
  const open = useMemo(() => incidents.filter(({ state }) => state.phase === 'open'), [incidents])

  const turn = Math.floor(useNow() / lookMs)
  const thrown = thrownToWall(incidents, useNow())?.incident
  const look = useMemo(() => lookAt(turn, open, areas), [turn, open, areas])
  const go = useEffectEvent(() => {
    const point = thrown?.place?.point
    if (point !== undefined) return map.current?.fit([point], nearestZoom)
    const everything = [
      ...open.flatMap(({ place }) => (place === null ? [] : [place.point])),
      ...[...positions.values()].map(({ point }) => point),
    ]
    const points = look.at === 'area' ? cornersOf(look.area) : look.at === 'cluster' ? look.cluster.points : everything
    if (points.length > 0) map.current?.fit(points, nearestZoom)
  })
  useEffect(() => go(), [turn, areas, thrown?.id])
  const marked = thrown?.id ?? firstOf(look)?.id ?? null
  const ground = look.at === 'area' ? look.area : null

  const layers = useMemo(() => {
    const iconOf = (code: string): string | undefined => {
      const type = findIncidentType(listing, code)
      return type === undefined ? undefined : lookOfType(type).path
    }
    return [
      tintsLayer({
        id: 'ground',
        tints: ground === null ? [] : [{ id: ground.id, shape: ground.shape, colour: '--accent', opacity: 0.07 }],
      }),
      pointsLayer({
        id: 'incidents',
        points: incidentMarks(incidents, marked, iconOf),
        scale: 1.8,
        labelsFromZoom: 0,
        gather: true,
      }),
      pointsLayer({
        id: 'units',
        points: unitMarks(units, positions, positionsNow, null),
        scale: 1.3,
        gather: true,
      }),
    ]
  }, [incidents, units, positions, positionsNow, listing, marked, ground])
  const captionOf = (at: Look, freeUnits: number): string => {
    if (at.at === 'whole') return wall.everything
    if (at.at === 'cluster')
      return at.cluster.first.place === null ? wall.nowhere : publicPlace(at.cluster.first.place, language)
    const { zh, en } = at.area.name
    const name = nameIn(language, { zh: zh ?? en ?? at.area.id, en: en ?? zh ?? at.area.id })
    return wall.area(name, at.incidents.length, freeUnits)
  }
  const captionOfThrown = ({ spoken, type, place }: NonNullable<typeof thrown>): string =>
    `#${spoken} ${names.incidentType(type)} · ${place === null ? wall.nowhere : publicPlace(place, language)}`
  const free = units.filter((unit) => {
    const position = positions.get(unit.id)
    return isFree(unit) && ground !== null && position !== undefined && areaAt(position.point, [ground]) !== undefined
  }).length
  return (
    <MapCanvas
      ref={map}
      archiveUrl="/api/city/map.pmtiles"
      theme={theme}
      language={language === 'en' ? 'en' : 'zh'}
      label={mapPlace.title}
      layers={layers}
      magnify={largerThanUsual()}
      fallback={<p className={classes['empty']}>{mapPlace.failed}</p>}
    >
      <p className={classes['where']} data-thrown={thrown !== undefined}>
        {thrown === undefined ? captionOf(look, free) : captionOfThrown(thrown)}
      </p>
    </MapCanvas>
  )
}

/** The most urgent of what is looked at. */
const firstOf = (look: Look): IncidentDocument | undefined =>
  look.at === 'area' ? look.incidents[0] : look.at === 'cluster' ? look.cluster.first : undefined
