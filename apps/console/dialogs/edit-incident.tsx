import type { IncidentDocument, Priority } from '@tocsin/domain'
import { useState } from 'react'
import { useTypeOf } from '../live/use-listing.ts'
import type { DraftPlace } from '../call-desk/draft.ts'
import { PlaceField } from '../call-desk/place-field.tsx'
import { PriorityField } from '../call-desk/priority-field.tsx'
import { TypeField } from '../call-desk/type-field.tsx'
import { closeDialog } from '../desk/desk-state.ts'
import { useNames } from '../live/names.ts'
import { useDocument } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import { Dialog } from './dialog.tsx'
import { Gone } from './gone.tsx'
import classes from './dialog.module.css'
import { retypedFrom } from './retyped.ts'
import { onCtrlEnter, Submit } from './text-area.tsx'

export function EditIncident({ id }: { readonly id: string }) {
  const { dialogs } = useWords()
  const names = useNames()
  const incident = useDocument('incident', id)
  if (incident === undefined) return <Gone />
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
  // What this person saw when the window opened: the document itself goes on changing behind it.
  const [before] = useState(incident)
  const [typed, setTyped] = useState('')
  const [type, setType] = useState<string | null>(before.type)
  const [priority, setPriority] = useState<Priority>(before.priority)
  const typeOf = useTypeOf()
  const [isPriorityChosen, setPriorityChosen] = useState(before.priority !== typeOf(before.type)?.priority)
  const [place, setPlace] = useState<DraftPlace>({ typed: '', chosen: before.place })

  const isMoved = place.chosen !== before.place || place.typed.trim() !== ''
  const save = (): void => {
    if (type === null) return
    const body = retypedFrom(before, incident, { type, priority })
    if (body !== null) void send({ type: 'retype-incident', body: { incident: incident.id, ...body } })
    const placeTyped = place.typed.trim() === '' ? null : place.typed
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
          if (!isPriorityChosen) setPriority(chosen.priority)
        }}
      />
      <PriorityField
        priority={priority}
        onPriority={(chosen) => {
          setPriority(chosen)
          setPriorityChosen(true)
        }}
      />
      <PlaceField
        label={callForm.place}
        place={place}
        onPlace={setPlace}
        near={before.place === null ? undefined : { ...before.place.point, radiusM: before.place.radiusM }}
        placeholder={callForm.placePlaceholder}
      />
      <Submit label={dialogs.save} whyNot={type === null ? callForm.needType : undefined} onPress={save} />
    </div>
  )
}
