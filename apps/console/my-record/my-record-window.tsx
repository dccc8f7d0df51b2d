import { useState, type ReactNode } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Dialog } from '../dialogs/dialog.tsx'
import dialog from '../dialogs/dialog.module.css'
import { download } from '../lists/csv-panel.tsx'
import { useNames } from '../live/names.ts'
import { useWhen } from '../live/use-when.ts'
import { useQuestion } from '../use-question.ts'
import { useWords } from '../words.ts'
import { OwnActs } from './acts.tsx'
import { askRecord, wholeRecord, type OwnRecord } from './ask-record.ts'
import classes from './my-record.module.css'

/** What is held about who sits here, and nobody else; the reading is in the log. */
export function MyRecordWindow() {
  const { myRecord, desk } = useWords()
  const { question, again } = useQuestion('my-record', askRecord)
  const known = question?.answer
  return (
    <Dialog title={myRecord.title} widthPx={1000}>
      <div className={dialog['body']}>
        <p className={dialog['hint']}>{myRecord.about}</p>
        {question?.phase === 'failed' && (
          <p className={dialog['problem']} role="alert">
            {myRecord.failed} <ActionButton label={desk.retry} onPress={again} />
          </p>
        )}
        {known === undefined && question?.phase === 'asking' && <p className={dialog['hint']}>{desk.loading}</p>}
        {known !== undefined && (
          <>
            <div className={classes['columns']}>
              <Held record={known} />
            </div>
            <OwnActs counts={known.acts} />
            <Save record={known} />
          </>
        )}
      </div>
    </Dialog>
  )
}

function Save({ record }: { readonly record: OwnRecord }) {
  const { myRecord } = useWords()
  const [state, setState] = useState<'idle' | 'gathering' | 'failed'>('idle')
  async function save(): Promise<void> {
    setState('gathering')
    const text = await wholeRecord(record)
    setState(text === undefined ? 'failed' : 'idle')
    if (text !== undefined) download(`${myRecord.fileName}-${record.account.id}.json`, text, 'application/json')
  }
  return (
    <div className={dialog['foot']}>
      {state === 'failed' && (
        <p className={dialog['problem']} role="alert">
          {myRecord.saveFailed}
        </p>
      )}
      <ActionButton
        label={myRecord.save}
        tone="main"
        whyNot={state === 'gathering' ? myRecord.saving : undefined}
        onPress={() => void save()}
      />
    </div>
  )
}

type PartProps = { readonly title: string; readonly hint?: string; readonly rows: readonly ReactNode[] }

const mostShown = 30

/** One kind of what is held: the newest of it, and how much more there is in the file. */
function Part({ title, hint, rows }: PartProps) {
  const { myRecord } = useWords()
  return (
    <section className={classes['part']} aria-label={title}>
      <h3>{title}</h3>
      {hint !== undefined && <p className={dialog['hint']}>{hint}</p>}
      {rows.length === 0 ? (
        <p className={dialog['hint']}>{myRecord.none}</p>
      ) : (
        <ul>
          {rows.slice(0, mostShown).map((row, index) => (
            <li key={index}>{row}</li>
          ))}
        </ul>
      )}
      {rows.length > mostShown && <p className={dialog['hint']}>{myRecord.more(rows.length - mostShown)}</p>}
    </section>
  )
}

function Held({ record }: { readonly record: OwnRecord }) {
  const { myRecord, audit, auditEvents, trade } = useWords()
  const names = useNames()
  const when = useWhen()
  const events: Readonly<Record<string, string>> = auditEvents
  const roleNames: Readonly<Record<string, string>> = trade.roles
  const { account, history, duties, units, positionDays, sessions, looks, reviews } = record
  const place = (told: string): string => {
    const [kind, where = ''] = told.split('/')
    if (kind === 'duty-leader') return trade.roles['duty-leader']
    return kind === 'seat' ? myRecord.seat(where) : names.unit(where)
  }
  const address = (data: OwnRecord['sessions'][number]['data']): string =>
    typeof data['address'] === 'string' ? audit.address(data['address']) : ''
  const lines = [
    myRecord.login(account.login),
    myRecord.roles(account.roles.map((role) => roleNames[role] ?? role)),
    ...(account.post === null ? [] : [myRecord.post(names.post(account.post))]),
    ...account.standIns.map(({ role, until }) => myRecord.standIn(roleNames[role] ?? role, when(until))),
  ]
  return (
    <>
      <Part title={myRecord.account} rows={lines} />
      <Part
        title={myRecord.history}
        rows={history.map(({ at, by, type }) => `${when(at)} · ${events[type] ?? type} · ${names.account(by)}`)}
      />
      <Part
        title={myRecord.units}
        hint={myRecord.unitsAbout(positionDays)}
        rows={units.map(({ unit, from, until, positions }) =>
          myRecord.unit(names.unit(unit), when(from), until === null ? null : when(until), positions),
        )}
      />
      <Part
        title={myRecord.duties}
        rows={duties.map(({ from, until, place: where }) => `${when(from)} – ${when(until)} · ${place(where)}`)}
      />
      <Part
        title={myRecord.sessions}
        rows={sessions.map(({ at, type, data }) =>
          [when(at), events[type] ?? type, address(data)].filter((part) => part !== '').join(' · '),
        )}
      />
      <Part
        title={myRecord.looks}
        hint={myRecord.looksAbout}
        rows={[
          ...looks.map(({ at, by }) => `${when(at)} · ${names.account(by)}`),
          ...reviews.map(
            ({ at, kind, outcome }) =>
              `${when(at)} · ${kind === 'bulk' ? myRecord.bulk : audit[kind]} · ${audit.outcomes[outcome]}`,
          ),
        ]}
      />
    </>
  )
}
