import { StatusMark } from '../controls/marks.tsx'
import { Choices, digitCode } from '../controls/choices.tsx'
import { useSteady } from '../controls/steady.ts'
import { openDialog } from '../desk/desk-state.ts'
import { useRows } from '../incident-list/use-rows.ts'
import { useNames } from '../live/names.ts'
import { useWords } from '../words.ts'
import { Dialog } from './dialog.tsx'
import classes from './dialog.module.css'

/** Which of the units on an incident? One digit leads on to its status. */
export function UnitsOf({ incident }: { readonly incident: string }) {
  const { dialogs } = useWords()
  const names = useNames()
  const units = useRows().find((row) => row.incident.id === incident)?.units ?? []
  const choices = useSteady(units, ({ unit }) => unit)
  return (
    <Dialog title={`${dialogs.chooseUnit} · ${names.incident(incident)}`}>
      <div className={classes['body']}>
        {units.length === 0 && <p className={classes['hint']}>{dialogs.noUnitsHere}</p>}
        <Choices
          label={dialogs.chooseUnit}
          choices={choices.map(({ item: { unit, callSign, status }, place }) => ({
            id: unit,
            code: digitCode(place),
            shown: (
              <>
                <StatusMark status={status} named /> <b>{callSign}</b>
              </>
            ),
          }))}
          onChoose={(unit) => openDialog({ kind: 'unit', unit })}
        />
      </div>
    </Dialog>
  )
}
