import { formatTime } from '@tocsin/ui'
import { Field } from '../controls/field.tsx'
import { useNow } from '../live/use-now.ts'
import { useTimeZone } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import classes from './dialog.module.css'
import { readTold } from './told-time.ts'

/** When something is said to have happened: typed, and whether it was heard by radio. */
export type Told = { readonly typed: string; readonly byRadio: boolean }

export const noTold: Told = { typed: '', byRadio: false }

/** What was typed as a moment; null for now; a problem when it is no time of day. */
export function useTold({ typed }: Told): { readonly at: number | null; readonly problem: string | undefined } {
  const { dialogs } = useWords()
  const now = useNow()
  const zone = useTimeZone()
  if (typed.trim() === '') return { at: null, problem: undefined }
  const at = readTold(typed, now, zone)
  return at === undefined ? { at: null, problem: dialogs.timeWrong } : { at, problem: undefined }
}

type Props = {
  readonly told: Told
  readonly onTold: (told: Told) => void
  readonly onDone: () => void
  readonly isFirst?: boolean
  /** where it may not stay empty: what is asked for */
  readonly label?: string
}

export function ToldFields({ told, onTold, onDone, isFirst = false, label }: Props) {
  const { dialogs } = useWords()
  const { at, problem } = useTold(told)
  const now = useNow()
  const zone = useTimeZone()
  const dayOf = (moment: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(moment)
  const day = at !== null && dayOf(at) !== dayOf(now) ? dialogs.yesterday : dialogs.today
  return (
    <div className={classes['row']}>
      <Field label={label ?? `${dialogs.at} · T`}>
        {(id) => (
          <input
            id={id}
            data-told
            data-autofocus={isFirst || undefined}
            value={told.typed}
            maxLength={5}
            inputMode="numeric"
            autoComplete="off"
            aria-invalid={problem !== undefined}
            // A time that was told was told by radio, unless somebody says otherwise.
            onKeyDown={(event) => {
              // Back to the choices: the next digit is a status again.
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
              event.preventDefault()
              onDone()
            }}
            onChange={(event) =>
              onTold({ typed: event.currentTarget.value, byRadio: told.byRadio || event.currentTarget.value !== '' })
            }
          />
        )}
      </Field>
      <label className={classes['check']}>
        <input
          type="checkbox"
          checked={told.byRadio}
          onChange={(event) => onTold({ ...told, byRadio: event.currentTarget.checked })}
        />
        {dialogs.byRadio}
      </label>
      <output className={problem === undefined ? classes['hint'] : classes['problem']}>
        {problem ??
          (at === null ? label === undefined && dialogs.now : dialogs.timeTaken(formatTime(at, zone, 'minute'), day))}
      </output>
    </div>
  )
}
