import {
  agreementLevels,
  branches,
  mostAgreedDays,
  shareReasons,
  type Agreement,
  type AgreementLevel,
  type Branch,
  type ShareReason,
} from '@tocsin/domain'
import { useState } from 'react'
import { z } from 'zod'
import { ask } from '../ask.ts'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import { useWhyNot } from '../desk/why-not.ts'
import dialog from '../dialogs/dialog.module.css'
import { Dialog } from '../dialogs/dialog.tsx'
import { onCtrlEnter, Submit } from '../dialogs/text-area.tsx'
import { useNear, useNearName } from '../organisations/use-near.ts'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useSend, useTimeZone, useViewer } from '../live/use-line.ts'
import { newId } from '../new-id.ts'
import { useQuestion } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'
import classes from './agreements.module.css'
import { Loans } from './loans.tsx'
import { Choice } from './share-dialog.tsx'

/** What is shared with other organisations by rule, and what they share: proposed, accepted, renewed, ended. */
export function AgreementsWindow() {
  const { sharing } = useWords()
  const mayNot = useWhyNot()('see-agreement')
  return (
    <Dialog title={sharing.agreementsOf} wide>
      {mayNot === undefined ? <Agreements /> : <p className={dialog['hint']}>{mayNot}</p>}
    </Dialog>
  )
}

function Agreements() {
  const { sharing } = useWords()
  const agreements = useAll('agreement')
  return (
    <div className={dialog['body']}>
      <p className={dialog['hint']}>{sharing.what}</p>
      {agreements.length === 0 && <p>{sharing.none}</p>}
      <ul className={classes['list']}>
        {agreements.map((agreement) => (
          <Line key={agreement.id} agreement={agreement} />
        ))}
      </ul>
      <Counts agreements={agreements} />
      <Propose />
      <Loans />
    </div>
  )
}

function Line({ agreement }: { readonly agreement: Agreement }) {
  const { desk, sharing, trade } = useWords()
  const names = useNames()
  const send = useSend()
  const { org } = useViewer()
  const { state } = agreement
  const isOurs = agreement.org === org
  const body = { agreement: agreement.id }
  const about = { kind: 'agreement', document: agreement } as const
  const whyNot = useWhyNot()
  const asked = state.phase === 'standing' ? state.renewal : null
  return (
    <li className={classes['line']}>
      <b>
        {isOurs ? sharing.gives(names.organisation(agreement.with)) : sharing.gets(names.organisation(agreement.org))}
      </b>
      <span>
        {sharing.agreementLevels[agreement.level]} ·{' '}
        {agreement.branches.map((each) => trade.branches[each]).join(desk.listSeparator)} ·{' '}
        {sharing.reasons[agreement.reason]}
      </span>
      <span className={classes['state']}>
        <Standing agreement={agreement} />
        {asked !== null && ` · ${sharing.renewalAsked(asked.days)}`}
      </span>
      {state.phase === 'proposed' && !isOurs && (
        <ActionButton
          tone="main"
          label={sharing.accept}
          whyNot={whyNot('accept-agreement', about)}
          onPress={() => void send({ type: 'accept-agreement', body })}
        />
      )}
      {state.phase === 'standing' && asked?.org !== org && (
        <ActionButton
          label={asked === null ? sharing.renew : sharing.consent}
          tone={asked === null ? 'plain' : 'main'}
          whyNot={whyNot('renew-agreement', about)}
          onPress={() => void send({ type: 'renew-agreement', body: { ...body, days: agreement.days } })}
        />
      )}
      <ActionButton
        tone="danger"
        label={state.phase === 'proposed' && !isOurs ? sharing.refuse : sharing.end}
        whyNot={whyNot('end-agreement', about)}
        onPress={() => void send({ type: 'end-agreement', body })}
      />
    </li>
  )
}

function Standing({ agreement: { state, org: giver } }: { readonly agreement: Agreement }) {
  const { sharing } = useWords()
  const language = useLanguage()
  const timeZone = useTimeZone()
  const { org } = useViewer()
  if (state.phase === 'proposed') return org === giver ? sharing.waitsForThem : sharing.proposed
  if (state.phase === 'over') return sharing.agreementEnds[state.why]
  return sharing.standsUntil(new Date(state.until).toLocaleDateString(language, { timeZone, dateStyle: 'medium' }))
}

const count = z.number().nullable()
const countsAnswer = z.object({
  leastTold: z.number(),
  counts: z.array(
    z.object({
      agreement: z.string(),
      org: z.string(),
      open: z.record(z.string(), count),
      lastDay: z.record(z.string(), count),
    }),
  ),
})

