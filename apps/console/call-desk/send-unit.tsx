import { formatDriveTime } from '@tocsin/ui'
import { ActionButton } from '../controls/action-button.tsx'
import { shownKey } from '../keys.ts'
import { useNames } from '../live/names.ts'
import type { Comer } from '../advice/answer.ts'
import { useWords } from '../words.ts'

type Props = {
  readonly best: readonly Comer[]
  readonly hasPlace: boolean
  /** somebody is advised, but nobody who is free */
  readonly onlyAtWork: boolean
  readonly whyNot: string | undefined
  readonly onSend: () => void
}

/** Creates and sends in one; says whom before it is pressed, so that nobody sends blindly. */
export function SendUnit({ best, hasPlace, onlyAtWork, whyNot, onSend }: Props) {
  const words = useWords()
  const names = useNames()
  const { callForm, recommend } = words
  const [first] = best
  const seconds = first?.seconds ?? null
  const time = seconds === null ? '' : formatDriveTime(seconds, words)
  const noneReady = onlyAtWork ? callForm.onlyAtWork : callForm.noUnitYet
  const nobody = first === undefined ? (hasPlace ? noneReady : recommend.noPlace) : undefined
  const units = best.map(({ unit }) => names.unit(unit)).join(' ')
  return (
    <ActionButton
      tone="main"
      label={first === undefined ? callForm.createAndSend : callForm.createAndSendUnit(units, time)}
      hint={shownKey('create-and-send')}
      whyNot={whyNot ?? nobody}
      onPress={onSend}
    />
  )
}
