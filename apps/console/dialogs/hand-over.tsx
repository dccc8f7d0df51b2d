import { Choices, digitCode } from '../controls/choices.tsx'
import { useSteady } from '../controls/steady.ts'
import { closeDialog } from '../desk/desk-state.ts'
import { useNames } from '../live/names.ts'
import { useAreaOwner } from '../organisations/area-line.tsx'
import { useNear, useNearName } from '../organisations/use-near.ts'
import { useDocument } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import { Dialog } from './dialog.tsx'
import classes from './dialog.module.css'

/** Offers an incident to another organisation, which accepts or refuses; until then it stays here. In whose area it lies stands first. */
export function HandOver({ id }: { readonly id: string }) {
  const { dialogs } = useWords()
  const named = useNearName()
  const names = useNames()
  const send = useSend()
  const others = useNear(useAreaOwner(useDocument('incident', id)?.place?.point ?? null))
  const choices = useSteady(others, (each) => each.organisation.id)
  return (
    <Dialog title={`${dialogs.handOver} · ${names.incident(id)}`}>
      <div className={classes['body']}>
        {others.length === 0 && <p className={classes['hint']}>{dialogs.noOrganisations}</p>}
        <Choices
          label={dialogs.handOver}
          columns={1}
          choices={choices.map(({ item: each, place }) => ({
            id: each.organisation.id,
            code: digitCode(place),
            shown: named(each),
          }))}
          onChoose={(to) => {
            void send({ type: 'offer-incident', body: { incident: id, to } })
            closeDialog()
          }}
        />
      </div>
    </Dialog>
  )
}
