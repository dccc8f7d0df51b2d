import type { IncidentDocument, Unit } from '@tocsin/domain'
import { formatAge, formatDistance, formatDriveTime } from '@tocsin/ui'
import type { Words } from '@tocsin/ui/words'
import { useState } from 'react'
import { useTypeOf } from '../live/use-listing.ts'
import { ActionButton } from '../controls/action-button.tsx'
import { Key } from '../controls/key.tsx'
import { selectUnit } from '../desk/desk-state.ts'
import { showBestChanged } from '../desk/notices.ts'
import { useKey } from '../desk/use-keys.ts'
import { useSendUnit } from '../desk/use-send-unit.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { shownKey } from '../keys.ts'
import { useAll } from '../live/use-board.ts'
import { useLineState } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { useWords } from '../words.ts'
import { assignDigits, unitOf, type DigitPlace } from './digits.ts'
import classes from './recommended.module.css'
import { useJustChanged } from './use-just-changed.ts'
import { useRecommendation, type Recommendation, type RecommendedUnit } from './use-recommendation.ts'

/** Closures that cost less than this are not worth a word. */
const toldDelayS = 5

/** Positions older than this are said with their age. */
const staleS = 60

/** Who can be there first, each with a key of its own. One key sends. */
export function Recommended({ incident }: { readonly incident: IncidentDocument }) {
  const words = useWords()
  const whyNot = useWhyNot()
  const sendUnit = useSendUnit()
  const branch = useTypeOf()(incident.type)?.branch
  const recommendation = useRecommendation(incident.place?.point ?? null, branch, incident.priority, incident.exercise)
  const { units, best } = recommendation
  const hasAnswer = recommendation.question?.answer !== undefined
  const shown = units.slice(0, 9)
  const digits = useDigits(incident.id, shown)
  const known = new Map(useAll('unit').map((unit) => [unit.id, unit]))
  const mayNot = whyNot('dispatch-unit', { kind: 'incident', document: incident })

  const send = (unit: string | undefined): void => {
    if (unit !== undefined && mayNot === undefined) sendUnit(incident.id, unit)
  }
  const hasJustChanged = useJustChanged(`${incident.id} ${incident.type}`, best?.unit)
  const nameOf = (unit: string): string => known.get(unit)?.callSign ?? unit
  const sendBest = (): void => {
    if (best !== undefined && hasJustChanged()) showBestChanged(nameOf(best.unit))
    else send(best?.unit)
  }
  useKey('send-best', sendBest)
  useKey('send-numbered', (index) => send(unitOf(digits, (index % 9) + 1)))

  return (
    <section className={classes['recommended']} aria-label={words.recommend.title}>
      <header>
        <h3>{words.recommend.title}</h3>
        <ActionButton
          tone="main"
          label={best === undefined ? words.recommend.send : `${words.recommend.send} ${nameOf(best.unit)}`}
          hint={shownKey('send-best')}
          whyNot={mayNot ?? (best === undefined ? words.recommend[whyNobody(units)] : undefined)}
          onPress={sendBest}
        />
      </header>
      <Status incident={incident} recommendation={recommendation} />
      <ol>
        {shown.map((each) => (
          <li key={each.unit} data-suited={each.isSuited}>
            <button
              type="button"
              aria-disabled={mayNot !== undefined}
              title={mayNot}
              onClick={() => send(each.unit)}
              onMouseEnter={() => selectUnit(each.unit)}
            >
              <Digit digit={digits.find(({ unit }) => unit === each.unit)?.digit} />
              <Row each={each} unit={known.get(each.unit)} words={words} hasAnswer={hasAnswer} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Why no unit is the best one. */
function whyNobody(units: readonly RecommendedUnit[]): 'none' | 'noneSuited' | 'noneTimed' {
  if (units.length === 0) return 'none'
  return units.some(({ isSuited }) => isSuited) ? 'noneTimed' : 'noneSuited'
}

type Kept = { readonly incident: string; readonly places: readonly DigitPlace[] }

/** Digits that stay with their units while the same incident is shown. */
function useDigits(incident: string, shown: readonly RecommendedUnit[]): readonly DigitPlace[] {
  const now = useNow()
  const [kept, setKept] = useState<Kept>({ incident, places: [] })
  const before = kept.incident === incident ? kept.places : []
  const places = assignDigits(
    before,
    shown.map(({ unit }) => unit),
    now,
  )
  const isSame = kept.incident === incident && JSON.stringify(places) === JSON.stringify(before)
  if (!isSame) setKept({ incident, places })
  return places
}

/** The key that sends a unit; those past the ninth have none, and no empty cap either. */
const Digit = ({ digit }: { readonly digit: number | undefined }) =>
  digit === undefined ? <span /> : <Key label={String(digit)} />

function Row({
  each,
  unit,
  words,
  hasAnswer,
}: {
  readonly each: RecommendedUnit
  readonly unit: Unit | undefined
  readonly words: Words
  /** the server has said what it knows of the unit */
  readonly hasAnswer: boolean
}) {
  const { recommend, trade, times, closures } = words
  const { seconds, metres, delayS, whyUnknown, from, ageS, profile, factor, learnt } = each
  return (
    <>
      <b>{unit?.callSign ?? each.unit}</b>
      <span className={classes['about']}>
        <span className={classes['kind']}>{unit === undefined ? '' : trade.unitKinds[unit.kind]}</span>
        <span className={classes['doubt']}>
          {whyUnknown === 'no-car' && `${recommend.noCar} `}
          {seconds !== null && (profile === 'foot' || profile === 'boat') && `${recommend.by[profile]} `}
          {seconds !== null && factor !== 1 && `${recommend.sirens(factor)} `}
          {seconds !== null && learnt && `${recommend.learnt} `}
          {whyUnknown === 'closed-off' && `${closures.cutOff} `}
          {delayS !== null && delayS >= toldDelayS && `${closures.detour(formatDriveTime(delayS, words))} `}
          {from === 'post' && recommend.fromPost}
          {from === 'unknown' && hasAnswer && recommend.fromUnknown}
          {from === 'position' &&
            ageS !== null &&
            ageS > staleS &&
            recommend.positionAge(formatAge(ageS * 1000, words))}
        </span>
      </span>
      <span className={classes['distance']}>{metres === null ? '' : formatDistance(metres, words)}</span>
      <span className={classes['time']} data-unknown={seconds === null}>
        {seconds === null ? times.unknownDrive : formatDriveTime(seconds, words)}
      </span>
    </>
  )
}

function Status({
  incident,
  recommendation,
}: {
  readonly incident: IncidentDocument
  readonly recommendation: Recommendation
}) {
  const { recommend, desk } = useWords()
  const { link } = useLineState()
  const { question, units, again } = recommendation
  if (incident.place === null) return <p className={classes['status']}>{recommend.noPlace}</p>
  if (question?.phase === 'failed') {
    return (
      <p className={classes['status']} role="alert">
        {recommend.failed} {link.phase === 'live' && <ActionButton label={desk.retry} onPress={again} />}
      </p>
    )
  }
  if (question === null || (units.length > 0 && question.answer !== undefined)) return null
  return <p className={classes['status']}>{question.answer === undefined ? recommend.loading : recommend.none}</p>
}
