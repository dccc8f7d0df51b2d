import { nobody } from '@tocsin/domain'
import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useLive } from '../live/line-context.ts'
import { useTimeZone } from '../live/use-line.ts'
import { useStore } from '../store.ts'
import { useQuestion } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'
import { askEntries, type Entry, type Search } from './answers.ts'
import classes from './audit.module.css'
import { tellEntry } from './tell-entry.ts'

type Props = { readonly person: string; readonly onPerson: (account: string) => void }

/** Entries of the log, newest first, by time, person, event and subject. */
export function EntriesTab({ person, onPerson }: Props) {
  const { audit, desk } = useWords()
  const [wish, setWish] = useState<Omit<Search, 'before' | 'by'>>({})
  const [before, setBefore] = useState<number>()
  const search = { ...wish, by: person === '' ? undefined : person, before }
  const { question, again } = useQuestion(
    `entries ${JSON.stringify(search)}`,
    (signal) => askEntries(search, signal),
    250,
  )
  const known = question?.answer
  return (
    <>
      <Filters
        person={person}
        wish={wish}
        types={known?.types ?? []}
        onPerson={(account) => {
          onPerson(account)
          setBefore(undefined)
        }}
        onWish={(next) => {
          setWish(next)
          setBefore(undefined)
        }}
      />
      {question?.phase === 'failed' && (
        <p className={dialog['problem']} role="alert">
          {audit.loadFailed} <ActionButton label={desk.retry} onPress={again} />
        </p>
      )}
      {known === undefined ? (
        question?.phase === 'asking' && <p className={dialog['hint']}>{desk.loading}</p>
      ) : (
        <EntryTable entries={known.entries} isLast={known.next === null} />
      )}
      <div className={dialog['foot']}>
        {before !== undefined && <ActionButton label={audit.newest} onPress={() => setBefore(undefined)} />}
        <ActionButton
          label={audit.older}
          whyNot={(known?.next ?? null) === null ? audit.none : undefined}
          onPress={() => setBefore(known?.next ?? undefined)}
        />
      </div>
    </>
  )
}

function EntryTable({ entries, isLast }: { readonly entries: readonly Entry[]; readonly isLast: boolean }) {
  const words = useWords()
  const { columns, program, nobody: stranger, none, noneSoFar } = words.audit
  const { accounts: names } = useLive()
  const moment = useMoment()
  if (entries.length === 0) return <p className={dialog['hint']}>{isLast ? none : noneSoFar}</p>
  const nameOf = (by: string): string => (by === 'system' ? program : by === nobody ? stranger : names.nameOf(by))
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']}>
        <thead>
          <tr>
            {[columns.position, columns.at, columns.by, columns.what, columns.subject].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => {
            const { what, about, more } = tellEntry(entry, words)
            return (
              <tr key={entry.position} data-refused={entry.type === 'try-refused' || undefined}>
                <td>{entry.position}</td>
                <td>{moment(entry.at)}</td>
                <td>{nameOf(entry.by)}</td>
                <td>{what}</td>
                <td>
                  {about} {more.length > 0 && <small>{more.join(' · ')}</small>}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

type FilterProps = Props & {
  readonly wish: Omit<Search, 'before' | 'by'>
  readonly types: readonly string[]
  readonly onWish: (wish: Omit<Search, 'before' | 'by'>) => void
}

function Filters({ person, onPerson, wish, types, onWish }: FilterProps) {
  const { audit, auditEvents } = useWords()
  const { accounts: names } = useLive()
  const logins = useStore(names.store, (known) => known.names)
  const eventNames: Readonly<Record<string, string>> = auditEvents
  const change = (part: Partial<Omit<Search, 'before' | 'by'>>): void => onWish({ ...wish, ...part })
  const subject = (typed: string): string | undefined => (/^[a-z]+\/[\w.-]+$/.test(typed) ? typed : undefined)
  return (
    <div className={classes['filters']}>
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} label={audit[end]}>
          {(id) => (
            <input id={id} type="datetime-local" onChange={({ target }) => change({ [end]: momentIn(target.value) })} />
          )}
        </Field>
      ))}
      <Field label={audit.person}>
        {(id) => (
          <select id={id} value={person} onChange={({ target }) => onPerson(target.value)}>
            <option value="">{audit.anybody}</option>
            {[...logins].map(([account, login]) => (
              <option key={account} value={account}>
                {login}
              </option>
            ))}
            <option value={nobody}>{audit.nobody}</option>
            <option value="system">{audit.program}</option>
          </select>
        )}
      </Field>
      <Field label={audit.event}>
        {(id) => (
          <select
            id={id}
            value={wish.type ?? ''}
            onChange={({ target }) => change({ type: target.value || undefined })}
          >
            <option value="">{audit.anything}</option>
            {types.map((type) => (
              <option key={type} value={type}>
                {eventNames[type] ?? type}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={audit.subject}>
        {(id) => (
          <input
            id={id}
            placeholder={audit.subjectExample}
            onChange={({ target }) => change({ subject: subject(target.value.trim()) })}
          />
        )}
      </Field>
      <label className={dialog['check']}>
        <input
          type="checkbox"
          checked={wish.refused === '1'}
          onChange={({ target }) => change({ refused: target.checked ? '1' : undefined })}
        />
        {audit.refusedOnly}
      </label>
    </div>
  )
}

/** A moment as the field has it, in the machine's own time zone; undefined while it is not whole. */
function momentIn(text: string): number | undefined {
  const at = new Date(text).getTime()
  return Number.isNaN(at) ? undefined : at
}

/** Date and time at the centre's place. */
export function useMoment(): (at: number) => string {
  const timeZone = useTimeZone()
  const language = useLanguage()
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  })
  return (at) => format.format(at)
}
