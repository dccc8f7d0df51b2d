import type { ChosenPlace, Point } from '@tocsin/domain'
import { ActionButton } from '../controls/action-button.tsx'
import { useDraft, useDrafts } from '../call-desk/drafts-context.tsx'
import { askPoint, desk } from '../desk/desk-state.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import classes from './here.module.css'
import type { Here } from './point-question.ts'

/** How well somebody points at a map. */
const pointedM = 25

/** A point of the map as the place of a call, told by what is around it where that is known. */
export const pointedPlace = (point: Point, sentence: Here['sentence'] | undefined): ChosenPlace => ({
  point,
  radiusM: pointedM,
  label: sentence?.zh ?? `${point.lat.toFixed(5)}, ${point.lon.toFixed(5)}`,
  ...(sentence && { labelEn: sentence.en }),
  source: 'map',
})

/**
 * Places the call that is being written at the point that was asked for: what the caller said stays as it was typed,
 * also where no gazetteer knows it, and can then be remembered for that place.
 */
export function UseForCall({ at, answer }: { readonly at: Point; readonly answer: Here | undefined }) {
  const { here } = useWords()
  const drafts = useDrafts()
  const draft = useDraft(useStore(desk, (state) => state.draft))
  if (draft === undefined || draft.isSent) return null
  const use = (): void => {
    drafts.put({ ...draft, place: { typed: draft.place.typed, chosen: pointedPlace(at, answer?.sentence) } })
    askPoint(null)
    // Back to what is written: its keys count only there.
    document.querySelector<HTMLInputElement>('[data-keys=form] input')?.focus()
  }
  return (
    <div className={classes['use']}>
      <ActionButton tone="main" label={here.useForCall} onPress={use} />
    </div>
  )
}
