import type { WeekHours } from '@tocsin/domain'
import { ActionButton } from '../controls/action-button.tsx'
import classes from '../lists/lists.module.css'
import { useWords } from '../words.ts'
import { clockOf, minuteOf } from './plan-words.ts'

type HoursProps = { readonly hours: readonly WeekHours[]; readonly onHours: (hours: WeekHours[]) => void }

/** At what hours of the week a plan holds; none: always. */
export function Hours({ hours, onHours }: HoursProps) {
  const { lists } = useWords()
  const change = (at: number, part: Partial<WeekHours>): void =>
    onHours(hours.map((each, index) => (index === at ? { ...each, ...part } : each)))
  return (
    <div>
      {hours.map(({ days, from, to }, at) => (
        <div key={at} className={classes['row']}>
          {lists.days.map((name, index) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={days.includes(index + 1)}
                onChange={({ currentTarget: { checked } }) => {
                  const next = [1, 2, 3, 4, 5, 6, 7].filter((day) => (day === index + 1 ? checked : days.includes(day)))
                  change(at, { days: next })
                }}
              />
              {name}
            </label>
          ))}
          <TimeInput
            label={lists.from}
            minute={from}
            onMinute={(minute) => change(at, { from: Math.min(minute, 1439) })}
          />
          <TimeInput label={lists.till} minute={to} onMinute={(minute) => change(at, { to: Math.max(minute, 1) })} />
          <ActionButton label={lists.remove} onPress={() => onHours(hours.filter((_, index) => index !== at))} />
        </div>
      ))}
      <ActionButton
        label={lists.addHours}
        onPress={() => onHours([...hours, { days: [1, 2, 3, 4, 5], from: 480, to: 1080 }])}
      />
    </div>
  )
}

type TimeProps = { readonly label: string; readonly minute: number; readonly onMinute: (minute: number) => void }

const TimeInput = ({ label, minute, onMinute }: TimeProps) => (
  <label>
    {label}
    <input
      key={minute}
      className={`${classes['plain'] ?? ''} ${classes['number'] ?? ''}`}
      defaultValue={clockOf(minute)}
      maxLength={5}
      onBlur={({ currentTarget }) => {
        const read = minuteOf(currentTarget.value)
        if (read === undefined) currentTarget.value = clockOf(minute)
        else onMinute(read)
      }}
    />
  </label>
)
