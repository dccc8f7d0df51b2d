import { deskRoles, longestStandInMs } from '@tocsin/domain'
import { useEffect, useState } from 'react'
import { useMoment } from '../audit/entries-tab.tsx'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import { useWhyNot } from '../desk/why-not.ts'
import dialog from '../dialogs/dialog.module.css'
import { Dialog } from '../dialogs/dialog.tsx'
import { onCtrlEnter, Submit } from '../dialogs/text-area.tsx'
import { useLive } from '../live/line-context.ts'
import { useSend, useViewer } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { Choice } from '../sharing/share-dialog.tsx'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import classes from './secrecy.module.css'

const dayMs = 86_400_000
const lengths = [1, 3, 7, longestStandInMs / dayMs] as const

/** Who stands in at the desk and until when; gives such rights, and takes them back. */
export function StandIns() {
  const { secrecy } = useWords()
  const { accounts } = useLive()
  useEffect(() => accounts.ask(), [accounts])
  return (
    <Dialog title={secrecy.standIns}>
      <div className={dialog['body']}>
        <p className={dialog['hint']}>{secrecy.standInsWhat}</p>
        <Standing />
        <Give />
      </div>
    </Dialog>
  )
}

function Standing() {
  const { secrecy, trade } = useWords()
  const { accounts } = useLive()
  const send = useSend()
  const moment = useMoment()
  const whyNot = useWhyNot()('revoke-role')
  const standIns = useStore(accounts.store, (known) => known.standIns)
  if (standIns.length === 0) return <p className={dialog['hint']}>{secrecy.nobodyStandsIn}</p>
  return (
    <ul className={classes['standing']}>
      {standIns.map(({ account, role, until, by }) => (
        <li key={`${account} ${role}`}>
          <span>
            <b>{accounts.nameOf(account)}</b> {trade.roles[role]}{' '}
            <small>{secrecy.until(moment(until), accounts.nameOf(by))}</small>
          </span>
          <ActionButton
            label={secrecy.end}
            whyNot={whyNot}
            onPress={() => void send({ type: 'revoke-role', body: { account, role } }).then(() => accounts.ask())}
          />
        </li>
      ))}
    </ul>
  )
}

function Give() {
  const { secrecy, trade } = useWords()
  const { accounts } = useLive()
  const { account: self } = useViewer()
  const send = useSend()
  const now = useNow()
  const names = useStore(accounts.store, (known) => known.names)
  const others = [...names].filter(([id]) => id !== self)
  const [chosen, setChosen] = useState<string | null>(null)
  const [role, setRole] = useState<(typeof deskRoles)[number]>('dispatcher')
  const [days, setDays] = useState<number>(lengths[0])
  const whyNot = useWhyNot()('grant-role')
  const account = chosen ?? others[0]?.[0]
  const give = (): void => {
    if (whyNot !== undefined || account === undefined) return
    // a minute short: the two clocks may differ
    const until = Math.round(now + days * dayMs - 60_000)
    void send({ type: 'grant-role', body: { account, role, until } }).then(() => accounts.ask())
  }
  return (
    <div className={dialog['body']} role="presentation" onKeyDown={onCtrlEnter(give)}>
      <Field label={secrecy.who}>
        {(id) => (
          <select id={id} data-autofocus value={account} onChange={(event) => setChosen(event.currentTarget.value)}>
            {others.map(([each, name]) => (
              <option key={each} value={each}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Choice label={secrecy.role} options={deskRoles} named={trade.roles} chosen={role} onChoose={setRole} />
      <Field label={secrecy.lasts}>
        {(id) => (
          <select id={id} value={days} onChange={(event) => setDays(Number(event.currentTarget.value))}>
            {lengths.map((each) => (
              <option key={each} value={each}>
                {secrecy.days(each)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Submit label={secrecy.give} whyNot={whyNot} onPress={give} />
    </div>
  )
}
