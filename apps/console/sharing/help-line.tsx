import { hasEnded, recallReasons, type RecallReason, type Slip } from '@tocsin/domain'
import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { useWhyNot } from '../desk/why-not.ts'
import { useNames } from '../live/names.ts'
import { useSend, useViewer } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import classes from './agreements.module.css'

/** Of a slip that a lent unit is on: whose it is, who sent it, and the owner's word to take it off. */
export function HelpLine({ slip }: { readonly slip: Slip }) {
  const { sharing } = useWords()
  const names = useNames()
  const { org } = useViewer()
  const { help, addressee } = slip
  if (help === null || addressee.kind !== 'unit') return null
  const unit = names.unit(addressee.unit)
  const isOurs = help.org === org
  return (
    <p className={classes['help']}>
      <span>
        {isOurs
          ? sharing.sentBy(names.organisation(slip.org), unit)
          : sharing.helpFrom(names.organisation(help.org), unit)}
        {help.recalled !== null && ` · ${sharing.recall}: ${sharing.recallReasons[help.recalled.reason]}`}
      </span>
      {isOurs && help.asks && !hasEnded(slip) && <Recall slip={slip} unit={addressee.unit} />}
    </p>
  )
}

function Recall({ slip, unit }: { readonly slip: Slip; readonly unit: string }) {
  const { sharing } = useWords()
  const send = useSend()
  const whyNot = useWhyNot()('recall-unit', { kind: 'slip', document: slip })
  const [reason, setReason] = useState<RecallReason>('own-emergency')
  return (
    <>
      <select
        aria-label={sharing.recallWhy}
        value={reason}
        onChange={(event) =>
          setReason(recallReasons.find((each) => each === event.currentTarget.value) ?? 'own-emergency')
        }
      >
        {recallReasons.map((each) => (
          <option key={each} value={each}>
            {sharing.recallReasons[each]}
          </option>
        ))}
      </select>
      <ActionButton
        tone="danger"
        label={sharing.recall}
        whyNot={whyNot}
        onPress={() => void send({ type: 'recall-unit', body: { unit, slip: slip.id, reason } })}
      />
    </>
  )
}
