import { IconMapPin, IconPencil } from '@tabler/icons-react'
import type { Point } from '@tocsin/domain'
import { formatDistance } from '@tocsin/ui'
import { placeIn, type Language, type Words } from '@tocsin/ui/words'
import { SearchField } from '../controls/search-field.tsx'
import { ChosenDoubts } from '../here/point-doubts.tsx'
import { useQuestion, type Question } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'
import type { DraftPlace } from './draft.ts'
import classes from './place-field.module.css'
import { mapView } from '../map/map-view.ts'
import { aroundIn, draftPlaceOf, placeLine, searchPlaces, type Bias, type Place } from './places.ts'

type Props = {
  readonly label: string
  readonly place: DraftPlace
  readonly onPlace: (place: DraftPlace) => void
  /** the caller, or what is edited; unless told what the map shows */
  readonly near?: Bias | undefined
  readonly placeholder: string
  readonly isFirst?: boolean
  /** under the chosen place */
}

/** Short enough not to be felt, long enough that a fast typist does not ask at each letter. */
const restMs = 120

/**
 * A place: typed, then chosen from what the gazetteer finds. What was typed stays as it was typed; typing on lets go of
 * what was chosen, so that the two never contradict each other unseen.
 */
export function PlaceField({ label, place, onPlace, near, placeholder, isFirst = false }: Props) {
  const words = useWords()
  const language = useLanguage()
  const typed = place.typed.trim()
  const key = typed === '' || place.chosen !== null ? null : `places ${typed}`
  const { question } = useQuestion(
    key,
    (signal) => searchPlaces(typed, near ?? mapView.get().shows ?? undefined, signal),
    restMs,
  )
  // What was found for another text must not be chosen for this one, also when the search has failed since.
  const found = question?.phase === 'answered' ? question.answer : []
  const before = question?.phase === 'asking' ? (question.answer ?? []) : []
  const shown = (each: Place) => ({ key: each.id, shown: <PlaceChoice place={each} language={language} /> })
  return (
    <SearchField
      label={label}
      text={place.typed}
      onText={(text) => onPlace({ typed: text, chosen: null })}
      choices={found.map(shown)}
      faded={before.map(shown)}
      isSearching={question?.phase === 'asking'}
      onChoose={(index) => {
        const chosen = found[index]
        if (chosen === undefined) return
        onPlace(draftPlaceOf(place.typed, chosen))
      }}
      placeholder={placeholder}
      status={statusOf(question, words)}
      below={
        <>
          <Chosen place={place} />
          {place.chosen !== null && (
            <ChosenDoubts at={place.chosen.point} onInstead={(instead) => onPlace(moved(place, instead))} />
          )}
        </>
      }
      isFirst={isFirst}
    />
  )
}

/** The chosen place at another point, which the label names; what was typed stays. */
const moved = ({ typed, chosen }: DraftPlace, point: Point): DraftPlace => {
  const label = `${point.lat.toFixed(5)}, ${point.lon.toFixed(5)}`
  return { typed, chosen: chosen && { ...chosen, point, label, labelEn: undefined } }
}

function statusOf(question: Question<readonly Place[]> | null, { callForm }: Words): string | undefined {
  if (question === null) return undefined
  if (question.phase === 'failed') return callForm.searchFailed
  if (question.phase === 'asking') return question.answer === undefined ? callForm.searching : undefined
  return question.answer.length === 0 ? callForm.noPlaces : undefined
}

function PlaceChoice({ place, language }: { readonly place: Place; readonly language: Language }) {
  const { trade, callForm } = useWords()
  const label = placeLine(place, language)
  const around = aroundIn(place, label, language)
  return (
    <span className={classes['choice']}>
      <span>{place.taught === undefined ? label : `${place.taught.heard} → ${label}`}</span>
      <small>
        {trade.placeSources[place.kind]}
        {[place.relation, place.rest].map((said) => said !== undefined && ` · ${said}`)}
        {place.converted && ` · ${callForm.converted(place.converted.from)}`}
        {around.length > 0 && ` · ${around.join(' · ')}`}
      </small>
    </span>
  )
}

/** What stands on the map, in words, or that nothing does. */
function Chosen({ place: { typed, chosen, said } }: { readonly place: DraftPlace }) {
  const words = useWords()
  const language = useLanguage()
  if (chosen === null && typed.trim() === '') return null
  const Icon = chosen === null ? IconPencil : IconMapPin
  return (
    <p className={classes['chosen']} data-chosen={chosen !== null}>
      <Icon size={13} aria-hidden />
      {chosen === null ? (
        words.callForm.typedOnly
      ) : (
        <span>
          {[placeIn(language, chosen), said?.relation, said?.rest].filter(Boolean).join(' · ')}{' '}
          <small>{words.card.radius(formatDistance(chosen.radiusM, words))}</small>
          {said?.converted !== undefined && <small> · {words.callForm.converted(said.converted)}</small>}
        </span>
      )}
    </p>
  )
}
