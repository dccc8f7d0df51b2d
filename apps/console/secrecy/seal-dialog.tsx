import { sealReasons, type IncidentDocument, type SealReason } from '@tocsin/domain'
import { useState } from 'react'
import { closeDialog } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import dialog from '../dialogs/dialog.module.css'
import { Dialog } from '../dialogs/dialog.tsx'
import { Gone } from '../dialogs/gone.tsx'
import { onCtrlEnter, Submit } from '../dialogs/text-area.tsx'
import { useNames } from '../live/names.ts'
import { useDocument } from '../live/use-board.ts'
import { useSend, useViewer } from '../live/use-line.ts'
import { Choice } from '../sharing/share-dialog.tsx'
import { useWords } from '../words.ts'
import { PeopleField } from './people-field.tsx'

/** Seals one incident to named people; of a sealed one it changes who they are. */
export function SealDialog({ id }: { readonly id: string }) {
  const { secrecy } = useWords()
  const number = useNames().incident(id)
  const incident = useDocument('incident', id)
  if (incident === undefined) return <Gone />
  return (
    <Dialog title={incident.sealed === null ? secrecy.title(number) : secrecy.changeTitle(number)}>
      <Fields incident={incident} />
    </Dialog>
  )
}

function Fields({ incident }: { readonly incident: IncidentDocument }) {
  const { secrecy } = useWords()
  const send = useSend()
  const { account } = useViewer()
  const named = incident.sealed?.people
  const [people, setPeople] = useState<readonly string[]>(named ?? [account])
  const [reason, setReason] = useState<SealReason>(incident.sealed?.reason ?? 'own-staff')
  const verb = named === undefined ? 'seal-incident' : 'change-sealed'
  const whyNot = useWhyNot()(verb, { kind: 'incident', document: incident })
  const save = (): void => {
    if (whyNot !== undefined) return
    if (named === undefined)
      void send({ type: 'seal-incident', body: { incident: incident.id, people: [...people], reason } })
    else {
      const add = people.filter((each) => !named.includes(each))
      const remove = named.filter((each) => !people.includes(each))
      void send({ type: 'change-sealed', body: { incident: incident.id, add, remove } })
    }
    closeDialog()
  }
  return (
    <div className={dialog['body']} role="presentation" onKeyDown={onCtrlEnter(save)}>
      <p className={dialog['hint']}>{secrecy.what}</p>
      {named === undefined && (
        <Choice
          label={secrecy.reason}
          options={sealReasons}
          named={secrecy.reasons}
          chosen={reason}
          onChoose={setReason}
        />
      )}
      <PeopleField chosen={people} fixed={named === undefined ? account : null} onChosen={setPeople} />
      <Submit label={named === undefined ? secrecy.seal : secrecy.save} whyNot={whyNot} onPress={save} />
    </div>
  )
}
