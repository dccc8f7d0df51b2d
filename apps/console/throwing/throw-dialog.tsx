import type { ThrowTarget } from '@tocsin/domain'
import { useEffect, useState } from 'react'
import { Choices, digitCode } from '../controls/choices.tsx'
import { StatusMark } from '../controls/marks.tsx'
import { closeDialog } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useRows } from '../incident-list/use-rows.ts'
import { useLive } from '../live/line-context.ts'
import { shownKey } from '../keys.ts'
import { useNames } from '../live/names.ts'
import { useDocument } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { deskPeople } from './desk-people.ts'
import { useLikely } from './use-likely.ts'
import { useTargetName, useThrow } from './use-throw.ts'

/** To whom an incident is thrown: the wall, the crews that work on it, whoever sits at another desk. One key each. */
export function ThrowDialog({ incident }: { readonly incident: string }) {
  const { throwing } = useWords()
  const names = useNames()
  const document = useDocument('incident', incident)
  const mayNot = useWhyNot()('throw-incident', document && { kind: 'incident', document })
  const throwTo = useThrow()
  const likely = useLikely(incident)
  const nameOf = useTargetName()
  const { account } = useViewer()
  const { accounts } = useLive()
  const units = useRows().find((row) => row.incident.id === incident)?.units ?? []
  const known = useStore(accounts.store, (all) => all)
  // who sits at a desk changes
  useEffect(() => accounts.ask(), [accounts])
  const [typed, setTyped] = useState('')
  const people = deskPeople(known, account, typed)
  const targets: readonly { readonly id: string; readonly target: ThrowTarget; readonly shown: React.ReactNode }[] = [
    { id: 'wall', target: { kind: 'wall' }, shown: <b>{throwing.wall}</b> },
    ...units.map(({ unit, callSign, status }) => ({
      id: `unit ${unit}`,
      target: { kind: 'unit', to: unit } as const,
      shown: (
        <>
          <StatusMark status={status} /> {callSign}
        </>
      ),
    })),
    ...people.map(({ id, name, isHere }) => ({
      id: `desk ${id}`,
      target: { kind: 'desk', to: id } as const,
      shown: (
        <>
          {name} {!isHere && <small>{throwing.away}</small>}
        </>
      ),
    })),
  ]
  return (
    <Dialog title={`${throwing.title} · ${names.incident(incident)}`} wide>
      <div className={dialog['body']}>
        <p className={dialog['hint']}>{throwing.hint}</p>
        {likely !== undefined && (
          <p className={dialog['hint']}>{throwing.likely(shownKey('throw-likely'), nameOf(likely))}</p>
        )}
        <Choices
          label={throwing.title}
          columns={3}
          choices={targets.map(({ id, shown }, index) => ({ id, shown, code: digitCode(index), whyNot: mayNot }))}
          onChoose={(id) => {
            const chosen = targets.find((each) => each.id === id)
            if (chosen !== undefined) throwTo(incident, chosen.target)
            closeDialog()
          }}
        />
        <input
          type="search"
          value={typed}
          placeholder={throwing.findPerson}
          aria-label={throwing.findPerson}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
    </Dialog>
  )
}
