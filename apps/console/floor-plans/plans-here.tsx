import type { Point } from '@tocsin/domain'
import { useEffect } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { openDialog } from '../desk/desk-state.ts'
import { useKey } from '../desk/use-keys.ts'
import { shownKey } from '../keys.ts'
import { useAll } from '../live/use-board.ts'
import { useStore } from '../store.ts'
import { useLanguage, useWords } from '../words.ts'
import classes from './floor-plans.module.css'
import { usePlannedPlaces } from './plan-list.ts'
import { placeName } from './plan-words.ts'
import { plansAt, type PlannedPlace } from './plans-at.ts'
import { closePlans, openPlans, shownPlan } from './shown-plan.ts'

/** The places with floor plans at a point, the nearest first. */
export function usePlansAt(at: Point): { readonly found: readonly PlannedPlace[]; readonly hasFailed: boolean } {
  const { places, hasFailed } = usePlannedPlaces()
  const premises = useAll('premises')
  return { found: plansAt(places, at, premises), hasFailed }
}

/** On an incident's card: that there are floor plans of where it is. */
export function PlansHere({ at, incident }: { readonly at: Point; readonly incident: string }) {
  const { floorPlans } = useWords()
  const { found, hasFailed } = usePlansAt(at)
  const shown = useStore(shownPlan, ({ place }) => place)
  const [first] = found
  const open = (place: PlannedPlace): void => {
    if (shown === place.id) openDialog({ kind: 'floor-plan' })
    else openPlans(place, incident)
  }
  useKey(
    'floor-plans',
    () => {
      const current = found.find(({ id }) => id === shown) ?? first
      if (current !== undefined) open(current)
    },
    first !== undefined,
  )
  useEffect(
    () => () => {
      if (shownPlan.get().incident === incident) closePlans()
    },
    [incident],
  )
  if (first === undefined) return hasFailed ? <p className={classes['unknown']}>{floorPlans.unknown}</p> : null
  return (
    <section className={classes['here']} aria-label={floorPlans.title}>
      <h3>{floorPlans.title}</h3>
      <PlanButtons found={found} onOpen={open} withKey />
    </section>
  )
}

type ButtonsProps = {
  readonly found: readonly PlannedPlace[]
  readonly onOpen: (place: PlannedPlace) => void
  readonly withKey?: boolean
}

/** One button for each place; pressed again it shows the large picture. */
export function PlanButtons({ found, onOpen, withKey = false }: ButtonsProps) {
  const { floorPlans } = useWords()
  const language = useLanguage()
  const shown = useStore(shownPlan, ({ place }) => place)
  const current = found.find(({ id }) => id === shown) ?? found[0]
  return (
    <ul className={classes['places']}>
      {found.map((place) => (
        <li key={place.id}>
          <span>
            {placeName(place, language)} <small>{floorPlans.storeys(place.plans.length)}</small>
          </span>
          <ActionButton
            label={place.id === shown ? floorPlans.large : floorPlans.show}
            hint={withKey && place === current ? shownKey('floor-plans') : undefined}
            onPress={() => onOpen(place)}
          />
        </li>
      ))}
    </ul>
  )
}
