import type { Point } from '@tocsin/domain'
import { formatDistance, formatDriveTime } from '@tocsin/ui'
import { mapNameIn, type Language, type Words } from '@tocsin/ui/words'
import type { ReactNode } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import type { Question } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'
import { NearPremisesLines } from './near-premises-line.tsx'
import classes from './here.module.css'
import { aidLines } from './aid-lines.ts'
import type { Here, Hospital, NearAid } from './point-question.ts'

type Props = { readonly at: Point; readonly question: Question<Here> | null; readonly again: () => void }

/** The sentence for a crew, then whose ground it is and what help is near, one line each. */
export function HereFacts({ at, question, again }: Props) {
  const words = useWords()
  const { here, desk } = words
  if (question === null) return null
  const { answer } = question
  if (question.phase === 'failed')
    return (
      <>
        <p className={classes['status']} role="alert">
          {here.failed} <ActionButton label={desk.retry} onPress={again} />
        </p>
        {/* These the desk knows by itself. */}
        <dl className={classes['facts']}>
          <NearPremisesLines at={at} />
        </dl>
      </>
    )
  if (answer === undefined) return <p className={classes['status']}>{here.loading}</p>
  return <Facts at={at} here={answer} />
}

function Facts({ at, here: found }: { readonly at: Point; readonly here: Here }) {
  const words = useWords()
  const language = useLanguage()
  const { here } = words
  const { sentence, address, crossing, kmPost, aids } = found
  const isChinese = language !== 'en'
  const around = [found.town, found.area].flatMap((each) => (each && mapNameIn(language, each)) ?? [])
  return (
    <>
      <p className={classes['sentence']}>{sentence === null ? here.noStreet : isChinese ? sentence.zh : sentence.en}</p>
      <dl className={classes['facts']}>
        {address !== null && <Fact label={here.address}>{nearText(address, words, language)}</Fact>}
        {crossing !== null && <Fact label={here.crossing}>{nearText(crossing, words, language)}</Fact>}
        {kmPost !== null && <Fact label={here.kmPost}>{nearText(kmPost, words, language)}</Fact>}
        {around.length > 0 && (
          <Fact label={here.area}>{isChinese ? around.join('') : around.toReversed().join(', ')}</Fact>
        )}
        <Beats here={found} />
        <NearPremisesLines at={at} />
        <Fact label={here.hydrant}>
          <AidLines aids={aids.hydrant} />
        </Fact>
        <Fact label={here.aed}>
          <AidLines aids={aids.aed} />
        </Fact>
        <Fact label={here.hospital}>
          {aids.hospital.length === 0
            ? here.none
            : aids.hospital.map((each) => <HospitalLine key={each.id} hospital={each} />)}
        </Fact>
      </dl>
    </>
  )
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The own beat first; another within 100 m with how far its border is. */
function Beats({ here: { beats } }: { readonly here: Here }) {
  const words = useWords()
  const language = useLanguage()
  const line = (kind: 'beat' | 'zone') =>
    beats
      .filter((each) => each.kind === kind)
      .map(({ name, metres, id }) => {
        const said = mapNameIn(language, name) ?? id
        return metres === 0 ? said : said + words.here.border(formatDistance(metres, words))
      })
      .join(' · ')
  const [beat, zone] = [line('beat'), line('zone')]
  return (
    <>
      {beat !== '' && <Fact label={words.here.beat}>{beat}</Fact>}
      {zone !== '' && <Fact label={words.here.zone}>{zone}</Fact>}
    </>
  )
}

function HospitalLine({ hospital }: { readonly hospital: Hospital }) {
  const words = useWords()
  const language = useLanguage()
  const { here } = words
  const { name, emergency, metres, seconds } = hospital
  return (
    <span className={classes['hospital']}>
      <span>{mapNameIn(language, name) ?? here.hospital}</span>
      {emergency !== null && <small>{emergency ? here.emergency : here.noEmergency}</small>}
      <span className={classes['far']}>
        {formatDistance(metres, words)} ·{' '}
        {seconds === null ? here.driveUnknown : here.drive(formatDriveTime(seconds, words))}
      </span>
    </span>
  )
}

/** One line each; how far stands whole at its end. Those without a name are told by how far they are, in one line. */
function AidLines({ aids }: { readonly aids: readonly NearAid[] }) {
  const words = useWords()
  const language = useLanguage()
  if (aids.length === 0) return words.here.none
  const { named, nameless } = aidLines(aids, language)
  return (
    <>
      {nameless.length > 0 && <span>{nameless.map((metres) => formatDistance(metres, words)).join(' · ')}</span>}
      {named.map(({ id, said, metres }) => (
        <span key={id} className={classes['aid']}>
          <span>{said}</span>
          <span className={classes['far']}>{formatDistance(metres, words)}</span>
        </span>
      ))}
    </>
  )
}

function nearText({ place, metres }: NonNullable<Here['address']>, words: Words, language: Language): string {
  return `${mapNameIn(language, place.name) ?? place.label} · ${formatDistance(metres, words)}`
}
