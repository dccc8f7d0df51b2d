import { formatTime } from '@tocsin/ui'
import { Field } from '../controls/field.tsx'
import { readPaperTime } from '../dialogs/paper-time.ts'
import { useNow } from '../live/use-now.ts'
import { useTimeZone } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import type { Change } from './call-form.tsx'
import classes from './call-form.module.css'
import type { Draft } from './draft.ts'

/** When the call was written down by hand. It stands first: the walk through a page of notes begins with it each time. */
export function PaperField({
  paper,
  change,
}: {
  readonly paper: NonNullable<Draft['paper']>
  readonly change: Change
}) {
  const { paper: words } = useWords()
  const now = useNow()
  const zone = useTimeZone()
  const day = useDayOf(paper.at)
  return (
    <div className={classes['wide']}>
      <Field label={words.at}>
        {(id) => (
          <input
            id={id}
            data-autofocus
            // begun by a key for this: typing goes here
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            value={paper.typed}
            maxLength={24}
            autoComplete="off"
            placeholder={words.placeholder}
            aria-invalid={paper.typed !== '' && paper.at === null}
            onChange={({ currentTarget: { value } }) =>
              change({ paper: { typed: value, at: readPaperTime(value, now, zone) ?? null } })
            }
          />
        )}
      </Field>
      <small className={classes['kept']}>
        {paper.at === null ? words.hint : words.taken(`${day} ${formatTime(paper.at, zone, 'minute')}`.trim())}
      </small>
    </div>
  )
}

/** The day of a moment where it is not today. */
export function useDayOf(at: number | null): string {
  const now = useNow()
  const timeZone = useTimeZone()
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone })
  return at === null || day.format(at) === day.format(now) ? '' : day.format(at)
}
