/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions -- its keys count for the whole group, wherever in it the focus is */
import { Fragment, useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import classes from './choices.module.css'
import { Key } from './key.tsx'
import { isComposing } from '../desk/use-keys.ts'

export type KeyChoice = {
  readonly id: string
  /** physical key, `KeyW` or `Digit1` */
  readonly code: string
  readonly shown: ReactNode
  readonly whyNot?: string | undefined
  /** what it and the ones behind it have in common: begins a line of its own */
  readonly heading?: string | undefined
}

type Props = {
  readonly label: string
  readonly choices: readonly KeyChoice[]
  readonly onChoose: (id: string) => void
  readonly columns?: 1 | 2 | 3
  readonly autoFocus?: boolean
}

const capOf = (code: string): string => code.replace(/^(Key|Digit)/, '')
const normal = (code: string): string => code.replace('Numpad', 'Digit')

/** Buttons that each have a letter or digit of their own. It has the keyboard, not a text field, so no input method is in the way. */
export function Choices({ label, choices, onChoose, columns = 2, autoFocus = true }: Props) {
  const group = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    if (autoFocus) group.current?.focus()
  }, [autoFocus])

  function press(event: KeyboardEvent<HTMLFieldSetElement>): void {
    const { nativeEvent, target, code } = event
    if (isComposing(nativeEvent) || event.ctrlKey || event.altKey || event.metaKey || isText(target)) return
    const step = { ArrowDown: columns, ArrowUp: -columns, ArrowRight: 1, ArrowLeft: -1 }[code]
    if (step !== undefined) {
      event.preventDefault()
      return move(event.currentTarget, step)
    }
    const choice = choices.find((each) => each.code === normal(code))
    if (choice === undefined) return
    event.preventDefault()
    if (!event.repeat && choice.whyNot === undefined) onChoose(choice.id)
  }

  return (
    <fieldset
      ref={group}
      className={classes['choices']}
      data-columns={columns}
      aria-label={label}
      tabIndex={-1}
      data-autofocus={autoFocus || undefined}
      onKeyDown={press}
    >
      {choices.map(({ id, code, shown, whyNot, heading }) => (
        <Fragment key={id}>
          {heading !== undefined && <h4>{heading}</h4>}
          <button
            type="button"
            aria-disabled={whyNot !== undefined}
            aria-keyshortcuts={capOf(code)}
            title={whyNot}
            onClick={() => {
              if (whyNot === undefined) onChoose(id)
            }}
          >
            <Key label={capOf(code)} />
            <span>{shown}</span>
          </button>
        </Fragment>
      ))}
    </fieldset>
  )
}

const isText = (target: EventTarget): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea')

function move(group: HTMLFieldSetElement, step: number): void {
  const buttons = [...group.querySelectorAll('button')]
  const at = buttons.findIndex((button) => button === document.activeElement)
  const to = at < 0 ? 0 : Math.min(buttons.length - 1, Math.max(0, at + step))
  buttons[to]?.focus()
}

/** Digits for a list: 1 to 9, then the letters in order. */
export const digitCode = (index: number): string =>
  index < 9 ? `Digit${index + 1}` : `Key${String.fromCodePoint(65 + index - 9)}`
