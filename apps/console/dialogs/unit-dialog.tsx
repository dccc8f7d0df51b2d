import {
  nextStatuses,
  outOfServiceReasons,
  reportableStatuses,
  type CommandBodies,
  type OutOfServiceReason,
  type Unit,
} from '@tocsin/domain'
import { useState } from 'react'
import { Choices, digitCode, type KeyChoice } from '../controls/choices.tsx'
import { Age, ClockTime, StatusMark } from '../controls/marks.tsx'
import { closeDialog, desk } from '../desk/desk-state.ts'
import { useSendUnit } from '../desk/use-send-unit.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { useNames } from '../live/names.ts'
import { useDocument } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { Dialog } from './dialog.tsx'
import classes from './dialog.module.css'
import { noTold, ToldFields, useTold } from './told-fields.tsx'

/** One unit: where it stands, and what it can be next. Digits set a status, now or at a time that was told by radio. */
export function UnitDialog({ id }: { readonly id: string }) {
  const { dialogs } = useWords()
  const unit = useDocument('unit', id)
  if (unit === undefined) return null
  return (
    <Dialog title={dialogs.statusOf(unit.callSign)}>
      <div className={classes['body']}>
        <UnitFacts unit={unit} />
        <Statuses unit={unit} />
      </div>
    </Dialog>
  )
}

type Reportable = CommandBodies['report-status']['status']

function Statuses({ unit }: { readonly unit: Unit }) {
  const { dialogs, trade } = useWords()
  const whyNot = useWhyNot()
  const send = useSend()
  const sendUnit = useSendUnit()
  const names = useNames()
  const selected = useStore(desk, ({ incident }) => incident)
  const [told, setTold] = useState(noTold)
  const [isAskingWhy, setAskingWhy] = useState(false)
  const { at, problem } = useTold(told)
  const about = { kind: 'unit', document: unit } as const
  const mayNot = whyNot('report-status', about)

  function report(status: Reportable, reason: OutOfServiceReason = 'other'): void {
    if (problem !== undefined) return
    void send({ type: 'report-status', body: { unit: unit.id, status, reason, happenedAt: at, byRadio: told.byRadio } })
    closeDialog()
  }
  function choose(choice: string): void {
    const status = reportableStatuses.find((each) => each === choice)
    if (status === 'out-of-service') return setAskingWhy(true)
    if (status !== undefined) return report(status)
    if (choice === 'send' && selected !== null) sendUnit(selected, unit.id)
    if (choice === 'sign-on') void send({ type: 'sign-on-unit', body: { unit: unit.id, crew: [] } })
    if (choice === 'sign-off') void send({ type: 'sign-off-unit', body: { unit: unit.id } })
    closeDialog()
  }

  if (isAskingWhy) {
    return (
      <Choices
        key="why"
        label={dialogs.reason}
        choices={outOfServiceReasons.map((reason, index) => ({
          id: reason,
          code: digitCode(index),
          shown: trade.outOfServiceReasons[reason],
        }))}
        onChoose={(choice) => {
          const reason = outOfServiceReasons.find((each) => each === choice)
          if (reason !== undefined) report('out-of-service', reason)
        }}
      />
    )
  }
  const next = reportableStatuses.filter((status) => nextStatuses[unit.state.phase].includes(status))
  const statuses = next.map((status, index): KeyChoice => ({
    id: status,
    code: digitCode(index),
    shown: <StatusChoice status={status} />,
    whyNot: mayNot,
  }))
  const others: KeyChoice[] = []
  if (unit.state.phase === 'available' && selected !== null)
    others.push({
      id: 'send',
      code: 'KeyD',
      shown: `${dialogs.send} ${names.incident(selected)}`,
      whyNot: whyNot('dispatch-unit'),
    })
  if (unit.state.phase === 'off-duty')
    others.push({ id: 'sign-on', code: 'KeyO', shown: dialogs.signOn, whyNot: whyNot('sign-on-unit', about) })
  if (unit.state.phase === 'available' || unit.state.phase === 'out-of-service')
    others.push({ id: 'sign-off', code: 'KeyO', shown: dialogs.signOff, whyNot: whyNot('sign-off-unit', about) })
  return (
    <>
      <Choices key="status" label={dialogs.status} choices={[...statuses, ...others]} onChoose={choose} />
      {next.length === 0 && others.length === 0 && <p className={classes['hint']}>{dialogs.noNext}</p>}
      {next.length > 0 && <ToldFields told={told} onTold={setTold} />}
      {mayNot !== undefined && <p className={classes['hint']}>{mayNot}</p>}
    </>
  )
}

function StatusChoice({ status }: { readonly status: Reportable }) {
  const { trade } = useWords()
  return (
    <>
      <StatusMark status={status} /> {trade.statuses[status]}
    </>
  )
}

function UnitFacts({ unit }: { readonly unit: Unit }) {
  const { rack, trade } = useWords()
  const names = useNames()
  return (
    <dl className={classes['facts']}>
      <dt>{rack.status}</dt>
      <dd>
        <StatusMark status={unit.state.phase} named />{' '}
        {unit.state.phase === 'out-of-service' && `(${trade.outOfServiceReasons[unit.state.reason]}) `}
        <Age since={unit.since.at} /> · <ClockTime clock={unit.since} />
        {'slip' in unit.state && ` · ${rack.on(names.incidentOfSlip(unit.state.slip) ?? '?')}`}
      </dd>
      <dt>{rack.kindOf}</dt>
      <dd>{trade.unitKinds[unit.kind]}</dd>
      {unit.post !== null && (
        <>
          <dt>{rack.postOf}</dt>
          <dd>{names.post(unit.post)}</dd>
        </>
      )}
      {unit.crew.length > 0 && (
        <>
          <dt>{rack.crewOf}</dt>
          <dd>{unit.crew.map(names.account).join(', ')}</dd>
        </>
      )}
    </dl>
  )
}
