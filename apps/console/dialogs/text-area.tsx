import type { KeyboardEvent } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import classes from './dialog.module.css'
import { isComposing } from '../desk/use-keys.ts'

type Props = {
  readonly label: string
  readonly text: string
  readonly onText: (text: string) => void
  readonly maxLength: number
  readonly rows?: number
  /** has the focus when the window opens */
  readonly isFirst?: boolean
}

export function TextArea({ label, text, onText, maxLength, rows = 3, isFirst = false }: Props) {
  return (
    <Field label={label}>
      {(id) => (
        <textarea
          id={id}
          rows={rows}
          value={text}
          maxLength={maxLength}
          data-autofocus={isFirst || undefined}
          onChange={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** Ctrl and Enter send a dialog, by physical key; never while a character is being composed. */
export const onCtrlEnter =
  (submit: () => void) =>
  (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent) || event.repeat) return
    if (event.code !== 'Enter' || !event.ctrlKey) return
    event.preventDefault()
    submit()
  }

type SubmitProps = { readonly label: string; readonly whyNot?: string | undefined; readonly onPress: () => void }

export const Submit = ({ label, whyNot, onPress }: SubmitProps) => (
  <footer className={classes['foot']}>
    <ActionButton tone="main" label={label} hint="Ctrl ↵" whyNot={whyNot} onPress={onPress} />
  </footer>
)
