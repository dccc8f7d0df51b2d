import type { IncidentDocument } from '@tocsin/domain'
import { ActionButton } from '../controls/action-button.tsx'
import { Time } from '../controls/marks.tsx'
import { selectIncident } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { useNames } from '../live/names.ts'
import { useSend } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import classes from './actions.module.css'

type Props = { readonly id: string; readonly incident: IncidentDocument | undefined; readonly isGone: boolean }

/** What can be done with an incident that takes no work: open it again, part it from the one it was joined to. */
export function PastActions({ id, incident, isGone }: Props) {
  const { card, dialogs, trade } = useWords()
  const names = useNames()
  const whyNot = useWhyNot()
  const send = useSend()
  const state = incident?.state
  if (state?.phase === 'joined' && !isGone) {
    return (
      <p className={classes['handover']}>
        <span>{card.joinedInto(names.incident(state.into))}</span>
        <ActionButton label={names.incident(state.into)} onPress={() => selectIncident(state.into)} />
        <ActionButton
          label={card.part}
          whyNot={whyNot('part-incident')}
          onPress={() => void send({ type: 'part-incident', body: { incident: id, from: state.into } })}
        />
      </p>
    )
  }
  return (
    <p className={classes['handover']}>
      <span>
        {state?.phase === 'closed' ? (
          <>
            {card.closedAs(trade.dispositions[state.disposition], '')} <Time at={state.at} />
          </>
        ) : (
          card.gone
        )}
      </span>
      <ActionButton
        label={dialogs.reopen}
        whyNot={whyNot('reopen-incident')}
        onPress={() => void send({ type: 'reopen-incident', body: { incident: id } })}
      />
    </p>
  )
}
