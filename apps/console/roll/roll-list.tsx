import { useState, type ReactNode } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import lists from '../lists/lists.module.css'
import { useWords } from '../words.ts'
import classes from './roll.module.css'
import { matches } from './matches.ts'

/** A line of the roll: what it is called, what stands small beside it, and by what it is found. */
export type Line = {
  readonly id: string
  readonly name: string
  readonly beside: string
  readonly found: string
  readonly isOut?: boolean
}

/** Chosen where a new one is made: no id is empty. */
export const fresh = ''

type Props = {
  readonly lines: readonly Line[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
  readonly newLabel: string
  readonly onNew: () => void
  readonly children: ReactNode
}

/** All of a kind on the left, found by typing; one of them on the right. */
export function RollList({ lines, chosen, onChoose, newLabel, onNew, children }: Props) {
  const { roll } = useWords()
  const [typed, setTyped] = useState('')
  const shown = lines.filter(({ found }) => matches(found, typed))
  return (
    <div className={classes['window']}>
      <div className={lists['list']}>
        <div className={classes['head']}>
          <Field label={`${roll.search} (${lines.length})`}>
            {(id) => (
              <input
                id={id}
                className={lists['plain']}
                value={typed}
                placeholder={roll.searchAbout}
                autoComplete="off"
                data-autofocus
                onChange={({ currentTarget }) => setTyped(currentTarget.value)}
              />
            )}
          </Field>
          <ActionButton label={newLabel} onPress={onNew} />
        </div>
        {shown.length === 0 ? (
          <p className={lists['dim']}>{roll.none}</p>
        ) : (
          <ul className={lists['rows']}>
            {shown.map(({ id, name, beside, isOut }) => (
              <li key={id}>
                <button
                  type="button"
                  aria-current={id === chosen ? 'true' : undefined}
                  data-retired={isOut === true ? 'true' : undefined}
                  onClick={() => onChoose(id)}
                >
                  <span>{name}</span>
                  <small>{beside}</small>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className={classes['side']}>{children}</div>
    </div>
  )
}
