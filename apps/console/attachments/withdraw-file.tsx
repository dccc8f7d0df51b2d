import { useState } from 'react'
import { closeDialog } from '../desk/desk-state.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import dialog from '../dialogs/dialog.module.css'
import { onCtrlEnter, Submit, TextArea } from '../dialogs/text-area.tsx'
import { useSend } from '../live/use-line.ts'
import { useWords } from '../words.ts'

type Props = { readonly incident: string; readonly file: string; readonly name: string }

/** A file is never deleted: it is withdrawn with a reason, and leaders may still open it. */
export function WithdrawFile({ incident, file, name }: Props) {
  const { attachments } = useWords()
  const send = useSend()
  const [reason, setReason] = useState('')
  const said = reason.trim()
  const withdraw = (): void => {
    if (said === '') return
    void send({ type: 'withdraw-file', body: { incident, file, reason: said } })
    closeDialog()
  }
  return (
    <Dialog title={`${attachments.withdraw} · ${name}`}>
      <div className={dialog['body']} role="presentation" onKeyDown={onCtrlEnter(withdraw)}>
        <p className={dialog['hint']}>{attachments.withdrawHint}</p>
        <TextArea label={attachments.reason} text={reason} onText={setReason} maxLength={500} isFirst />
        <Submit
          label={attachments.withdraw}
          whyNot={said === '' ? attachments.reasonFirst : undefined}
          onPress={withdraw}
        />
      </div>
    </Dialog>
  )
}
