import { feedbackFieldsFor, feedbackResults, type Slip } from '@tocsin/domain'
import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Choices, digitCode } from '../controls/choices.tsx'
import { useSteady } from '../controls/steady.ts'
import { closeDialog } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { useNames } from '../live/names.ts'
import { useAll, useDocument } from '../live/use-board.ts'
import { useSend, useTimeZone } from '../live/use-line.ts'
import { useListing } from '../live/use-listing.ts'
import { useNow } from '../live/use-now.ts'
import { useWords } from '../words.ts'
import { Dialog } from './dialog.tsx'
import classes from './dialog.module.css'
import { ConfirmedType, FeedbackFields } from './feedback-fields.tsx'
import { bodyFrom, formFrom, problemsOf, type FeedbackForm } from './feedback-form.ts'
import { ReturnedFeedback, ToldFeedback } from './told-feedback.tsx'
import { readTold } from './told-time.ts'
import { onCtrlEnter, Submit, TextArea } from './text-area.tsx'

type Props = { readonly incident: string; readonly slip: string | null }

/** The next feedback step of an incident: file one that is due, check one that was filed. */
export function Feedback({ incident, slip }: Props) {
  const { dialogs } = useWords()
  const names = useNames()
  const all = useAll('slip')
  const waiting = all.filter((each) => each.incident === incident && isWaiting(each))
  // Whose feedback this window is about is settled when it opens or by a choice, never by what happens behind it.
  const [pinned, setPinned] = useState(() =>
    slip === null ? (waiting.length === 1 ? waiting[0] : undefined) : waiting.find(({ id }) => id === slip),
  )
  const changed = useChanged(pinned)
  const who = useWho()
  const of = pinned === undefined ? '' : ` · ${who(pinned)}`
  return (
    <Dialog title={`${dialogs.feedback} · ${names.incident(incident)}${of}`} wide>
      <div className={classes['body']}>
        {pinned === undefined && waiting.length === 0 && <p className={classes['hint']}>{dialogs.nothingDue}</p>}
        {pinned === undefined && (
          <Which slips={waiting} onChoose={(id) => setPinned(waiting.find((each) => each.id === id))} />
        )}
        {changed !== undefined && (
          <p className={classes['problem']} role="alert">
            {changed.said}{' '}
            <ActionButton
              label={dialogs.goOn}
              onPress={() => setPinned(isWaiting(changed.now) ? changed.now : undefined)}
            />
          </p>
        )}
        {pinned !== undefined && (
          <Step key={`${pinned.id} ${pinned.feedback.phase}`} slip={pinned} off={changed?.said} />
        )}
      </div>
    </Dialog>
  )
}

const isWaiting = (slip: Slip | undefined): boolean =>
  slip !== undefined && ['due', 'returned', 'filed'].includes(slip.feedback.phase)

/** The slip as it is now and what to say of it, when its feedback is no longer what this window was opened for. */
function useChanged(pinned: Slip | undefined): { readonly now: Slip | undefined; readonly said: string } | undefined {
  const { dialogs, trade } = useWords()
  const now = useDocument('slip', pinned?.id ?? null)
  if (pinned === undefined) return undefined
  if (now === undefined) return { now, said: dialogs.slipGone }
  if (JSON.stringify(now.feedback) === JSON.stringify(pinned.feedback)) return undefined
  return { now, said: dialogs.feedbackChanged(trade.feedbackPhases[now.feedback.phase]) }
}

/** `off`: why nothing can be sent from here now; what was typed stays to be read. */
type StepProps = { readonly slip: Slip; readonly off: string | undefined }

const Step = ({ slip, off }: StepProps) =>
  slip.feedback.phase === 'filed' ? <Check slip={slip} off={off} /> : <File slip={slip} off={off} />

/** Whose slip it is, in words. */
function useWho(): (slip: Slip) => string {
  const names = useNames()
  return ({ addressee, runs }) =>
    addressee.kind === 'post'
      ? `${names.post(addressee.post)} ${runs.map(({ unit }) => names.unit(unit)).join(' ')}`
      : names.unit(addressee.unit)
}

function Which({ slips, onChoose }: { readonly slips: readonly Slip[]; readonly onChoose: (slip: string) => void }) {
  const { dialogs, trade } = useWords()
  const who = useWho()
  return (
    <Choices
      label={dialogs.feedback}
      columns={1}
      choices={useSteady(slips, ({ id }) => id).map(({ item: slip, place }) => ({
        id: slip.id,
        code: digitCode(place),
        shown: `${who(slip)} · ${trade.feedbackPhases[slip.feedback.phase]}`,
      }))}
      onChoose={onChoose}
    />
  )
}

