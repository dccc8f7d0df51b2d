import { nameIn } from '@tocsin/ui/words'
import { Choices, digitCode } from '../controls/choices.tsx'
import { useSteady } from '../controls/steady.ts'
import { closeDialog } from '../desk/desk-state.ts'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useSend, useViewer } from '../live/use-line.ts'
import { useLanguage, useWords } from '../words.ts'
import { Dialog } from './dialog.tsx'
import classes from './dialog.module.css'

/** Offers an incident to another organisation, which accepts or refuses; until then it stays here. */
export function HandOver({ id }: { readonly id: string }) {
  const { dialogs } = useWords()
  const language = useLanguage()
  const names = useNames()
  const send = useSend()
  const { org } = useViewer()
  const others = useAll('organisation').filter((each) => each.id !== org)
  const choices = useSteady(others, (each) => each.id)
  return (
    <Dialog title={`${dialogs.handOver} · ${names.incident(id)}`}>
      <div className={classes['body']}>
        {others.length === 0 && <p className={classes['hint']}>{dialogs.noOrganisations}</p>}
        <Choices
          label={dialogs.handOver}
          columns={1}
          choices={choices.map(({ item: each, place }) => ({
            id: each.id,
            code: digitCode(place),
            shown: nameIn(language, each.name),
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
