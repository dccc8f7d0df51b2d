import { IconMapPin } from '@tabler/icons-react'
import { formatDistance } from '@tocsin/ui'
import { AlertMark } from '../alerts/alert-mark.tsx'
import { useDayOf } from '../call-desk/paper-field.tsx'
import { ExerciseMark, Age, PriorityMark, Time } from '../controls/marks.tsx'
import { TypeMark } from '../controls/type-mark.tsx'
import { useTypeOf, useTypePath } from '../live/use-listing.ts'
import { useNames } from '../live/names.ts'
import type { Question } from '../use-question.ts'
import { usePlaceName, useWords } from '../words.ts'
import classes from './card-head.module.css'
import type { Headline } from './facts.ts'
import { KeptUntil } from './kept-until.tsx'
import type { Personal } from './personal.ts'

type Props = { readonly incident: Headline; readonly personal: Question<Personal> | null }

/** When it was written down by hand, of what was typed in later. */
function OnPaper({ at }: { readonly at: number }) {
  const { paper } = useWords()
  const day = useDayOf(at)
  return (
    <b title={paper.marked}>
      {paper.mark} {day} <Time at={at} to="minute" />
    </b>
  )
}

/** What it is and where, in the largest type of the desk. */
export function CardHead({ incident, personal }: Props) {
  const words = useWords()
  const names = useNames()
  const { card, trade } = words
  const typeOf = useTypeOf()
  const pathOf = useTypePath()
  const { state, place, hasPlaceTyped, confirmed } = incident
  const placeName = usePlaceName()
  const typed = personal?.answer?.incident.placeTyped
  const erasedAt = personal?.answer?.erasedAt ?? null
  const keptUntil = personal?.answer?.keptUntil ?? null
  const erasedDay = useDayOf(erasedAt ?? 0)
  return (
    <header className={classes['head']}>
      <div className={classes['what']}>
        <PriorityMark priority={incident.priority} size="large" />
        <span className={classes['spoken']}>{incident.spoken}</span>
        <TypeMark type={typeOf(incident.type)} size="large" />
        <h2 title={pathOf(incident.type)}>{names.incidentType(incident.type)}</h2>
        {incident.exercise && <ExerciseMark />}
        <span className={classes['phase']} data-phase={state.phase}>
          {trade.incidentPhases[state.phase]}
        </span>
      </div>
      {confirmed !== null && confirmed.type !== incident.type && (
        <p className={classes['confirmed']}>
          <span>
            {words.lists.asReported}: {pathOf(incident.type)}
          </span>
          <b>
            {words.lists.asConfirmed}: {pathOf(confirmed.type)}
          </b>
        </p>
      )}
      <p className={classes['place']} data-missing={place === null}>
        <IconMapPin size={16} aria-hidden />
        <span>{placeName(place) ?? card.noPlace}</span>
        {place !== null && <small>{card.radius(formatDistance(place.radiusM, words))}</small>}
      </p>
      {hasPlaceTyped && personal !== null && (
        <p className={classes['typed']}>
          {card.typed}: {typed ?? (erasedAt === null ? '…' : words.narrative.erased)}
        </p>
      )}
      <p className={classes['facts']}>
        <span>
          {card.opened} <Time at={incident.openedAt} />
        </span>
        {incident.onPaperAt !== null && <OnPaper at={incident.onPaperAt} />}
        <span>
          <Age since={incident.openedAt} />
        </span>
        <span className={classes['number']}>{incident.number}</span>
      </p>
      {erasedAt !== null && (
        <p className={classes['typed']} role="note">
          {card.erasedBefore} {erasedDay} <Time at={erasedAt} to="minute" /> {card.erasedAfter}
        </p>
      )}
      {erasedAt === null && keptUntil !== null && <KeptUntil {...keptUntil} />}
      <AlertMark incident={incident.id} named />
    </header>
  )
}
