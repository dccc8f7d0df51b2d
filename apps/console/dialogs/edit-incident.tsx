import { priorities, type IncidentDocument, type Priority } from '@tocsin/domain'
import { useState } from 'react'
import type { DraftPlace } from '../call-desk/draft.ts'
import { PlaceField } from '../call-desk/place-field.tsx'
import { TypeField } from '../call-desk/type-field.tsx'
import formClasses from '../call-desk/call-form.module.css'
import { PriorityMark } from '../controls/marks.tsx'
import { closeDialog } from '../desk/desk-state.ts'
import { useNames } from '../live/names.ts'
import { useDocument } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import { Dialog } from './dialog.tsx'
import classes from './dialog.module.css'
import { onCtrlEnter, Submit } from './text-area.tsx'

export function EditIncident({ id }: { readonly id: string }) {
  const { dialogs } = useWords()
  const names = useNames()
  const incident = useDocument('incident', id)
  if (incident === undefined) return null
  return (
    <Dialog title={`${dialogs.edit} · ${names.incident(id)}`}>
      <Fields incident={incident} />
    </Dialog>
  )
}

/** Sends only what was changed: two desks that edit different fields do not undo each other. */
function Fields({ incident }: { readonly incident: IncidentDocument }) {
  const { callForm, dialogs } = useWords()
  const send = useSend()
  const [typed, setTyped] = useState('')
  const [type, setType] = useState<string | null>(incident.type)
  const [priority, setPriority] = useState<Priority>(incident.priority)
  const [place, setPlace] = useState<DraftPlace>({ typed: '', chosen: incident.place })

  const isRetyped = type !== null && (type !== incident.type || priority !== incident.priority)
  const isMoved = place.chosen !== incident.place || place.typed.trim() !== ''
  const save = (): void => {
    if (type === null) return
    if (isRetyped) void send({ type: 'retype-incident', body: { incident: incident.id, type, priority } })
    const placeTyped = place.typed.trim() === '' ? null : place.typed.trim()
    if (isMoved) void send({ type: 'place-incident', body: { incident: incident.id, place: place.chosen, placeTyped } })
    closeDialog()
  }
  return (
    <div className={classes['body']} role="presentation" onKeyDown={onCtrlEnter(save)}>
      <TypeField
        isFirst
        typed={typed}
        type={type}
        onTyped={(next) => {
          setTyped(next)
          setType(null)
        }}
        onType={(chosen) => {
          setType(chosen.code)
          setTyped('')
          setPriority(chosen.priority)
        }}
      />
      <fieldset className={formClasses['priority']}>
        <legend>{callForm.priority}</legend>
        {priorities.map((each) => (
          <label key={each}>
            <input type="radio" name="new-priority" checked={priority === each} onChange={() => setPriority(each)} />
            <PriorityMark priority={each} />
          </label>
        ))}
      </fieldset>
      <PlaceField
        label={callForm.place}
        place={place}
        onPlace={setPlace}
        near={incident.place?.point}
        placeholder={callForm.placePlaceholder}
      />
      <Submit label={dialogs.save} whyNot={type === null ? callForm.needType : undefined} onPress={save} />
    </div>
  )
}
