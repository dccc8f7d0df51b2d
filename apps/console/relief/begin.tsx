import { useEffect, useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { useWhyNot } from '../desk/why-not.ts'
import dialog from '../dialogs/dialog.module.css'
import { useLive } from '../live/line-context.ts'
import { useSend, useViewer } from '../live/use-line.ts'
import { newId } from '../new-id.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { Board } from './board.tsx'
import classes from './relief.module.css'
import { useHanded } from './use-handed.ts'

/** What would be handed over now, and who goes. */
export function Begin() {
  const { relief: words } = useWords()
  const handed = useHanded()
  const send = useSend()
  const whyNot = useWhyNot()('begin-relief')
  const [people, setPeople] = usePeople()
  const begin = (): void => {
    if (people.size > 0) void send({ type: 'begin-relief', body: { relief: newId(), people: [...people] } })
  }
  return (
    <>
      <p className={dialog['hint']}>{words.what}</p>
      <People chosen={people} onChange={setPeople} />
      <div className={dialog['row']}>
        <ActionButton
          tone="main"
          label={words.begin}
          whyNot={whyNot ?? (people.size === 0 ? words.people : undefined)}
          onPress={begin}
        />
      </div>
      <Board handed={handed} />
    </>
  )
}

/** Whoever is at a desk now goes, unless told otherwise: they are those who have taken things. */
function usePeople() {
  const { accounts } = useLive()
  const { account } = useViewer()
  const [people, setPeople] = useState<ReadonlySet<string>>(new Set([account]))
  useEffect(() => accounts.ask(), [accounts])
  return [people, setPeople] as const
}

type PeopleProps = {
  readonly chosen: ReadonlySet<string>
  readonly onChange: (people: ReadonlySet<string>) => void
}

function People({ chosen, onChange }: PeopleProps) {
  const { relief: words } = useWords()
  const { accounts } = useLive()
  const { takesAlerts, names } = useStore(accounts.store, (known) => known)
  const toggle = (id: string): void => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChange(next)
  }
  return (
    <fieldset className={classes['people']}>
      <legend>{words.people}</legend>
      {takesAlerts.map((id) => (
        <label key={id} className={dialog['check']}>
          <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} />
          {names.get(id) ?? id}
        </label>
      ))}
      <p className={dialog['hint']}>{words.peopleHint}</p>
    </fieldset>
  )
}
