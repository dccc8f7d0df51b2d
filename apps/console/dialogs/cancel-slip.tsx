import { useState } from 'react'
import { closeDialog } from '../desk/desk-state.ts'
import { useDocument } from '../live/use-board.ts'
import { useNames } from '../live/names.ts'
import { useSend } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import { Dialog } from './dialog.tsx'
import { Gone } from './gone.tsx'
import classes from './dialog.module.css'
import { onCtrlEnter, Submit, TextArea } from './text-area.tsx'

export function CancelSlip({ id }: { readonly id: string }) {
  const { card, dialogs } = useWords()
  const names = useNames()
  const slip = useDocument('slip', id)
  const send = useSend()
  const [reason, setReason] = useState('')
  if (slip === undefined) return <Gone />
  const cancel = (): void => {
    const said = reason.trim() === '' ? null : reason.trim()
    void send({ type: 'cancel-slip', body: { slip: id, incident: slip.incident, reason: said } })
    closeDialog()
  }
  const who = slip.addressee.kind === 'post' ? names.post(slip.addressee.post) : names.unit(slip.addressee.unit)
  return (
    <Dialog title={`${dialogs.cancelSlip} · ${who} · ${names.incident(slip.incident)}`}>
      <div className={classes['body']} role="presentation" onKeyDown={onCtrlEnter(cancel)}>
        <TextArea label={card.cancelReason} text={reason} onText={setReason} maxLength={500} isFirst />
        <Submit label={dialogs.cancelSlip} onPress={cancel} />
      </div>
    </Dialog>
  )
}