/** What others share as counts; one under the least that is told says so. */
function Counts({ agreements }: { readonly agreements: readonly Agreement[] }) {
  const { sharing, trade } = useWords()
  const names = useNames()
  const { org } = useViewer()
  const key = agreements
    .filter((each) => each.with === org && each.state.phase === 'standing')
    .map(({ id }) => id)
    .join()
  const { question } = useQuestion(key === '' ? null : `counts ${key}`, (signal) =>
    ask('/api/shared-counts', countsAnswer, { signal }),
  )
  const told = question?.phase === 'answered' ? question.answer : undefined
  if (told === undefined || told.counts.length === 0) return null
  const shown = (n: number | null | undefined): string =>
    n === null ? sharing.under(told.leastTold) : n === undefined ? '–' : String(n)
  return (
    <table className={classes['counts']}>
      <caption>{sharing.sharedCounts}</caption>
      <thead>
        <tr>
          <td colSpan={2} aria-hidden />
          <th scope="col">{sharing.openNow}</th>
          <th scope="col">{sharing.lastDay}</th>
        </tr>
      </thead>
      <tbody>
        {told.counts.flatMap((each) =>
          branches
            .filter((branch) => branch in each.open)
            .map((branch, at) => (
              <tr key={`${each.agreement} ${branch}`}>
                <th scope="row">{at === 0 ? names.organisation(each.org) : ''}</th>
                <td>{trade.branches[branch]}</td>
                <td className="tabular">{shown(each.open[branch])}</td>
                <td className="tabular">{shown(each.lastDay[branch])}</td>
              </tr>
            )),
        )}
      </tbody>
    </table>
  )
}

const byHand = shareReasons.filter((reason) => reason !== 'agreement')

function Propose() {
  const { sharing, trade } = useWords()
  const send = useSend()
  const others = useNear()
  const named = useNearName()
  const mayNot = useWhyNot()('propose-agreement')
  const [to, setTo] = useState<string | null>(null)
  const [level, setLevel] = useState<AgreementLevel>('redacted')
  const [reason, setReason] = useState<Exclude<ShareReason, 'agreement'>>('near-border')
  const [of, setOf] = useState<readonly Branch[]>([])
  const [days, setDays] = useState(mostAgreedDays)
  const chosen = (others.find(({ organisation }) => organisation.id === to) ?? others[0])?.organisation
  const isAll = of.length === 0 || of.length === branches.length
  const whyNot = mayNot ?? (chosen === undefined ? sharing.noOthers : isAll ? sharing.branches : undefined)
  const save = (): void => {
    if (whyNot !== undefined || chosen === undefined) return
    const body = { agreement: newId(), with: chosen.id, level, branches: [...of], reason, days }
    void send({ type: 'propose-agreement', body })
    setOf([])
  }
  return (
    <div className={classes['propose']} role="presentation" onKeyDown={onCtrlEnter(save)}>
      <h3>{sharing.propose}</h3>
      <div className={classes['fields']}>
        <Field label={sharing.withWhom}>
          {(id) => (
            <select id={id} value={chosen?.id} onChange={(event) => setTo(event.currentTarget.value)}>
              {others.map((each) => (
                <option key={each.organisation.id} value={each.organisation.id}>
                  {named(each)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Choice
          label={sharing.level}
          options={agreementLevels}
          named={sharing.agreementLevels}
          chosen={level}
          onChoose={setLevel}
        />
        <Choice label={sharing.reason} options={byHand} named={sharing.reasons} chosen={reason} onChoose={setReason} />
        <Field label={sharing.days}>
          {(id) => (
            <input
              id={id}
              type="number"
              min={1}
              max={mostAgreedDays}
              value={days}
              onChange={(event) =>
                setDays(Math.min(mostAgreedDays, Math.max(1, Math.round(event.currentTarget.valueAsNumber || 1))))
              }
            />
          )}
        </Field>
      </div>
      <fieldset className={classes['branches']}>
        <legend>{sharing.branches}</legend>
        {branches.map((branch) => (
          <label key={branch} className={dialog['check']}>
            <input
              type="checkbox"
              checked={of.includes(branch)}
              onChange={() => setOf(of.includes(branch) ? of.filter((each) => each !== branch) : [...of, branch])}
            />
            {trade.branches[branch]}
          </label>
        ))}
      </fieldset>
      <Submit label={sharing.propose} whyNot={whyNot} onPress={save} />
    </div>
  )
}
