import { alertRoles, closeReasons, type Alert } from '@tocsin/domain'
import { ActionButton } from '../controls/action-button.tsx'
import { useNames } from '../live/names.ts'
import { useDocument } from '../live/use-board.ts'
import { useWords } from '../words.ts'
import classes from './alerts.module.css'
import type { AlertDeeds } from './use-alert-keys.ts'

type Props = { readonly alert: Alert; readonly deeds: AlertDeeds }

/** The keys of the alert that is marked, as buttons. */
export function AlertActions({ alert, deeds }: Props) {
  const { alerts: words } = useWords()
  const isTaken = alert.owner.phase === 'taken'
  if (!deeds.mayTake) return <OwnDeeds alert={alert} deeds={deeds} />
  return (
    <div className={classes['actions']}>
      <div className={classes['buttons']}>
        {!deeds.isMine && (
          <ActionButton label={isTaken ? words.takeOver : words.take} hint="↵" tone="main" onPress={deeds.take} />
        )}
        {alert.incident !== null && <ActionButton label={words.goTo} hint="O" onPress={deeds.goTo} />}
        {alert.kind === 'crew-silent' && <ActionButton label={words.well} hint="W" onPress={deeds.well} />}
        {deeds.upTo !== undefined && (
          <ActionButton label={words.escalate(words.steps[deeds.upTo])} hint="U" onPress={deeds.escalate} />
        )}
        {deeds.isMine && <ActionButton label={words.closeIt} hint="Del" onPress={deeds.startClosing} />}
      </div>
      {deeds.isClosing ? (
        <Reasons deeds={deeds} />
      ) : deeds.isAsking ? (
        <People deeds={deeds} />
      ) : (
        (!isTaken || deeds.isMine) && <Roles deeds={deeds} />
      )}
    </div>
  )
}

/** Of a post, which ends an alert by what it waits for and by nothing else. */
function OwnDeeds({ alert, deeds }: Props) {
  const { alerts: words, station } = useWords()
  const isSeen = useDocument('incident', alert.incident) !== undefined
  return (
    <div className={classes['actions']}>
      <div className={classes['buttons']}>
        {isSeen && <ActionButton label={words.goTo} hint="↵" tone="main" onPress={deeds.goTo} />}
        {alert.kind === 'crew-silent' && <ActionButton label={words.well} hint="W" onPress={deeds.well} />}
        <span>{station.endsItself}</span>
      </div>
    </div>
  )
}

function Reasons({ deeds }: Pick<Props, 'deeds'>) {
  const { alerts: words } = useWords()
  return (
    <div className={classes['buttons']}>
      <span>{words.closeWhy}</span>
      {closeReasons.map((reason, at) => (
        <ActionButton
          key={reason}
          label={words.reasons[reason]}
          hint={String(at + 1)}
          onPress={() => deeds.close(reason)}
        />
      ))}
    </div>
  )
}

function Roles({ deeds }: Pick<Props, 'deeds'>) {
  const { alerts: words, trade } = useWords()
  return (
    <div className={classes['buttons']}>
      <span>{words.handOn}</span>
      {alertRoles.map((role, at) => (
        <ActionButton key={role} label={trade.roles[role]} hint={String(at + 1)} onPress={() => deeds.handOn(role)} />
      ))}
      <ActionButton label={words.toPerson} hint="P" onPress={deeds.askPeople} />
    </div>
  )
}

function People({ deeds }: Pick<Props, 'deeds'>) {
  const { alerts: words } = useWords()
  const names = useNames()
  return (
    <div className={classes['buttons']}>
      <span>{deeds.people.length === 0 ? words.noPeople : words.toWhom}</span>
      {deeds.people.map((person, at) => (
        <ActionButton
          key={person}
          label={names.account(person)}
          hint={String(at + 1)}
          onPress={() => deeds.handTo(person)}
        />
      ))}
      {deeds.offDuty > 0 && <small>{words.offDuty(deeds.offDuty)}</small>}
      {deeds.hasMorePeople && <ActionButton label={words.morePeople} hint="P" onPress={deeds.askPeople} />}
    </div>
  )
}
