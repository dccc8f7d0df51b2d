/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role -- a combobox (ARIA 1.2 pattern): no tag searches a server */
import { Popover } from '@mantine/core'
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import classes from './search-field.module.css'
import { isComposing } from '../desk/use-keys.ts'

export type Choice = { readonly key: string; readonly shown: ReactNode }

type Props = {
  readonly label: string
  readonly text: string
  readonly onText: (text: string) => void
  readonly choices: readonly Choice[]
  readonly onChoose: (index: number) => void
  /** shown while the search goes on, so that the list does not blink; nobody can choose them */
  readonly faded?: readonly Choice[]
  /** Enter waits for the list instead of going on without it */
  readonly isSearching?: boolean
  readonly placeholder?: string
  /** said under the choices or instead of them: searching, nothing found */
  readonly status?: string | undefined
  /** what stands under the field: what was chosen */
  readonly below?: ReactNode
  /** has the focus as soon as it is there */
  readonly isFirst?: boolean
  readonly maxLength?: number
  /** shows the choices as soon as the field has the focus */
  readonly openOnFocus?: boolean
  /** what is there is marked when the field gets the focus: the next letter replaces it */
  readonly selectsOnFocus?: boolean
}

/**
 * A field that searches while one types: arrows move, Enter chooses and goes on, Escape closes the list. What is typed is
 * never overwritten. Keys that belong to a composition of the input method are left to it.
 */
export function SearchField(props: Props) {
  const { label, text, onText, choices, onChoose, placeholder, status, below, isFirst = false } = props
  const { maxLength = 500, openOnFocus = false, selectsOnFocus = false, faded = [], isSearching = false } = props
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const [marked, setMarked] = useState(0)
  const at = Math.min(marked, Math.max(0, choices.length - 1))
  const isShown = isOpen && (choices.length > 0 || faded.length > 0 || status !== undefined)

  function choose(index: number): void {
    onChoose(index)
    setOpen(false)
    setMarked(0)
  }

  function press(event: KeyboardEvent<HTMLInputElement>): void {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey) return
    const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      if (!isOpen) return setOpen(true)
      setMarked((at + step + choices.length) % Math.max(1, choices.length))
    } else if (event.key === 'Enter' && isShown && choices.length > 0) {
      event.preventDefault()
      choose(at)
    } else if (event.key === 'Enter' && isShown && isSearching) {
      event.preventDefault()
    } else if (event.code === 'Escape' && isShown) {
      // A list that came by itself goes with its window; one that was asked for goes first.
      if (text !== '') event.preventDefault()
      setOpen(false)
    }
  }

  return (
    <div className={classes['field']}>
      <label htmlFor={id}>{label}</label>
      <Popover
        withRoles={false}
        opened={isShown}
        position="bottom-start"
        width="target"
        offset={2}
        middlewares={{ size: true }}
        withinPortal
        zIndex={350}
      >
        <Popover.Target>
          <input
            id={id}
            className={classes['input']}
            value={text}
            placeholder={placeholder}
            maxLength={maxLength}
            autoComplete="off"
            spellCheck={false}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- a call begins with typing the place; that is what the key opened
            autoFocus={isFirst}
            data-autofocus={isFirst || undefined}
            role="combobox"
            aria-expanded={isShown}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={isShown && choices.length > 0 ? `${id}-${at}` : undefined}
            onChange={(event) => {
              onText(event.currentTarget.value)
              setOpen(true)
              setMarked(0)
            }}
            onKeyDown={press}
            onFocus={(event) => {
              setOpen(openOnFocus)
              if (selectsOnFocus) event.currentTarget.select()
            }}
            onBlur={() => setOpen(false)}
          />
        </Popover.Target>
        <Popover.Dropdown p={0} className={classes['dropdown'] ?? ''}>
          <ul id={`${id}-list`} role="listbox" aria-label={label} aria-busy={isSearching} className={classes['list']}>
            {choices.length === 0 &&
              faded.map(({ key, shown }) => (
                <li key={key} role="presentation" className={classes['choice']} data-faded>
                  {shown}
                </li>
              ))}
            {choices.map(({ key, shown }, index) => (
              <li
                key={key}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === at}
                ref={index === at ? intoView : undefined}
                className={classes['choice']}
                // Before the field loses the focus and the list goes.
                onPointerDown={(event) => {
                  event.preventDefault()
                  choose(index)
                }}
              >
                {shown}
              </li>
            ))}
          </ul>
          {status !== undefined && <output className={classes['status']}>{status}</output>}
        </Popover.Dropdown>
      </Popover>
      {below}
    </div>
  )
}

const intoView = (option: HTMLLIElement | null): void => option?.scrollIntoView({ block: 'nearest' })
