import { isBriefDue, leaderOnDuty, type IncidentDocument } from '@tocsin/domain'
import { useRef } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { showDone } from '../desk/notices.ts'
import { useKey } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { shownKey } from '../keys.ts'
import { useNames } from '../live/names.ts'
import { useAll, useDocument } from '../live/use-board.ts'
import { useNow } from '../live/use-now.ts'
import { useSend, useViewer } from '../live/use-line.ts'
import { newId } from '../new-id.ts'
import { telOf } from '../phone-book/dial.tsx'
import { useWords } from '../words.ts'
import classes from './duty.module.css'

/** Of what the site lists, whoever works on it is asked to tell the leader on duty: one key rings and throws. */
export function BriefPrompt({ incident }: { readonly incident: IncidentDocument }) {
  const { duty: words } = useWords()
  const names = useNames()
  const now = useNow()
  const send = useSend()
  const { org } = useViewer()
  const settings = useDocument('organisation', org)?.settings.briefLeader
  const leader = leaderOnDuty(useAll('duty'), now)
  const mayNot = useWhyNot()('brief-leader', { kind: 'incident', document: incident })
  const dial = useRef<HTMLAnchorElement>(null)
  const isDue =
    settings !== undefined && incident.org === org && incident.seen === 'whole' && isBriefDue(incident, settings)
  const brief = (): void => {
    if (leader === undefined || mayNot !== undefined) return
    dial.current?.click()
    const body = { incident: incident.id, throw: newId(), duty: leader.id }
    void send({ type: 'brief-leader', body }).then((sent) => {
      if (sent.ok) showDone(words.briefed(names.account(leader.account)))
    })
  }
  useKey('brief-leader', brief, isDue)
  if (!isDue) return null
  return (
    <div className={classes['brief']}>
      <b>{words.briefDue}</b>
      {leader === undefined ? <span>{words.noLeader}</span> : <span>{names.account(leader.account)}</span>}
      {leader !== undefined && leader.number !== null && (
        <a ref={dial} className="tabular" href={telOf(leader.number)}>
          {leader.number}
        </a>
      )}
      <ActionButton
        tone="main"
        label={words.brief}
        hint={shownKey('brief-leader')}
        whyNot={mayNot ?? (leader === undefined ? words.noLeader : undefined)}
        onPress={brief}
      />
    </div>
  )
}
