import { useState } from 'react'
import { closeDialog } from '../desk/desk-state.ts'
import { useSend } from '../live/use-line.ts'
import { useNames } from '../live/names.ts'
import { useWords } from '../words.ts'
import { Dialog } from './dialog.tsx'
import classes from './dialog.module.css'
import { onCtrlEnter, Submit, TextArea } from './text-area.tsx'

export function Note({ incident }: { readonly incident: string }) {
  const { card, dialogs } = useWords()
  const names = useNames()
  const send = useSend()
  const [text, setText] = useState('')
  const save = (): void => {
    if (text.trim() === '') return
    void send({ type: 'note-incident', body: { incident, note: text.trim() } })
    closeDialog()
  }
  return (
    <Dialog title={`${dialogs.note} · ${names.incident(incident)}`}>
      <div className={classes['body']} role="presentation" onKeyDown={onCtrlEnter(save)}>
        <TextArea label={dialogs.note} text={text} onText={setText} maxLength={8000} rows={4} isFirst />
        <Submit label={card.saveNote} onPress={save} />
      </div>
    </Dialog>
  )
}
