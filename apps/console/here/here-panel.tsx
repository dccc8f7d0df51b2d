import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { Point } from '@tocsin/domain'
import { askPoint } from '../desk/desk-state.ts'
import { useKey } from '../desk/use-keys.ts'
import { useWords } from '../words.ts'
import { HereFacts } from './here-facts.tsx'
import classes from './here.module.css'
import { PointDoubts } from './point-doubts.tsx'
import { useHere } from './point-question.ts'

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
      <HereFacts question={question} again={again} />
    </section>
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
      <HereFacts question={question} again={again} />
    </section>
  )
}
