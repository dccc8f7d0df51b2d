import { clashesWith, type DutyPlace } from '@tocsin/domain'
import { useEffect, useState } from 'react'
import { Field } from '../controls/field.tsx'
import { onCtrlEnter, Submit } from '../dialogs/text-area.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useLive } from '../live/line-context.ts'
import { useAll } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import { newId } from '../new-id.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import classes from './duty.module.css'
import { momentAt } from './local-moment.ts'

const kinds = ['duty-leader', 'seat', 'unit'] as const
const dayMs = 86_400_000

type Form = {
  readonly kind: DutyPlace['kind']
  readonly account: string
  readonly seat: string
  readonly unit: string
  readonly day: string
  readonly from: string
  readonly until: string
  readonly number: string
}

const placeOf = ({ kind, seat, unit }: Form): DutyPlace | undefined => {
  if (kind === 'duty-leader') return { kind }
  if (kind === 'seat') return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(seat) ? { kind, seat } : undefined
  return unit === '' ? undefined : { kind, unit }
}

/** The time of a duty; one that ends at an earlier hour ends on the next day. */
function timesOf({ day, from, until }: Form, timeZone: string) {
  const begins = momentAt(day, from, timeZone)
  const ends = momentAt(day, until, timeZone)
  if (begins === undefined || ends === undefined) return undefined
  return { from: begins, until: ends > begins ? ends : ends + dayMs }
}

/** One duty more. A person at two places at once is told and can be planned. */
export function PlanDuty({ today, timeZone }: { readonly today: string; readonly timeZone: string }) {
  const { duty: words } = useWords()
  const { accounts } = useLive()
  const send = useSend()
  const { names } = useStore(accounts.store, (known) => known)
  const duties = useAll('duty')
  const units = useAll('unit')
  const [form, setForm] = useState<Form>({
    kind: 'duty-leader',
    account: '',
    seat: '',
    unit: '',
    day: today,
    from: '08:00',
    until: '20:00',
    number: '',
  })
  useEffect(() => accounts.ask(), [accounts])
  const change = (part: Partial<Form>): void => setForm({ ...form, ...part })
  const place = placeOf(form)
  const times = timesOf(form, timeZone)
  const isWhole = place !== undefined && times !== undefined && form.account !== ''
  const clashes = isWhole ? clashesWith({ id: '', account: form.account, ...times }, duties) : []
  const save = (): void => {
    if (!isWhole) return
    const number = form.number.trim() === '' ? null : form.number.trim()
    void send({ type: 'plan-duty', body: { duty: newId(), account: form.account, place, ...times, number } })
  }
  const input = (key: 'seat' | 'day' | 'from' | 'until' | 'number', label: string, type = 'text') => (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          type={type}
          value={form[key]}
          onChange={(event) => change({ [key]: event.currentTarget.value })}
        />
      )}
    </Field>
  )
  return (
    <div className={classes['plan']} role="presentation" onKeyDown={onCtrlEnter(save)}>
      <h3>{words.plan}</h3>
      <div className={classes['fields']}>
        <Field label={words.as}>
          {(id) => (
            <select
              id={id}
              value={form.kind}
              onChange={(event) => change({ kind: kinds.find((each) => each === event.currentTarget.value) ?? 'seat' })}
            >
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {words.places[kind]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {form.kind === 'seat' && input('seat', words.seat)}
        {form.kind === 'unit' && (
          <Choose
            label={words.unit}
            value={form.unit}
            options={units.map(({ id, callSign }) => [id, callSign])}
            onChoose={(unit) => change({ unit })}
          />
        )}
        <Choose
          label={words.who}
          value={form.account}
          options={[...names]}
          onChoose={(account) => change({ account })}
        />
        {input('day', words.day, 'date')}
        {input('from', words.from, 'time')}
        {input('until', words.until, 'time')}
        {input('number', words.number)}
      </div>
      <p className={dialog['hint']}>{words.untilHint}</p>
      {clashes.length > 0 && (
        <output className={classes['clash']}>{words.clashes(names.get(form.account) ?? '')}</output>
      )}
      <Submit label={words.save} whyNot={isWhole ? undefined : words.missing} onPress={save} />
    </div>
  )
}

type ChooseProps = {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [string, string])[]
  readonly onChoose: (id: string) => void
}

const Choose = ({ label, value, options, onChoose }: ChooseProps) => (
  <Field label={label}>
    {(id) => (
      <select id={id} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">–</option>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    )}
  </Field>
)
