import { formatTime } from '@tocsin/ui'
import { useId, useRef, type KeyboardEvent } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { useDayOf } from '../call-desk/paper-field.tsx'
import { readPaperTime } from '../dialogs/paper-time.ts'
import { isComposing } from '../desk/use-keys.ts'
import type { Entry } from '../incident-card/personal.ts'
import { shownKey } from '../keys.ts'
import { useNow } from '../live/use-now.ts'
import { useTimeZone } from '../live/use-line.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { focusField } from './focus-field.ts'
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
  const { narrative, paper } = useWords()
  const now = useNow()
  const id = useId()
  const form = useRef<HTMLDivElement>(null)
  const zone = useTimeZone()
  const areKept = useStore(useEntries().store, (state) => state.areKept)

  const onPaperAt = field.paperTyped === null ? null : (readPaperTime(field.paperTyped, now, zone) ?? null)
  const isUntimed = field.paperTyped !== null && onPaperAt === null
  const mayNot = whyNot ?? (isUntimed ? paper.need : undefined)
  function send(): void {
    if (mayNot !== undefined || !field.send(onPaperAt)) return
    // the next note of the page begins with its time
    if (onPaperAt !== null) form.current?.querySelector<HTMLInputElement>('[data-paper]')?.focus()
  }

  function press(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (isComposing(event.nativeEvent)) return
    const { code } = event
    if ((code === 'Enter' || code === 'NumpadEnter') && !event.shiftKey && !event.altKey) {
      event.preventDefault()
      if (!event.repeat) send()
    } else if (code === 'KeyT' && event.altKey) {
      event.preventDefault()
      field.setPaper(field.paperTyped === null ? '' : null)
    } else if (code === 'Escape') {
      event.preventDefault()
      if (field.corrects === null) event.currentTarget.blur()
      else field.forgetCorrection()
    }
  }

  return (
    <div ref={form} className={classes['field']}>
      {field.corrects !== null && (
        <p className={classes['correcting']}>
          {narrative.correcting(corrects === undefined ? '' : formatTime(corrects.at, zone))}
          <ActionButton label={narrative.notCorrect} hint="Esc" onPress={field.forgetCorrection} />
        </p>
      )}
      {field.paperTyped !== null && <PaperTime typed={field.paperTyped} at={onPaperAt} onTyped={field.setPaper} />}
      <label className="visually-hidden" htmlFor={id}>
        {narrative.write}
      </label>
      <textarea
        id={id}
        data-narrative-field
        rows={Math.min(6, Math.max(1, field.text.split('\n').length))}
        maxLength={8000}
        value={field.text}
        placeholder={whyNot ?? `${narrative.write} · ${shownKey('add-note')} · ${paper.key}`}
        disabled={whyNot !== undefined}
        onChange={(event) => field.write(event.currentTarget.value)}
        onKeyDown={press}
      />
      <ActionButton tone="main" label={narrative.send} hint="↵" whyNot={mayNot} onPress={send} />
      {!areKept && <p className={classes['unkept']}>{narrative.notKept}</p>}
    </div>
  )
}

type PaperProps = {
  readonly typed: string
  readonly at: number | null
  readonly onTyped: (typed: string | null) => void
}

/** When the entry was written down by hand; Enter goes on to the words, Esc makes it an entry of now. */
function PaperTime({ typed, at, onTyped }: PaperProps) {
  const { paper } = useWords()
  const zone = useTimeZone()
  const day = useDayOf(at)
  return (
    <p className={classes['correcting']}>
      <input
        // asked for by a key: typing goes here
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        data-paper
        value={typed}
        maxLength={24}
        aria-label={paper.at}
        placeholder={paper.placeholder}
        aria-invalid={typed !== '' && at === null}
        onChange={(event) => onTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent) || (event.key !== 'Enter' && event.key !== 'Escape')) return
          event.preventDefault()
          event.stopPropagation()
          if (event.key === 'Escape') onTyped(null)
          focusField()
        }}
      />
      {at === null ? paper.noteHint : paper.taken(`${day} ${formatTime(at, zone, 'minute')}`.trim())}
    </p>
  )
}
