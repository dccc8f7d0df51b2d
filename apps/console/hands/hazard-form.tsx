import { hazardKinds, type Hazard, type IncidentDocument } from '@tocsin/domain'
import { useState } from 'react'
import { Choices, digitCode } from '../controls/choices.tsx'
import { closeDialog } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import classes from '../dialogs/dialog.module.css'
import { onCtrlEnter, Submit, TextArea } from '../dialogs/text-area.tsx'
import { useSend } from '../live/use-line.ts'
import { newId } from '../new-id.ts'
import { useWords } from '../words.ts'

/** All that is dangerous now, and words for it: told to every crew that is under way or there. */
export function HazardForm({ incident }: { readonly incident: IncidentDocument }) {
  const { hands, trade, dialogs } = useWords()
  const send = useSend()
  const mayNot = useWhyNot()('update-hazard', { kind: 'incident', document: incident })
  const [marked, setMarked] = useState<readonly Hazard[]>(incident.hazards?.kinds ?? [])
  const [note, setNote] = useState('')
  // nobody is told that a danger is over that there never was
  const isNothing = marked.length === 0 && (incident.hazards?.kinds ?? []).length === 0
  const whyNot = mayNot ?? (isNothing ? hands.markFirst : undefined)
  const tell = (): void => {
    if (whyNot !== undefined) return
    const said = note.trim() === '' ? null : note.trim()
    void send({
      type: 'update-hazard',
      body: { news: newId(), incident: incident.id, hazards: [...marked], note: said },
    })
    closeDialog()
  }
  return (
    <div className={classes['body']} role="presentation" onKeyDown={onCtrlEnter(tell)}>
      <p className={classes['hint']}>{hands.dangerHint}</p>
      <Choices
        label={hands.danger}
        choices={hazardKinds.map((each, index) => ({
          id: each,
          code: digitCode(index),
          shown: `${trade.hazards[each]}${marked.includes(each) ? ' ✓' : ''}`,
        }))}
        onChoose={(chosen) =>
          setMarked(hazardKinds.filter((each) => (each === chosen ? !marked.includes(each) : marked.includes(each))))
        }
      />
      <TextArea label={dialogs.note} text={note} onText={setNote} maxLength={8000} rows={2} />
      <Submit
        label={marked.length === 0 && !isNothing ? hands.dangerOver : hands.tell}
        whyNot={whyNot}
        onPress={tell}
      />
    </div>
  )
}
