import { clashesWith, isOnDuty, localDate, type Duty, type DutyPlace } from '@tocsin/domain'
import { useWhyNot } from '../desk/why-not.ts'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useNow } from '../live/use-now.ts'
import { useSend } from '../live/use-line.ts'
import { useLanguage, useWords } from '../words.ts'
import classes from './duty.module.css'
import { useExtend } from './use-extend.ts'

/** Where duties of one kind stand: the same place in the same row. */
const keyOf = (place: DutyPlace): string =>
  place.kind === 'duty-leader' ? '' : place.kind === 'seat' ? `1 ${place.seat}` : `2 ${place.unit}`

type Props = { readonly days: readonly string[]; readonly today: string; readonly timeZone: string }

/** A row a place, a column a day. */
export function Week({ days, today, timeZone }: Props) {
  const { duty: words } = useWords()
  const names = useNames()
  const language = useLanguage()
  const duties = useAll('duty')
  const shown = duties.filter((each) => days.includes(localDate(each.from, timeZone)))
  const places = new Map<string, DutyPlace>([['', { kind: 'duty-leader' }]])
  for (const each of shown) places.set(keyOf(each.place), each.place)
  const nameOf = (place: DutyPlace): string =>
    place.kind === 'duty-leader' ? words.leader : place.kind === 'seat' ? place.seat : names.unit(place.unit)
  const head = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'numeric',
  })
  const rows = [...places].toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
  return (
    <table className={classes['week']}>
      <thead>
        <tr>
          <td aria-hidden />
          {days.map((day) => (
            <th key={day} scope="col" aria-current={day === today ? 'date' : undefined}>
              {head.format(Date.parse(`${day}T12:00:00Z`))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([key, place]) => (
          <tr key={key}>
            <th scope="row">{nameOf(place)}</th>
            {days.map((day) => (
              <td key={day} data-today={day === today}>
                {shown
                  .filter((each) => keyOf(each.place) === key && localDate(each.from, timeZone) === day)
                  .toSorted((a, b) => a.from - b.from)
                  .map((each) => (
                    <Chip key={each.id} duty={each} all={duties} timeZone={timeZone} />
                  ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type ChipProps = { readonly duty: Duty; readonly all: readonly Duty[]; readonly timeZone: string }

function Chip({ duty, all, timeZone }: ChipProps) {
  const { duty: words } = useWords()
  const names = useNames()
  const now = useNow()
  const send = useSend()
  const extend = useExtend()
  const mayWithdraw = useWhyNot()('withdraw-duty', { kind: 'duty', document: duty }) === undefined
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' })
  const isClash = clashesWith(duty, all).length > 0
  const who = names.account(duty.account)
  return (
    <div className={classes['chip']} data-now={isOnDuty(duty, now)} data-clash={isClash}>
      <b>{who}</b>
      <span className="tabular">
        {format.format(duty.from)}–{format.format(duty.until)}
      </span>
      {duty.number !== null && <small className="tabular">{duty.number}</small>}
      {isOnDuty(duty, now) && <small>{words.now}</small>}
      {isClash && <em>{words.clash}</em>}
      {mayWithdraw && isOnDuty(duty, now) && (
        <button
          type="button"
          aria-label={words.extendWho(who)}
          title={words.extendWho(who)}
          onClick={() => extend(duty)}
        >
          +
        </button>
      )}
      {mayWithdraw && (
        <button
          type="button"
          aria-label={words.withdraw(who)}
          title={words.withdraw(who)}
          onClick={() => void send({ type: 'withdraw-duty', body: { duty: duty.id } })}
        >
          ×
        </button>
      )}
    </div>
  )
}
