import { useEffect, useState } from 'react'
import dialog from '../dialogs/dialog.module.css'
import { useLive } from '../live/line-context.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import classes from './secrecy.module.css'

type Props = {
  readonly chosen: readonly string[]
  /** who cannot be taken off: whoever seals it */
  readonly fixed: string | null
  readonly onChosen: (people: readonly string[]) => void
}

/** More does not fit; the field above narrows it. */
const most = 40

/** Colleagues by sign-in name, each with a box; those who are chosen stand first. */
export function PeopleField({ chosen, fixed, onChosen }: Props) {
  const { secrecy } = useWords()
  const { accounts } = useLive()
  const known = useStore(accounts.store, ({ names }) => names)
  useEffect(() => accounts.ask(), [accounts])
  const [typed, setTyped] = useState('')
  const [first] = useState(chosen)
  const wanted = typed.trim().toLowerCase()
  const shown = [...known]
    .filter(([id, name]) => chosen.includes(id) || name.toLowerCase().includes(wanted))
    .toSorted(([a], [b]) => Number(first.includes(b)) - Number(first.includes(a)))
    .slice(0, most)
  const toggle = (id: string): void =>
    onChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
  return (
    <fieldset className={classes['people']}>
      <legend>{secrecy.people}</legend>
      <input
        type="search"
        data-autofocus
        value={typed}
        placeholder={secrecy.find}
        aria-label={secrecy.find}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={classes['list']}>
        {shown.map(([id, name]) => (
          <label key={id} className={dialog['check']}>
            <input type="checkbox" checked={chosen.includes(id)} disabled={id === fixed} onChange={() => toggle(id)} />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
