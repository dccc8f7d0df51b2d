import type { IncidentPhase } from '@tocsin/domain'
import { formatTime } from '@tocsin/ui'
import { ActionButton } from '../controls/action-button.tsx'
import { selectIncident } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { useNames } from '../live/names.ts'
import { useSend, useTimeZone } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import classes from './actions.module.css'

type Props = { readonly id: string; readonly state: IncidentPhase | undefined; readonly isGone: boolean }

/** What can be done with an incident that takes no work: open it again, part it from the one it was joined to. */
export function PastActions({ id, state, isGone }: Props) {
  const { card, dialogs, trade } = useWords()
  const names = useNames()
  const whyNot = useWhyNot()
  const send = useSend()
  const zone = useTimeZone()
  if (state?.phase === 'joined' && !isGone) {
    return (
      <p className={classes['handover']}>
        <span>{card.joinedInto(names.incident(state.into))}</span>
        <ActionButton label={names.incident(state.into)} onPress={() => selectIncident(state.into)} />
        <ActionButton
          label={card.partIncident}
          whyNot={whyNot('part-incident')}
          onPress={() => void send({ type: 'part-incident', body: { incident: id, from: state.into } })}
        />
      </p>
    )
  }
  return (
    <p className={classes['handover']}>
      <span>
        {state?.phase === 'closed'
          ? card.closedAs(trade.dispositions[state.disposition], formatTime(state.at, zone, 'minute'))
          : card.gone}
      </span>
      <ActionButton
        label={dialogs.reopen}
        whyNot={whyNot('reopen-incident')}
        onPress={() => void send({ type: 'reopen-incident', body: { incident: id } })}
      />
    </p>
  )
}
