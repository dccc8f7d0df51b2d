import type { IncidentDocument } from '@tocsin/domain'
import { formatTime } from '@tocsin/ui'
import type { Names, Words } from '@tocsin/ui/words'
import { ActionButton } from '../controls/action-button.tsx'
import { Time } from '../controls/marks.tsx'
import { useNames } from '../live/names.ts'
import { useTimeZone } from '../live/use-line.ts'
import { useAll, useChangeCount } from '../live/use-board.ts'
import { useQuestion } from '../use-question.ts'
import { useWords } from '../words.ts'
import { readTimeline, type TimelineRow } from './read-timeline.ts'
import classes from './timeline.module.css'

type Props = { readonly id: string; readonly incident: IncidentDocument | undefined }

/** Everything that happened to an incident, newest first, with who did it. Read again whenever a part of it changes. */
export function Timeline({ id, incident }: Props) {
  const words = useWords()
  const names = useNames()
  const { question, again } = useQuestion(
    `${id} ${useVersion(id, incident)}`,
    (signal) => readTimeline(id, signal),
    150,
  )
  const rows = question?.answer ?? []
  return (
    <section aria-label={words.card.timeline}>
      <h3 className={classes['title']}>{words.card.timeline}</h3>
      {question?.phase === 'failed' && (
        <p className={classes['failed']} role="alert">
          {words.card.timelineFailed} <ActionButton label={words.desk.retry} onPress={again} />
        </p>
      )}
      {question?.phase === 'asking' && question.answer === undefined && (
        <p className={classes['empty']}>{words.desk.loading}</p>
      )}
      {question?.phase === 'answered' && rows.length === 0 && (
        <p className={classes['empty']}>{words.card.timelineEmpty}</p>
      )}
      <ol className={classes['rows']}>
        {rows.map((row) => (
          <li key={row.position}>
            <Time at={row.doneAt ?? row.at} />
            <span>{sentenceOf(row, words, names)}</span>
            <By row={row} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Who said it, and where it was said for another time, heard by radio or done while there was no line, that too. DR31 */
function By({ row: { at, doneAt, by, happenedAt, byRadio, onPaperAt } }: { readonly row: TimelineRow }) {
  const { narrative, paper, units } = useWords()
  const names = useNames()
  const zone = useTimeZone()
  const happened = happenedAt === null ? undefined : formatTime(happenedAt, zone)
  const how = units.toldFor({ radio: byRadio, happened })
  const title = units.told({ at: formatTime(at, zone), by: names.account(by), radio: byRadio, happened })
  return (
    <small title={title}>
      {names.account(by)}
      {how !== '' && ` · ${how}`}
      {doneAt !== null && ` · ${narrative.late(formatTime(at, zone))}`}
      {onPaperAt !== null && ` · ${paper.mark} ${formatTime(onPaperAt, zone, 'minute')}`}
    </small>
  )
}

/** An event of a later version is shown by its name: a gap would be a lie. */
function sentenceOf({ type, data }: TimelineRow, { timeline }: Words, names: Names): string {
  return isKnown(type, timeline) ? timeline[type](data, names) : type
}

const isKnown = (type: string, timeline: Words['timeline']): type is keyof Words['timeline'] => type in timeline

/** Another text whenever something came of the incident, one of its slips or its contacts, also what documents do not show. */
function useVersion(id: string, incident: IncidentDocument | undefined): string {
  const slips = useAll('slip').filter((slip) => slip.incident === id)
  const parts = [id, ...slips.map((slip) => slip.id), ...(incident?.contacts ?? [])]
  return `${useChangeCount(parts)} ${parts.length}`
}
