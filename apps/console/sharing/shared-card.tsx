import type { IncidentDocument } from '@tocsin/domain'
import { formatDistance } from '@tocsin/ui'
import { Age, PriorityMark, Time } from '../controls/marks.tsx'
import { TypeMark } from '../controls/type-mark.tsx'
import { useKey } from '../desk/use-keys.ts'
import { findOnMap } from '../desk/desk-state.ts'
import head from '../incident-card/card-head.module.css'
import card from '../incident-card/incident-card.module.css'
import { useNames } from '../live/names.ts'
import { useTypeOf } from '../live/use-listing.ts'
import { useWords } from '../words.ts'
import { Shares } from './shares.tsx'

/** What is seen of an incident that another organisation shares redacted: kind, urgency, stage, rough place. */
export function SharedCard({ incident }: { readonly incident: IncidentDocument }) {
  const words = useWords()
  const names = useNames()
  const typeOf = useTypeOf()
  const { place, state } = incident
  useKey('find-on-map', findOnMap, place !== null)
  return (
    <>
      <header className={head['head']}>
        <div className={head['what']}>
          <PriorityMark priority={incident.priority} size="large" />
          <TypeMark type={typeOf(incident.type)} size="large" />
          <h2>{names.incidentType(incident.type)}</h2>
          <span className={head['phase']} data-phase={state.phase}>
            {words.trade.incidentPhases[state.phase]}
          </span>
        </div>
        <p className={head['place']} data-missing={place === null}>
          <span>{place === null ? words.card.noPlace : words.card.radius(formatDistance(place.radiusM, words))}</span>
        </p>
        <p className={head['facts']}>
          <span>
            {words.card.opened} <Time at={incident.openedAt} />
          </span>
          <span>
            <Age since={incident.openedAt} />
          </span>
          <span className={head['number']}>{incident.number}</span>
        </p>
      </header>
      <Shares incident={incident} />
      <p className={card['empty']}>{words.sharing.redacted}</p>
    </>
  )
}
