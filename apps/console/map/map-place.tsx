import { lazy, Suspense, useState } from 'react'
import { ClosureTools } from '../closures/closure-tools.tsx'
import { CoverPanel } from '../cover/cover-panel.tsx'
import { Guard } from '../controls/guard.tsx'
import { DrawingLegend } from '../map-tools/legend.tsx'
import { useIsPointing } from '../map-tools/pointing.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { useWords } from '../words.ts'
import classes from './map-place.module.css'

// MapLibre is four fifths of all code: the desk stands, and takes calls, before it has come.
const DeskMap = lazy(async () => ({ default: (await import('./desk-map.tsx')).DeskMap }))

/** Where the map is, or why it is not. Nothing on the desk waits for it. */
export function MapPlace() {
  const { mapPlace } = useWords()
  const whyNot = useWhyNot()
  const [trouble, setTrouble] = useState(false)
  const mayNot = whyNot('see-map')
  const isDrawing = useIsPointing()
  return (
    <section className={classes['map']} aria-label={mapPlace.title} data-drawing={isDrawing}>
      {mayNot !== undefined ? (
        <p className={classes['message']}>{mayNot}</p>
      ) : (
        <Guard>
          <Suspense fallback={<p className={classes['message']}>{mapPlace.loading}</p>}>
            <DeskMap onTrouble={() => setTrouble(true)} />
          </Suspense>
          <div className={classes['tools']}>
            <ClosureTools />
            <CoverPanel />
          </div>
          <DrawingLegend />
        </Guard>
      )}
      {trouble && <output className={classes['trouble']}>{mapPlace.failed}</output>}
    </section>
  )
}