function File({ slip, off }: StepProps) {
  const { dialogs, lists, trade } = useWords()
  const whyNot = useWhyNot()
  const send = useSend()
  const zone = useTimeZone()
  const now = useNow()
  const incident = useDocument('incident', slip.incident)
  const listing = useListing()
  const reported = incident?.type ?? ''
  const [form, setForm] = useState<FeedbackForm>(() => formFrom(slip))
  const [isTold, setTold] = useState(false)
  const fields = feedbackFieldsFor(listing, form.confirmed ?? reported)
  const problems = problemsOf(fields, form, (typed) => readTold(typed, now, zone))
  const mayNot = off ?? whyNot('file-feedback', { kind: 'slip', document: slip })
  const file = (): void => {
    if (mayNot !== undefined) return
    if (problems.size > 0) return setTold(true)
    const body = bodyFrom(fields, form, reported, (typed) => readTold(typed, now, zone))
    void send({ type: 'file-feedback', body: { slip: slip.id, incident: slip.incident, ...body } })
    closeDialog()
  }
  const change = (part: Partial<FeedbackForm>): void => setForm((before) => ({ ...before, ...part }))
  return (
    <div className={classes['body']} role="presentation" onKeyDown={onCtrlEnter(file)}>
      {slip.feedback.phase === 'returned' && (
        <ReturnedFeedback incident={slip.incident} slip={slip.id} told={slip.feedback.told} />
      )}
      <Choices
        label={dialogs.result}
        columns={3}
        choices={feedbackResults.map((each, index) => ({
          id: each,
          code: digitCode(index),
          shown: `${trade.feedbackResults[each]}${each === form.result ? ' ✓' : ''}`,
        }))}
        onChoose={(choice) => change({ result: feedbackResults.find((each) => each === choice) ?? form.result })}
      />
      <ConfirmedType reported={reported} form={form} change={change} />
      <FeedbackFields fields={fields} form={form} change={change} problems={isTold ? problems : new Map()} />
      <TextArea
        label={dialogs.words}
        text={form.words}
        onText={(words) => change({ words })}
        maxLength={8000}
        rows={2}
      />
      <label className={classes['check']}>
        <input
          type="checkbox"
          checked={form.byRadio}
          onChange={(event) => change({ byRadio: event.currentTarget.checked })}
        />
        {dialogs.byRadio}
      </label>
      {isTold && problems.size > 0 && (
        <p className={classes['problem']} role="alert">
          {lists.feedbackProblems(problems.size)}
        </p>
      )}
      <Submit label={dialogs.file} whyNot={mayNot} onPress={file} />
    </div>
  )
}

function Check({ slip, off }: StepProps) {
  const { card, dialogs, trade } = useWords()
  const whyNot = useWhyNot()
  const send = useSend()
  const [reason, setReason] = useState('')
  const about = { kind: 'slip', document: slip } as const
  const accept = (): void => {
    void send({ type: 'accept-feedback', body: { slip: slip.id } })
    closeDialog()
  }
  const giveBack = (): void => {
    const said = reason.trim() === '' ? null : reason.trim()
    void send({ type: 'return-feedback', body: { slip: slip.id, incident: slip.incident, reason: said } })
    closeDialog()
  }
  const mayNot = off ?? whyNot('accept-feedback', about)
  return (
    <div
      className={classes['body']}
      role="presentation"
      onKeyDown={onCtrlEnter(() => mayNot === undefined && accept())}
    >
      {slip.feedback.phase === 'filed' && (
        <>
          <p className={classes['hint']}>{trade.feedbackResults[slip.feedback.result]}</p>
          <ToldFeedback incident={slip.incident} slip={slip.id} told={slip.feedback.told} />
        </>
      )}
      <TextArea label={dialogs.returnReason} text={reason} onText={setReason} maxLength={2000} isFirst />
      <footer className={classes['foot']}>
        <ActionButton label={card.giveBack} whyNot={off ?? whyNot('return-feedback', about)} onPress={giveBack} />
        <ActionButton tone="main" label={card.accept} hint="Ctrl ↵" whyNot={mayNot} onPress={accept} />
      </footer>
    </div>
  )
}
