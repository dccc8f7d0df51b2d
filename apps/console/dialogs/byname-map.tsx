import type { Byname } from '@tocsin/domain'
import { circlesLayer, MapCanvas, pointsLayer, type MapHandle } from '@tocsin/ui/map'
import { useEffect, useMemo, useRef } from 'react'
import { draftMark } from '../map/marks.ts'
import { settings } from '../settings.ts'
import { useStore } from '../store.ts'
import { useLanguage, useWords } from '../words.ts'
import classes from './bynames.module.css'

/** The place of the name that is marked, with how far it may be off. */
export function BynameMap({ byname }: { readonly byname: Byname | undefined }) {
  const { mapPlace } = useWords()
  const language = useLanguage()
  const theme = useStore(settings, (all) => all.theme)
  const map = useRef<MapHandle>(null)
  const place = byname?.place
  const heard = byname?.heard
  const layers = useMemo(() => {
    const circles =
      place === undefined ? [] : [{ id: 'doubt', ...place.point, radiusM: place.radiusM, colour: '--accent' }]
    const points = draftMark(place === undefined ? null : { ...place, label: heard ?? place.label })
    return [
      circlesLayer({ id: 'doubt', circles }),
      pointsLayer({ id: 'byname', points, scale: 1.6, labelsFromZoom: 0 }),
    ]
  }, [place, heard])
  useEffect(() => {
    if (place !== undefined) map.current?.flyTo(place.point, 16)
  }, [place])
  return (
    <MapCanvas
      ref={map}
      archiveUrl="/api/city/map.pmtiles"
      theme={theme}
      language={language === 'en' ? 'en' : 'zh'}
      label={mapPlace.title}
      layers={layers}
      onTrouble={() => undefined}
      fallback={<p className={classes['empty']}>{mapPlace.failed}</p>}
    />
  )
}
