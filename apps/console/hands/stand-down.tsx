import type { IncidentDocument } from '@tocsin/domain'
import { useState } from 'react'
import { closeDialog } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import classes from '../dialogs/dialog.module.css'
import { onCtrlEnter, Submit, TextArea } from '../dialogs/text-area.tsx'
import { useNames } from '../live/names.ts'
import { useSend } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import { focusFirst } from './focus-first.ts'
import { UnitChoices } from './unit-choices.tsx'
import { useCrewHere } from './use-crew-here.ts'

/** One unit is called off; its crew has that to acknowledge. */
export function StandDown({ incident }: { readonly incident: IncidentDocument }) {
  const { dialogs, hands } = useWords()
  const names = useNames()
  const send = useSend()
  const mayNot = useWhyNot()('stand-down')
  const crew = useCrewHere(incident)
  const [unit, setUnit] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const slip = crew.find((each) => each.unit.id === unit)?.slip
  if (unit === null || slip === undefined)
    return crew.length === 0 ? (
      <p className={classes['hint']}>{dialogs.noUnitsHere}</p>
    ) : (
      <UnitChoices label={dialogs.chooseUnit} units={crew.map((each) => each.unit)} onChoose={setUnit} />
    )
  const standDown = (): void => {
    if (mayNot !== undefined) return
    const said = reason.trim() === '' ? null : reason.trim()
    void send({ type: 'stand-down', body: { slip: slip.id, incident: incident.id, unit, reason: said } })
    closeDialog()
  }
  return (
    <div ref={focusFirst} className={classes['body']} role="presentation" onKeyDown={onCtrlEnter(standDown)}>
      <TextArea label={hands.reason} text={reason} onText={setReason} maxLength={500} isFirst />
      <Submit label={hands.standDown(names.unit(unit))} whyNot={mayNot} onPress={standDown} />
    </div>
  )
}
