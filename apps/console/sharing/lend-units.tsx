import { loanReasons, mostLentDays, type LoanReason } from '@tocsin/domain'
import { useState } from 'react'
import { Field } from '../controls/field.tsx'
import { useWhyNot } from '../desk/why-not.ts'
import dialog from '../dialogs/dialog.module.css'
import { onCtrlEnter, Submit } from '../dialogs/text-area.tsx'
import { useNear, useNearName } from '../organisations/use-near.ts'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useSend, useViewer } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { newId } from '../new-id.ts'
import { useWords } from '../words.ts'
import classes from './agreements.module.css'
import { lendable, type Choice as Lendable } from './lendable.ts'
import { Choice } from './share-dialog.tsx'

const dayMs = 86_400_000

function useNamed(): (choice: Lendable) => string {
  const { sharing, trade } = useWords()
  const names = useNames()
  return ({ kind, units }) => {
    const [first] = units
    if (first === undefined) return ''
    if (kind === 'unit') return `${first.callSign} · ${trade.unitKinds[first.kind]}`
    return kind === 'kind'
      ? sharing.lendAll(trade.unitKinds[first.kind], units.length)
      : sharing.lendOfPost(names.post(first.post ?? ''), units.length)
  }
}

/** Offers a unit, all of a kind or all of a post to a neighbour, which has to consent. */
export function LendUnits() {
  const { sharing } = useWords()
  const send = useSend()
  const now = useNow()
  const { org } = useViewer()
  const named = useNamed()
  const others = useNear()
  const nearName = useNearName()
  const units = useAll('unit')
  const mayNot = useWhyNot()('lend-unit')
  const [toId, setTo] = useState<string | null>(null)
  const [key, setKey] = useState<string | null>(null)
  const [reason, setReason] = useState<LoanReason>('mutual-aid')
  const [days, setDays] = useState(7)
  const [asks, setAsks] = useState(true)
  const to = (others.find(({ organisation }) => organisation.id === toId) ?? others[0])?.organisation
  const choices = to === undefined ? [] : lendable(units, org, to.id)
  const chosen = choices.find((each) => each.key === key) ?? choices[0]
  const whyNot =
    mayNot ??
    (to === undefined ? sharing.noOthers : undefined) ??
    (chosen === undefined ? sharing.noUnitsToLend : undefined)
  const save = (): void => {
    if (whyNot !== undefined || to === undefined || chosen === undefined) return
    // a minute less: the server's clock may be behind this one
    const until = now + days * dayMs - 60_000
    for (const { id } of chosen.units)
      void send({ type: 'lend-unit', body: { unit: id, loan: newId(), to: to.id, reason, until, asks } })
    setKey(null)
  }
  return (
    <div role="presentation" onKeyDown={onCtrlEnter(save)}>
      <div className={classes['fields']}>
        <Select
          label={sharing.withWhom}
          value={to?.id}
          onChange={setTo}
          options={others.map((each) => ({ id: each.organisation.id, name: nearName(each) }))}
        />
        <Select
          label={sharing.lendWhich}
          value={chosen?.key}
          onChange={setKey}
          options={choices.map((each) => ({ id: each.key, name: named(each) }))}
        />
        <Choice
          label={sharing.reason}
          options={loanReasons}
          named={sharing.loanReasons}
          chosen={reason}
          onChoose={setReason}
        />
        <Field label={sharing.lendDays}>
          {(id) => (
            <input
              id={id}
              type="number"
              min={1}
              max={mostLentDays}
              value={days}
              onChange={(event) =>
                setDays(Math.min(mostLentDays, Math.max(1, Math.round(event.currentTarget.valueAsNumber || 1))))
              }
            />
          )}
        </Field>
      </div>
      <label className={dialog['check']}>
        <input type="checkbox" checked={asks} onChange={() => setAsks(!asks)} />
        {sharing.asks}
      </label>
      <Submit label={sharing.lend} whyNot={whyNot} onPress={save} />
    </div>
  )
}

type SelectProps = {
  readonly label: string
  readonly value: string | undefined
  readonly options: readonly { readonly id: string; readonly name: string }[]
  readonly onChange: (id: string) => void
}

function Select({ label, value, options, onChange }: SelectProps) {
  return (
    <Field label={label}>
      {(id) => (
        <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {options.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
