import { planBody } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { useEffect, useRef, useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import dialog from '../dialogs/dialog.module.css'
import classes from '../lists/lists.module.css'
import { useCapabilities } from '../lists/needs-editor.tsx'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useTimeZone } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { useLanguage, useWords } from '../words.ts'
import { dryRunPage, joined, type DryRun, type Tally } from './plan-answers.ts'
import { isChanged, type PlanDraft } from './plan-draft.ts'

const dayMs = 86_400_000
const spans = [1, 7, 28, 84]
const mostShown = 40

/** What would have gone on the calls of the past: page by page, so that it can be stopped and hurts nobody. */
export function DryRunPanel({ draft }: { readonly draft: PlanDraft | undefined }) {
  const { desk, lists } = useWords()
  const now = useNow()
  const [days, setDays] = useState(7)
  const [found, setFound] = useState<DryRun | null>(null)
  const [share, setShare] = useState<number | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const body = planBody.safeParse(draft?.body)
  const tried = draft !== undefined && isChanged(draft) && body.success ? { id: draft.id, body: body.data } : null

  const run = async (): Promise<void> => {
    const abort = new AbortController()
    running.current = abort
    const span = { from: now - days * dayMs, to: now }
    let all: DryRun | null = null
    setFailed(false)
    setShare(0)
    do {
      const asked = await dryRunPage(span, all?.next ?? null, tried, abort.signal)
      if (abort.signal.aborted) return setShare(null)
      if (asked.phase !== 'answered') {
        setFailed(true)
        return setShare(null)
      }
      all = all === null ? asked.answer : joined(all, asked.answer)
      setFound(all)
      setShare((span.to - all.reached) / (span.to - span.from))
    } while (all.next !== null)
    setShare(null)
  }
  return (
    <section className={dialog['body']}>
      <p className={dialog['hint']}>{lists.dryRunAbout}</p>
      <div className={classes['row']}>
        <select
          aria-label={lists.dryRun}
          style={{ width: 160 }}
          value={days}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
        >
          {spans.map((each) => (
            <option key={each} value={each}>
              {lists.lastDays(each)}
            </option>
          ))}
        </select>
        {share === null ? (
          <ActionButton tone="main" label={lists.run} onPress={() => void run()} />
        ) : (
          <>
            <progress aria-label={lists.dryRun} max={1} value={share} />
            <ActionButton label={lists.stop} onPress={() => running.current?.abort()} />
          </>
        )}
        <output>
          {found !== null && (share === null ? lists.tried(found.incidents) : lists.running(found.incidents))}
        </output>
      </div>
      {hasFailed && <p className={dialog['problem']}>{desk.failedToLoad}</p>}
      {found !== null && <Found found={found} draft={tried} />}
    </section>
  )
}

type FoundProps = {
  readonly found: DryRun
  readonly draft: {
    readonly id: string
    readonly body: { readonly name: { readonly zh: string; readonly en: string } }
  } | null
}

function Found({ found, draft }: FoundProps) {
  const { lists, trade } = useWords()
  const language = useLanguage()
  const plans = useAll('plan')
  const capabilities = useCapabilities()
  const kinds: Readonly<Record<string, string>> = trade.unitKinds
  const heldAs = ({ by, plan }: Pick<Tally, 'by' | 'plan'>): string => {
    if (by !== 'plan') return lists.held[by]
    if (plan === draft?.id) return `${nameIn(language, draft.body.name)} (${lists.inHand})`
    const known = plans.find(({ id }) => id === plan)
    return known === undefined ? (plan ?? '') : nameIn(language, known.name)
  }
  const needName = (what: string): string => {
    const [code = '', ...rest] = what.split(' ')
    return [
      capabilities.find((each) => each.code === code)?.name ?? code,
      ...rest.filter((part) => part !== 'people').map((part) => `≥ ${part}`),
    ].join(' ')
  }
  const counts = (list: Tally['sent'], nameOf: (what: string) => string): string =>
    list.map(({ what, count }) => `${count} ${nameOf(what)}`).join(' · ') || '—'
  if (found.incidents === 0) return <p className={dialog['hint']}>{lists.tooFew}</p>
  return (
    <>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th>{lists.plans}</th>
            <th>{lists.column.incidents}</th>
            <th>{lists.column.wanted}</th>
            <th>{lists.column.sent}</th>
            <th>{lists.column.missing}</th>
          </tr>
        </thead>
        <tbody>
          {found.tallies.map((tally) => (
            <tr key={`${tally.by} ${tally.plan}`}>
              <td>{heldAs(tally)}</td>
              <td>{tally.incidents}</td>
              <td>{counts(tally.wanted, needName)}</td>
              <td>{counts(tally.sent, (kind) => kinds[kind] ?? kind)}</td>
              <td>
                {counts(tally.missing, needName)}
                {tally.lacking > 0 && (
                  <small>
                    {tally.lacking} × {lists.column.lacking}
                  </small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {draft !== null && (
        <Calls
          title={lists.differing(found.differing.length)}
          calls={found.differing.map(({ before, after, ...call }) => ({
            ...call,
            more: `${lists.inForce}: ${heldAs(before)} → ${lists.inHand}: ${heldAs(after)}`,
          }))}
        />
      )}
      <Calls title={lists.unplanned(found.unplanned.length)} calls={found.unplanned} />
    </>
  )
}

type Call = DryRun['unplanned'][number] & { readonly more?: string }

function Calls({ title, calls }: { readonly title: string; readonly calls: readonly Call[] }) {
  const { lists } = useWords()
  const language = useLanguage()
  const timeZone = useTimeZone()
  const names = useNames()
  const at = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return (
    <details>
      <summary>{title}</summary>
      <ul className={classes['changes']}>
        {calls.slice(0, mostShown).map(({ number, at: openedAt, type, priority, more }) => (
          <li key={number}>
            <b>{number}</b> {at.format(new Date(openedAt))} {names.incidentType(type)} {lists.priorityOf(priority)}
            {more !== undefined && <span className={classes['dim']}>{more}</span>}
          </li>
        ))}
      </ul>
      {calls.length > mostShown && <p className={dialog['hint']}>{lists.andMore(calls.length - mostShown)}</p>}
    </details>
  )
}
