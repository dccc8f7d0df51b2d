import { slipRefusals, type SlipRefusal } from '@tocsin/domain'
import { Choices, digitCode } from '../controls/choices.tsx'
import { closeDialog } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import classes from '../dialogs/dialog.module.css'
import { Gone } from '../dialogs/gone.tsx'
import { useNames } from '../live/names.ts'
import { useDocument } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import { useWords } from '../words.ts'

const isReason = (id: string): id is SlipRefusal => slipRefusals.some((each) => each === id)

/** Why this post does not take the slip: one press sends it back, and the desk hears the word. */
export function RefuseSlip({ id }: { readonly id: string }) {
  const { station, trade } = useWords()
  const names = useNames()
  const send = useSend()
  const slip = useDocument('slip', id)
  const mayNot = useWhyNot()('refuse-slip', slip && { kind: 'slip', document: slip })
  if (slip?.state.phase !== 'sent') return <Gone />
  const refuse = (reason: string): void => {
    if (!isReason(reason)) return
    void send({ type: 'refuse-slip', body: { slip: id, reason } })
    closeDialog()
  }
  return (
    <Dialog title={`${station.refuse} · ${names.incident(slip.incident)}`}>
      <div className={classes['body']}>
        <p className={classes['hint']}>{station.refuseHint}</p>
        <Choices
          label={station.refuse}
          columns={1}
          choices={slipRefusals.map((reason, at) => ({
            id: reason,
            code: digitCode(at),
            shown: trade.slipRefusals[reason],
            whyNot: mayNot,
          }))}
          onChoose={refuse}
        />
      </div>
    </Dialog>
  )
}
