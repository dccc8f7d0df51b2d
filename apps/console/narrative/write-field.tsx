import { formatTime } from '@tocsin/ui'
import { useId, type KeyboardEvent } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { isComposing } from '../desk/use-keys.ts'
import type { Entry } from '../incident-card/personal.ts'
import { shownKey } from '../keys.ts'
import { useTimeZone } from '../live/use-line.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { useEntries } from './entries-context.tsx'
import classes from './narrative.module.css'
import type { Field } from './use-field.ts'

type Props = {
  readonly field: Field
  readonly whyNot: string | undefined
  /** the entry that is being put right */
  readonly corrects: Entry | undefined
}

/** Enter sends, Shift and Enter begins a new line, Esc leaves; what an input method composes is never sent by the key that ends it. */
export function WriteField({ field, whyNot, corrects }: Props) {
  const { narrative } = useWords()
  const id = useId()
  const zone = useTimeZone()
  const areKept = useStore(useEntries().store, (state) => state.areKept)

  function press(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (isComposing(event.nativeEvent)) return
    const { code } = event
    if ((code === 'Enter' || code === 'NumpadEnter') && !event.shiftKey && !event.altKey) {
      event.preventDefault()
      if (!event.repeat && whyNot === undefined) field.send()
    } else if (code === 'Escape') {
      event.preventDefault()
      if (field.corrects === null) event.currentTarget.blur()
      else field.forgetCorrection()
    }
  }

  return (
    <div className={classes['field']}>
      {field.corrects !== null && (
        <p className={classes['correcting']}>
          {narrative.correcting(corrects === undefined ? '' : formatTime(corrects.at, zone))}
          <ActionButton label={narrative.notCorrect} hint="Esc" onPress={field.forgetCorrection} />
        </p>
      )}
      <label className="visually-hidden" htmlFor={id}>
        {narrative.write}
      </label>
      <textarea
        id={id}
        data-narrative-field
        rows={Math.min(6, Math.max(1, field.text.split('\n').length))}
        maxLength={8000}
        value={field.text}
        placeholder={whyNot ?? `${narrative.write} · ${shownKey('add-note')}`}
        disabled={whyNot !== undefined}
        onChange={(event) => field.write(event.currentTarget.value)}
        onKeyDown={press}
      />
      <ActionButton tone="main" label={narrative.send} hint="↵" whyNot={whyNot} onPress={() => void field.send()} />
      {!areKept && <p className={classes['unkept']}>{narrative.notKept}</p>}
    </div>
  )
}
