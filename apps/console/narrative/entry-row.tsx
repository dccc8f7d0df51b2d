import { formatTime } from '@tocsin/ui'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useDayOf } from '../call-desk/paper-field.tsx'
import { Time } from '../controls/marks.tsx'
import type { Entry } from '../incident-card/personal.ts'
import { useNames } from '../live/names.ts'
import { useTimeZone } from '../live/use-line.ts'
import { lateMs } from '../timeline/read-timeline.ts'
import { useWords } from '../words.ts'
import classes from './narrative.module.css'

type Props = {
  readonly note: Entry
  /** the first that others wrote since this person looked: a line stands above it */
  readonly isFirstNew: boolean
  /** the entry that this one puts right */
  readonly corrected: Entry | undefined
  /** the newest entry that puts this one right */
  readonly correction: Entry | undefined
  /** undefined where the person at this desk may not write */
  readonly onCorrect: (() => void) | undefined
}

export function EntryRow({ note, isFirstNew, corrected, correction, onCorrect }: Props) {
  const { narrative, paper } = useWords()
  const day = useDayOf(note.onPaperAt)
  const names = useNames()
  const zone = useTimeZone()
  const writtenAt = note.deviceAt !== null && note.at - note.deviceAt > lateMs ? note.deviceAt : null
  return (
    <li
      className={classes['entry']}
      data-corrected={correction !== undefined || undefined}
      data-new={isFirstNew || undefined}
    >
      {isFirstNew && <span className={classes['newLine']}>{narrative.newHere}</span>}
      <Time at={note.onPaperAt ?? writtenAt ?? note.at} />
      <div>
        {note.onPaperAt !== null && (
          <small className={classes['late']} title={paper.marked}>
            {paper.entry(day, formatTime(writtenAt ?? note.at, zone))}
          </small>
        )}
        {note.onPaperAt === null && writtenAt !== null && (
          <small className={classes['late']} title={narrative.lateHint}>
            {narrative.late(formatTime(note.at, zone))}
          </small>
        )}
        {note.corrects !== null && (
          <small className={classes['mark']}>
            {narrative.corrects(corrected === undefined ? '' : formatTime(corrected.at, zone))}
          </small>
        )}
        <span className={classes['words']}>{note.text ?? narrative.erased}</span>
        {correction !== undefined && (
          <small className={classes['mark']}>
            {narrative.correctedBy(formatTime(correction.at, zone), names.account(correction.by))}
          </small>
        )}
      </div>
      <small className={classes['by']}>{names.account(note.by)}</small>
      {onCorrect !== undefined && note.text !== null && (
        <button
          type="button"
          className={classes['correct']}
          onClick={onCorrect}
          title={narrative.correct}
          aria-label={`${narrative.correct} · ${formatTime(note.at, zone)}`}
        >
          <IconArrowBackUp size={14} aria-hidden />
        </button>
      )}
    </li>
  )
}
