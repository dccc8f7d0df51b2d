import type { Byname } from '@tocsin/domain'
import { circlesLayer, MapCanvas, pointsLayer, type MapHandle } from '@tocsin/ui/map'
import { useEffect, useMemo, useRef } from 'react'
import { draftMark } from '../map/marks.ts'
import { useMapTheme } from '../map/use-map-theme.ts'
import { useLanguage, useWords } from '../words.ts'
import classes from './bynames.module.css'

const zoom = 16

/** The place of the name that is marked, with how far it may be off. */
export function BynameMap({ byname }: { readonly byname: Byname }) {
  const { mapPlace } = useWords()
  const language = useLanguage()
  const theme = useMapTheme()
  const map = useRef<MapHandle>(null)
  const { place, heard } = byname
  const first = useRef(place)
  const layers = useMemo(() => {
    const circles = [{ id: 'doubt', ...place.point, radiusM: place.radiusM, colour: '--accent' }]
    const points = draftMark(place, heard)
    return [
      circlesLayer({ id: 'doubt', circles }),
      pointsLayer({ id: 'byname', points, scale: 1.6, labelsFromZoom: 0 }),
    ]
  }, [place, heard])
  useEffect(() => {
    // The map opens where the first one is.
    if (place !== first.current) map.current?.flyTo(place.point, zoom)
    first.current = place
  }, [place])
  return (
    <MapCanvas
      ref={map}
      archiveUrl="/api/city/map.pmtiles"
      theme={theme}
      language={language === 'en' ? 'en' : 'zh'}
      label={mapPlace.title}
      view={{ ...place.point, zoom }}
      layers={layers}
      onTrouble={() => undefined}
      fallback={<p className={classes['empty']}>{mapPlace.failed}</p>}
    />
  )
}
