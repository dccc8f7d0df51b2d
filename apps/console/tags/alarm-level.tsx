import { topAlarmLevel } from '@tocsin/domain'
import { useWords } from '../words.ts'
import classes from './tags.module.css'

type Props = {
  readonly level: number
  readonly onLevel: (level: number) => void
  readonly whyNot: string | undefined
  /** said beside it where no legend stands over it */
  readonly isInline?: boolean
  readonly hints?: { readonly up: string; readonly down: string }
}

/** The alarm level, a step up or down at a time. */
export function AlarmLevel({ level, onLevel, whyNot, isInline = false, hints }: Props) {
  const { lists } = useWords()
  const step = (by: 1 | -1, label: string, hint: string | undefined, sign: string) => {
    const off = whyNot ?? (level + by < 1 || level + by > topAlarmLevel ? lists.noFurther : undefined)
    return (
      <button
        type="button"
        aria-label={label}
        title={off ?? (hint === undefined ? label : `${label} (${hint})`)}
        aria-disabled={off !== undefined}
        onClick={() => off === undefined && onLevel(level + by)}
      >
        {sign}
      </button>
    )
  }
  return (
    <fieldset className={classes['level']} aria-label={lists.alarmLevel}>
      {!isInline && <legend>{lists.alarmLevel}</legend>}
      <span className={classes['steps']} data-raised={level > 1}>
        {step(-1, lists.lowerAlarm, hints?.down, '−')}
        <output aria-label={lists.alarmLevel}>{isInline ? lists.alarmAt(level) : level}</output>
        {step(1, lists.raiseAlarm, hints?.up, '+')}
      </span>
    </fieldset>
  )
}
