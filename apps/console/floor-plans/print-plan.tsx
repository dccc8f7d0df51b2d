import { placeIn } from '@tocsin/ui/words'
import { desk } from '../desk/desk-state.ts'
import { useLive } from '../live/line-context.ts'
import { useDocument } from '../live/use-board.ts'
import { useTimeZone } from '../live/use-line.ts'
import { printPicture } from '../map/print-map.ts'
import { useStore } from '../store.ts'
import { useLanguage, useWords } from '../words.ts'
import { ActionButton } from '../controls/action-button.tsx'
import { placeName } from './plan-words.ts'
import type { Plan, PlannedPlace } from './plans-at.ts'
import type { PictureState } from './use-picture.ts'
import { whyNoPicture } from './plan-words.ts'

type Props = { readonly place: PlannedPlace; readonly plan: Plan; readonly state: PictureState }

/** Puts a storey on paper: what it is, for which incident, as of when. */
export function PrintPlan({ place, plan, state }: Props) {
  const words = useWords()
  const { floorPlans, mapPlace } = words
  const language = useLanguage()
  const timeZone = useTimeZone()
  const { link } = useLive().line
  const incident = useDocument(
    'incident',
    useStore(desk, (all) => all.incident),
  )
  const print = (): void => {
    if (state.phase !== 'shown') return
    const at = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium', timeStyle: 'medium' })
    const head = [placeName(place, language), floorPlans.level(plan.level)].join(' · ')
    const about =
      incident === undefined ? [] : [`#${incident.spoken} ${incident.place ? placeIn(language, incident.place) : ''}`]
    void printPicture(state.picture.canvas.toDataURL('image/png'), [
      head,
      [...about, mapPlace.printedAt(at.format(link.serverNow()))].join(' · '),
    ])
  }
  return <ActionButton label={floorPlans.print} whyNot={whyNoPicture(state, words)} onPress={print} />
}
