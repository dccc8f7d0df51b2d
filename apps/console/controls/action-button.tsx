import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import { Key } from './key.tsx'
import classes from './action-button.module.css'

type Props = {
  readonly label: ReactNode
  readonly onPress: () => void
  /** the key that does the same, as shown */
  readonly hint?: string | undefined
  /** why it cannot be done now; the button then stays, says so and does nothing */
  readonly whyNot?: string | undefined
  readonly tone?: 'main' | 'plain' | 'danger'
  readonly title?: string | undefined
}

/** A button that says its key, and why it is off when it is off. It stays focusable then, so that anybody can learn why. */
export function ActionButton({ label, onPress, hint, whyNot, tone = 'plain', title }: Props) {
  const button = (
    <button
      type="button"
      className={classes['button']}
      data-tone={tone}
      aria-disabled={whyNot !== undefined}
      onClick={whyNot === undefined ? onPress : undefined}
      title={whyNot === undefined ? title : undefined}
    >
      <span>{label}</span>
      {hint !== undefined && <Key label={hint} />}
    </button>
  )
  return whyNot === undefined ? (
    button
  ) : (
    <Tooltip label={whyNot} multiline maw={300} events={{ hover: true, focus: true, touch: true }} withArrow>
      {button}
    </Tooltip>
  )
}
