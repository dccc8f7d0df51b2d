import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { Point } from '@tocsin/domain'
import { NearLines } from '../around/near-lines.tsx'
import { askPoint, openDialog } from '../desk/desk-state.ts'
import { useKey } from '../desk/use-keys.ts'
import { PlanButtons, usePlansAt } from '../floor-plans/plans-here.tsx'
import { openPlans, shownPlan } from '../floor-plans/shown-plan.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { HereFacts } from './here-facts.tsx'
import classes from './here.module.css'
import { PointDoubts } from './point-doubts.tsx'
import { useHere } from './point-question.ts'
import { UseForCall } from './use-for-call.tsx'

/** What is at the point of the map that somebody asked for. */
export function HerePanel({ at }: { readonly at: Point }) {
  const { here } = useWords()
  const { question, again } = useHere(at)
  useKey('leave', () => askPoint(null))
  return (
    <section className={classes['panel']} aria-label={here.title} aria-live="polite">
      <header>
        <h3>{here.title}</h3>
        <ActionIcon variant="subtle" size="sm" aria-label={here.close} onClick={() => askPoint(null)}>
          <IconX size={14} />
        </ActionIcon>
      </header>
      <PointDoubts doubts={question?.answer?.doubts ?? []} onInstead={askPoint} />
      <UseForCall at={at} answer={question?.answer} />
      <HereFacts at={at} question={question} again={again} />
      <NearLines at={at} />
      <PlansOf at={at} />
    </section>
  )
}

/** The floor plans of an asked point; those of an incident stand on its card. */
function PlansOf({ at }: { readonly at: Point }) {
  const { floorPlans } = useWords()
  const { found } = usePlansAt(at)
  const shown = useStore(shownPlan, ({ place }) => place)
  if (found.length === 0) return null
  return (
    <div className={classes['plans']}>
      <h3>{floorPlans.title}</h3>
      <PlanButtons
        found={found}
        onOpen={(place) => (place.id === shown ? openDialog({ kind: 'floor-plan' }) : openPlans(place, null))}
      />
    </div>
  )
}

/** What is around an incident's place, on its card. */
export function Surroundings({ at }: { readonly at: Point }) {
  const { here } = useWords()
  const { question, again } = useHere(at)
  if (question === null) return null
  return (
    <section className={classes['card']} aria-label={here.around}>
      <h3>{here.around}</h3>
      <PointDoubts doubts={question.answer?.doubts ?? []} />
      <HereFacts at={at} question={question} again={again} />
    </section>
  )
}
