import { formatDriveTime } from '@tocsin/ui'
import { ActionButton } from '../controls/action-button.tsx'
import { shownKey } from '../keys.ts'
import { useNames } from '../live/names.ts'
import type { RecommendedUnit } from '../incident-card/use-recommendation.ts'
import { useWords } from '../words.ts'

type Props = {
  readonly best: RecommendedUnit | undefined
  readonly hasPlace: boolean
  readonly whyNot: string | undefined
  readonly onSend: () => void
}

/** Creates and sends in one; says whom before it is pressed, so that nobody sends blindly. */
export function SendUnit({ best, hasPlace, whyNot, onSend }: Props) {
  const words = useWords()
  const names = useNames()
  const { callForm, recommend } = words
  const time = best === undefined || best.seconds === null ? '' : formatDriveTime(best.seconds, words)
  const nobody = best === undefined ? (hasPlace ? callForm.noUnitYet : recommend.noPlace) : undefined
  return (
    <ActionButton
      tone="main"
      label={best === undefined ? callForm.createAndSend : callForm.createAndSendUnit(names.unit(best.unit), time)}
      hint={shownKey('create-and-send')}
      whyNot={whyNot ?? nobody}
      onPress={onSend}
    />
  )
}
