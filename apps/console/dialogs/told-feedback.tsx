import { neutralListing, type FeedbackField, type Listing, type ToldFields } from '@tocsin/domain'
import { formatTime } from '@tocsin/ui'
import { nameIn, type Language } from '@tocsin/ui/words'
import { useNames } from '../live/names.ts'
import { useTimeZone } from '../live/use-line.ts'
import { useListing, useTypePath } from '../live/use-listing.ts'
import { useFacts } from '../incident-card/facts.ts'
import { usePersonal } from '../incident-card/personal.ts'
import { useLanguage, useWords } from '../words.ts'
import classes from './feedback.module.css'

type Texts = Readonly<Record<string, string | null>>

const fieldOf = ({ feedback }: Listing, code: string): FeedbackField | undefined =>
  [...feedback, ...neutralListing.feedback].find((field) => field.code === code)

/** A value in words: the name of a choice, a time of day, else as it is. */
function shownValue(
  field: FeedbackField | undefined,
  value: number | string,
  language: Language,
  zone: string | undefined,
): string {
  if (field?.kind.is === 'choice') {
    const chosen = field.kind.of.find(({ code }) => code === value)
    return chosen === undefined ? String(value) : nameIn(language, chosen.name)
  }
  if (field?.kind.is === 'time' && typeof value === 'number') return formatTime(value, zone, 'minute')
  return typeof value === 'number' ? value.toLocaleString(language) : value
}

type Row = { readonly key: string; readonly label: string; readonly value: string }

/** All that was told beside the result, row by row; words that cannot be read (any more) are dots. */
function useRows(told: ToldFields, texts: Texts): readonly Row[] {
  const { lists } = useWords()
  const language = useLanguage()
  const zone = useTimeZone()
  const listing = useListing()
  const names = useNames()
  const pathOf = useTypePath()
  const step = listing.severity?.steps.find(({ code }) => code === told.severity)
  return [
    ...(told.confirmed === null
      ? []
      : [{ key: 'confirmed', label: lists.confirmedType, value: pathOf(told.confirmed) }]),
    ...(told.severity === null
      ? []
      : [
          {
            key: 'severity',
            label: lists.severity,
            value: step === undefined ? told.severity : nameIn(language, step.name),
          },
        ]),
    ...Object.entries(told.values).map(([code, value]) => ({
      key: code,
      label: names.feedbackField(code),
      value: shownValue(fieldOf(listing, code), value, language, zone),
    })),
    ...told.words.map((code) => ({ key: code, label: names.feedbackField(code), value: texts[code] ?? '…' })),
  ]
}

type Props = { readonly incident: string; readonly slip: string; readonly told: ToldFields }

/** What feedback told, to be checked; its words are read by the route that logs the reading. */
export function ToldFeedback({ incident, slip, told }: Props) {
  const { card, dialogs } = useWords()
  const { question } = usePersonal(incident, useFacts(incident))
  const said = question?.answer?.slips.find(({ id }) => id === slip)
  const rows = useRows(told, said?.feedbackTexts ?? {})
  const words = said?.feedbackWords ?? null
  if (rows.length === 0 && words === null) return null
  return (
    <>
      <dl className={classes['told']}>
        {[...rows, ...(words === null ? [] : [{ key: 'words', label: dialogs.words, value: words }])].map(
          ({ key, label, value }) => [<dt key={`${key} label`}>{label}</dt>, <dd key={key}>{value}</dd>],
        )}
      </dl>
      {question?.phase === 'failed' && <p className={classes['problem']}>{card.personalFailed}</p>}
    </>
  )
}

/** What has to be put right, and what was told before: whoever files again should not have to look behind the window. */
export function ReturnedFeedback({ incident, slip, told }: Props) {
  const { card, trade } = useWords()
  const { question } = usePersonal(incident, useFacts(incident))
  const reason = question?.answer?.slips.find(({ id }) => id === slip)?.returnReason ?? null
  return (
    <section className={classes['returned']} aria-label={trade.feedbackPhases.returned}>
      <p>
        {trade.feedbackPhases.returned}
        {reason !== null && ` · ${card.toCorrect}: ${reason}`}
      </p>
      <ToldFeedback incident={incident} slip={slip} told={told} />
    </section>
  )
}

/** The same in one line of the card. */
export function ToldLine({ told, texts }: { readonly told: ToldFields; readonly texts: Texts }) {
  const rows = useRows(told, texts)
  return rows.map(({ key, label, value }) => (
    <span key={key}>
      {' '}
      · {label}: {value}
    </span>
  ))
}
