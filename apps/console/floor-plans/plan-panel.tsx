import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { ActionButton } from '../controls/action-button.tsx'
import { openDialog } from '../desk/desk-state.ts'
import { useKey } from '../desk/use-keys.ts'
import { shownKey } from '../keys.ts'
import { useStore } from '../store.ts'
import { useLanguage, useWords } from '../words.ts'
import classes from './floor-plans.module.css'
import { usePlannedPlaces } from './plan-list.ts'
import { placeName, whyNoPicture } from './plan-words.ts'
import { PrintPlan } from './print-plan.tsx'
import { closePlans, findPlan, setOpacity, shownOf, shownPlan, stepStorey } from './shown-plan.ts'
import { Storeys } from './storeys.tsx'
import { usePicture } from './use-picture.ts'

/** Beside the floor plan on the map: whose it is, its storeys, how much of the map shows through. */
export function PlanPanel() {
  const { places } = usePlannedPlaces()
  const state = useStore(shownPlan, (all) => all)
  const shown = shownOf(places, state)
  return shown === undefined ? null : <Panel {...shown} opacity={state.opacity} />
}

type Props = NonNullable<ReturnType<typeof shownOf>> & { readonly opacity: number }

function Panel({ place, plan, storeys, opacity }: Props) {
  const words = useWords()
  const { floorPlans } = words
  const language = useLanguage()
  const state = usePicture(plan.image)
  const trouble = whyNoPicture(state, words)
  useKey('leave', closePlans)
  useKey('storey-up', () => stepStorey(place, 1))
  useKey('storey-down', () => stepStorey(place, -1))
  return (
    <section className={classes['panel']} aria-label={floorPlans.title}>
      <header>
        <h3>{placeName(place, language)}</h3>
        <ActionIcon variant="subtle" size="sm" aria-label={floorPlans.close} onClick={closePlans}>
          <IconX size={14} />
        </ActionIcon>
      </header>
      <Storeys storeys={storeys} chosen={plan.id} />
      {trouble !== undefined && (
        <p className={classes['trouble']} role={state.phase === 'loading' ? 'status' : 'alert'}>
          {trouble}
        </p>
      )}
      <label className={classes['opacity']}>
        <span>{floorPlans.opacity}</span>
        <input
          type="range"
          min={10}
          max={100}
          step={5}
          value={Math.round(opacity * 100)}
          onChange={(event) => setOpacity(Number(event.currentTarget.value) / 100)}
        />
      </label>
      <div className={classes['buttons']}>
        <ActionButton
          label={floorPlans.large}
          hint={shownKey('floor-plans')}
          onPress={() => openDialog({ kind: 'floor-plan' })}
        />
        <ActionButton label={floorPlans.find} onPress={findPlan} />
        <PrintPlan place={place} plan={plan} state={state} />
      </div>
    </section>
  )
}
