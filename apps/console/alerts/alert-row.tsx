import { subjectId, type Alert } from '@tocsin/domain'
import { Age, ExerciseMark } from '../controls/marks.tsx'
import { useNames } from '../live/names.ts'
import { useDocument } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { isStationDesk } from '../station/my-post.ts'
import { useWords } from '../words.ts'
import classes from './alerts.module.css'

/** What waits, and about what: `Dispatch not acknowledged · #12 · P31`. */
export function AlertTitle({ alert }: { readonly alert: Alert }) {
  const { alerts: words } = useWords()
  const names = useNames()
  // a post sees alerts of its units also where it does not see what they are sent to
  const isSeen = useDocument('incident', alert.incident) !== undefined || !isStationDesk(useViewer())
  const contact = alert.kind === 'contact-unanswered' ? alert.about.slice(subjectId('contact', '').length) : null
  return (
    <>
      <b>{words.kinds[alert.kind]}</b>
      {contact !== null && ` · ${names.contact(contact)}`}
      {alert.incident !== null && isSeen && ` · ${names.incident(alert.incident)}`}
      {alert.unit !== null && ` · ${names.unit(alert.unit)}`}
    </>
  )
}

/** Two lines: what waits and how long; how far it has climbed and whose it is. */
export function AlertRow({ alert }: { readonly alert: Alert }) {
  const { alerts: words } = useWords()
  return (
    <>
      <span className={classes['line']}>
        <span className={classes['what']}>
          <AlertTitle alert={alert} />
        </span>
        {alert.exercise && <ExerciseMark />}
        {alert.late && <em className={classes['late']}>{words.late}</em>}
        <span className={classes['age']}>
          <Age since={alert.dueAt} />
        </span>
      </span>
      <span className={classes['line']}>
        <span className={classes['step']} data-step={alert.step}>
          {words.steps[alert.step]}
        </span>
        {alert.step === 'second-path' && <span className={classes['nobody']}>{words.notConnected}</span>}
        <Owner alert={alert} />
      </span>
    </>
  )
}

function Owner({ alert: { owner } }: { readonly alert: Alert }) {
  const { alerts: words, trade } = useWords()
  const names = useNames()
  const { account } = useViewer()
  if (owner.phase === 'nobody') return <span className={classes['nobody']}>{words.nobody}</span>
  if (owner.phase === 'asked') return <span className={classes['nobody']}>{words.asked(trade.roles[owner.role])}</span>
  if (owner.phase === 'asked-person')
    return (
      <span className={classes['nobody']}>
        {owner.person === account ? words.askedYou : words.askedPerson(names.account(owner.person))}
      </span>
    )
  return <span>{owner.by === account ? words.yours : words.owned(names.account(owner.by))}</span>
}
