import type { IncidentDocument } from '@tocsin/domain'
import { isTakingWork } from '@tocsin/domain'
import { formatDistance } from '@tocsin/ui'
import { findDuplicates } from '../call-desk/find-duplicates.ts'
import { ActionButton } from '../controls/action-button.tsx'
import { Age, PriorityMark } from '../controls/marks.tsx'
import { selectIncident } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { shownKey } from '../keys.ts'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { usePlaceName, useWords } from '../words.ts'
import classes from './related.module.css'

/** What was joined to an incident, and open ones near in space and time that may be the same; each one press away. */
export function Related({ incident }: { readonly incident: IncidentDocument }) {
  const words = useWords()
  const { card, related } = words
  const send = useSend()
  const whyNot = useWhyNot()
  const all = useAll('incident')
  const now = useNow()
  const joined = all.filter(({ id }) => incident.joined.includes(id))
  const others = all.filter(({ id }) => id !== incident.id)
  const near = isTakingWork(incident) ? findDuplicates(incident.place?.point ?? null, incident.type, others, now) : []
  if (joined.length === 0 && near.length === 0) return null
  return (
    <section className={classes['related']} aria-label={related.title}>
      <h3>{related.title}</h3>
      <ul>
        {joined.map((each, index) => (
          <Line key={each.id} incident={each} about={card.joined}>
            <ActionButton
              label={card.partIncident}
              {...(index === joined.length - 1 && { hint: shownKey('part-again') })}
              whyNot={whyNot('part-incident', { kind: 'incident', document: each })}
              onPress={() => void send({ type: 'part-incident', body: { incident: each.id, from: incident.id } })}
            />
          </Line>
        ))}
        {near.map(({ incident: each, metres }) => (
          <Line
            key={each.id}
            incident={each}
            about={metres === null ? related.near : `${related.near} ${formatDistance(metres, words)}`}
          />
        ))}
      </ul>
    </section>
  )
}

type Props = {
  readonly incident: IncidentDocument
  readonly about: string
  readonly children?: React.ReactNode
}

function Line({ incident, about, children }: Props) {
  const placeName = usePlaceName()
  const names = useNames()
  return (
    <li>
      <PriorityMark priority={incident.priority} />
      <button type="button" onClick={() => selectIncident(incident.id)}>
        <b>{names.incident(incident.id)}</b> {names.incidentType(incident.type)}
      </button>
      <span>{placeName(incident.place)}</span>
      <small>{about}</small>
      <small>
        <Age since={incident.openedAt} />
      </small>
      {children}
    </li>
  )
}
