import { dispositions, isSettled, type Disposition } from '@tocsin/domain'
import { Choices } from '../controls/choices.tsx'
import { closeDialog } from '../desk/desk-state.ts'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import { Dialog } from './dialog.tsx'
import classes from './dialog.module.css'

const letters: { readonly [Key in Disposition]: string } = {
  handled: 'KeyH',
  'no-action-needed': 'KeyA',
  'nothing-found': 'KeyN',
  'false-alarm': 'KeyF',
  'passed-on': 'KeyP',
  cancelled: 'KeyC',
  duplicate: 'KeyD',
}

export function CloseIncident({ id }: { readonly id: string }) {
  const { dialogs, trade } = useWords()
  const names = useNames()
  const send = useSend()
  const unsettled = useAll('slip').filter((slip) => slip.incident === id && !isSettled(slip)).length
  return (
    <Dialog title={`${dialogs.close} · ${names.incident(id)}`}>
      <div className={classes['body']}>
        {unsettled > 0 && (
          <p className={classes['problem']} role="alert">
            {dialogs.unsettled(unsettled)}
          </p>
        )}
        <p className={classes['hint']}>{dialogs.closeHint}</p>
        <Choices
          label={dialogs.close}
          choices={dispositions.map((each) => ({ id: each, code: letters[each], shown: trade.dispositions[each] }))}
          onChoose={(choice) => {
            const disposition = dispositions.find((each) => each === choice)
            if (disposition !== undefined) void send({ type: 'close-incident', body: { incident: id, disposition } })
            closeDialog()
          }}
        />
      </div>
    </Dialog>
  )
}
