import { holdReasons, type IncidentPhase } from '@tocsin/domain'
import { formatTime } from '@tocsin/ui'
import { ActionButton } from '../controls/action-button.tsx'
import { selectIncident } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { useNames } from '../live/names.ts'
import { useDocument } from '../live/use-board.ts'
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
      <HoldActions id={id} />
    </p>
  )
}

/** Words of an incident are kept beyond their time for one of a few reasons, and let go again. */
function HoldActions({ id }: { readonly id: string }) {
  const { card } = useWords()
  const whyNot = useWhyNot()
  const send = useSend()
  const document = useDocument('incident', id)
  const held = document?.held ?? null
  if (held !== null)
    return (
      <ActionButton
        label={`${card.release} (${card.holdReasons[held.reason]})`}
        whyNot={whyNot('release-incident')}
        onPress={() => void send({ type: 'release-incident', body: { incident: id } })}
      />
    )
  return (
    <select
      aria-label={card.hold}
      title={whyNot('hold-incident') ?? card.hold}
      disabled={whyNot('hold-incident') !== undefined}
      value=""
      onChange={({ target }) => {
        const reason = holdReasons.find((each) => each === target.value)
        if (target.value === 'release') void send({ type: 'release-incident', body: { incident: id } })
        if (reason !== undefined) void send({ type: 'hold-incident', body: { incident: id, reason } })
      }}
    >
      <option value="">{card.hold}</option>
      {holdReasons.map((reason) => (
        <option key={reason} value={reason}>
          {card.holdReasons[reason]}
        </option>
      ))}
      {/* one that has left the board does not say whether it is held */}
      {document === undefined && <option value="release">{card.release}</option>}
    </select>
  )
}
