import { Dialog } from '../dialogs/dialog.tsx'
import { Gone } from '../dialogs/gone.tsx'
import { useStore } from '../store.ts'
import { useLanguage, useWords } from '../words.ts'
import classes from './floor-plans.module.css'
import { LargePicture } from './large-picture.tsx'
import { usePlannedPlaces } from './plan-list.ts'
import type { Picture } from './picture.ts'
import { placeName, whyNoPicture } from './plan-words.ts'
import { PrintPlan } from './print-plan.tsx'
import { shownOf, shownPlan, stepStorey } from './shown-plan.ts'
import { Storeys } from './storeys.tsx'
import { usePicture } from './use-picture.ts'
import { useWindowKeys } from './use-window-keys.ts'

/** The floor plan that is shown, as large as the screen allows. */
export function PlanWindow() {
  const { places } = usePlannedPlaces()
  const shown = shownOf(
    places,
    useStore(shownPlan, (state) => state),
  )
  return shown === undefined ? <Gone /> : <Window {...shown} />
}

const sizeOf = ({ canvas }: Picture): string => `${canvas.width} ${canvas.height}`

function Window({ place, plan, storeys }: NonNullable<ReturnType<typeof shownOf>>) {
  const words = useWords()
  const { floorPlans } = words
  const name = placeName(place, useLanguage())
  const state = usePicture(plan.image)
  const level = floorPlans.level(plan.level)
  useWindowKeys((key) => {
    if (key === 'PageUp') return () => stepStorey(place, 1)
    return key === 'PageDown' ? () => stepStorey(place, -1) : undefined
  })
  return (
    <Dialog title={`${name} · ${level}`} widthPx={1600}>
      <div className={classes['window']}>
        <header>
          <Storeys storeys={storeys} chosen={plan.id} />
          <PrintPlan place={place} plan={plan} state={state} />
        </header>
        {state.phase === 'shown' ? (
          // Storeys of one building are drawn alike: who goes up stays where he was looking. Others begin as a whole.
          <LargePicture key={sizeOf(state.picture)} picture={state.picture} label={floorPlans.picture(name, level)} />
        ) : (
          <p className={classes['trouble']} role={state.phase === 'loading' ? 'status' : 'alert'}>
            {whyNoPicture(state, words)}
          </p>
        )}
        <small>{floorPlans.how}</small>
      </div>
    </Dialog>
  )
}
