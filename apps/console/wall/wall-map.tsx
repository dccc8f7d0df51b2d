import { findIncidentType } from '@tocsin/domain'
import { lookOfType } from '@tocsin/ui'
import { MapCanvas, pointsLayer, type MapHandle } from '@tocsin/ui/map'
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
import { clustersOf, publicPlace } from './places.ts'
import classes from './wall.module.css'

/** One look at the whole, then one at each group of incidents. */
const lookMs = 15_000
const nearestZoom = 14.5

/** The map of the wall goes by itself from the whole of the city to wherever something happens. */
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
  const clusters = useMemo(() => clustersOf(incidents.filter(({ state }) => state.phase === 'open')), [incidents])

  const turn = Math.floor(useNow() / lookMs)
  const looked = turn % (clusters.length + 1)
  const at = looked === 0 ? undefined : clusters[looked - 1]
  const thrown = thrownToWall(incidents, useNow())?.incident
  const look = useEffectEvent(() => {
    const point = thrown?.place?.point
    if (point !== undefined) return map.current?.fit([point], nearestZoom)
    const everything = [
      ...clusters.flatMap(({ points }) => points),
      ...[...positions.values()].map(({ point }) => point),
    ]
    if (at !== undefined) map.current?.fit(at.points, nearestZoom)
    else if (everything.length > 0) map.current?.fit(everything, nearestZoom)
  })
  useEffect(() => look(), [turn, thrown?.id])

  const layers = useMemo(() => {
    const iconOf = (code: string): string | undefined => {
      const type = findIncidentType(listing, code)
      return type === undefined ? undefined : lookOfType(type).path
    }
    return [
      pointsLayer({
        id: 'incidents',
        points: incidentMarks(incidents, thrown?.id ?? at?.first.id ?? null, iconOf),
        scale: 1.8,
        labelsFromZoom: 0,
        gather: true,
      }),
      pointsLayer({ id: 'units', points: unitMarks(units, positions, positionsNow, null), scale: 1.3, gather: true }),
    ]
  }, [incidents, units, positions, positionsNow, listing, at, thrown?.id])
  const shown = thrown ?? at?.first
  const place = shown?.place
  return (
    <MapCanvas
      ref={map}
      archiveUrl="/api/city/map.pmtiles"
      theme={theme}
      language={language === 'en' ? 'en' : 'zh'}
      label={mapPlace.title}
      layers={layers}
      fallback={<p className={classes['empty']}>{mapPlace.failed}</p>}
    >
      <p className={classes['where']} data-thrown={thrown !== undefined}>
        {thrown !== undefined && `#${thrown.spoken} ${names.incidentType(thrown.type)} · `}
        {shown === undefined
          ? wall.everything
          : place === null || place === undefined
            ? wall.nowhere
            : publicPlace(place)}
      </p>
    </MapCanvas>
  )
}
