import type { KeyboardEvent } from 'react'
import { Field } from '../controls/field.tsx'
import { useWords } from '../words.ts'

type Props = {
  readonly label?: string
  readonly code: string
  readonly onCode: (code: string) => void
  readonly onEnter: () => void
}

/** The code of an authenticator, or a recovery code. Enter sends it, and never the form around it. */
export function CodeField({ label, code, onCode, onEnter }: Props) {
  const { signInWays } = useWords()
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (!event.nativeEvent.isComposing) onEnter()
  }
  return (
    <Field label={label ?? signInWays.code}>
      {(id) => (
        <input
          id={id}
          value={code}
          maxLength={40}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- what is asked for at this moment
          autoFocus
          onChange={(event) => onCode(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      )}
    </Field>
  )
}
