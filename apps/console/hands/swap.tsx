import { isFree, type IncidentDocument } from '@tocsin/domain'
import { useState } from 'react'
import { closeDialog } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import classes from '../dialogs/dialog.module.css'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import { UnitChoices } from './unit-choices.tsx'
import { byCallSign } from './by-call-sign.ts'
import { useCrewHere } from './use-crew-here.ts'

/** First who is relieved, then who takes over. */
export function Swap({ incident }: { readonly incident: IncidentDocument }) {
  const { dialogs, hands, trade } = useWords()
  const names = useNames()
  const send = useSend()
  const whyNot = useWhyNot()
  const crew = useCrewHere(incident)
  const all = useAll('unit')
  const [relieves, setRelieves] = useState<string | null>(null)
  const slip = crew.find(({ unit }) => unit.id === relieves)?.slip
  if (relieves === null || slip === undefined)
    return crew.length === 0 ? (
      <p className={classes['hint']}>{dialogs.noUnitsHere}</p>
    ) : (
      <UnitChoices label={dialogs.chooseUnit} units={crew.map(({ unit }) => unit)} onChoose={setRelieves} />
    )
  const kind = all.find(({ id }) => id === relieves)?.kind
  const free = all
    .filter((unit) => isFree(unit) && unit.org === incident.org)
    // who is like the one that leaves stands first
    .sort((a, b) => Number(b.kind === kind) - Number(a.kind === kind) || byCallSign(a, b))
  const question = hands.whichTakesOver(names.unit(relieves))
  return (
    <>
      <p className={classes['hint']}>{free.length === 0 ? dialogs.noFreeUnits : question}</p>
      <UnitChoices
        key="takes-over"
        label={question}
        units={free}
        said={({ kind }) => trade.unitKinds[kind]}
        whyNot={(unit) => whyNot('swap-unit', { kind: 'unit', document: unit })}
        onChoose={(unit) => {
          void send({ type: 'swap-unit', body: { slip: slip.id, unit, relieves } })
          closeDialog()
        }}
      />
    </>
  )
}
