import {
  isFree,
  jobsOf,
  nextStatuses,
  outOfServiceReasons,
  reportableStatuses,
  statusOfRun,
  type CommandBodies,
  type OutOfServiceReason,
  type Unit,
  type UnitStatus,
} from '@tocsin/domain'
import { useRef, useState, type KeyboardEvent } from 'react'
import { Choices, digitCode, type KeyChoice } from '../controls/choices.tsx'
import { StatusMark } from '../controls/marks.tsx'
import { closeDialog, desk } from '../desk/desk-state.ts'
import { useSendUnit } from '../desk/use-send-unit.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { plannedJobs } from '../hands/planned-jobs.ts'
import { useLive } from '../live/line-context.ts'
import { useNames } from '../live/names.ts'
import { useDocument } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import classes from './dialog.module.css'
import { EquipUnit } from './equip-unit.tsx'
import { SignOn } from './sign-on.tsx'
import { noTold, ToldFields, useTold } from './told-fields.tsx'

type Reportable = CommandBodies['report-status']['status']

/** What a unit can be next. Digits set a status, now or at a time that was told by radio; T goes to that time. */
export function UnitStatuses({ unit }: { readonly unit: Unit }) {
  const { dialogs } = useWords()
  const send = useSend()
  const sendUnit = useSendUnit()
  const selected = useStore(desk, ({ incident }) => incident)
  const body = useRef<HTMLDivElement>(null)
  const [told, setTold] = useState(noTold)
  const [asking, setAsking] = useState<'why' | 'sign-on' | 'equip' | null>(null)
  const { at, problem } = useTold(told)
  const own = 'slip' in unit.state ? unit.state.slip : null
  const [job, setJob] = useState<string | null>(null)
  const slip = job !== null && jobsOf(unit).includes(job) ? job : own
  const statuses = useStatusChoices(unit, slip)
  const others = useOtherChoices(unit, selected)
  const more = useJobChoices(unit, slip)

  function report(status: Reportable, reason: OutOfServiceReason = 'other'): void {
    if (problem !== undefined) return
    const { byRadio } = told
    void send({ type: 'report-status', body: { unit: unit.id, status, reason, slip, happenedAt: at, byRadio } })
    closeDialog()
  }
  const { board } = useLive().line.link
  function startFirst(): void {
    const [first] = plannedJobs(
      unit,
      (id) => board.get('slip', id),
      (id) => board.get('incident', id),
    )
    if (first !== undefined) void send({ type: 'start-slip', body: { slip: first.slip } })
  }
  function acknowledge(): void {
    for (const { news } of unit.news)
      void send({ type: 'acknowledge-news', body: { unit: unit.id, news, happenedAt: at, byRadio: true } })
  }
  function choose(choice: string): void {
    const status = reportableStatuses.find((each) => each === choice)
    if (status === 'out-of-service') return setAsking('why')
    if (choice === 'sign-on' || choice === 'equip') return setAsking(choice)
    if (status !== undefined) return report(status)
    if (choice === 'send' && selected !== null) void sendUnit(selected, unit.id)
    if (choice === 'other-job') return setJob(nextJob(unit, slip))
    if (choice === 'start') startFirst()
    if (choice === 'acknowledge') acknowledge()
    if (choice === 'sign-off') void send({ type: 'sign-off-unit', body: { unit: unit.id } })
    closeDialog()
  }
  const focusOn = (selector: string): void => body.current?.querySelector<HTMLElement>(selector)?.focus()
  function goToTime(event: KeyboardEvent): void {
    if (event.code !== 'KeyT' || event.target instanceof HTMLInputElement || event.nativeEvent.isComposing) return
    event.preventDefault()
    focusOn('[data-told]')
  }

  if (asking === 'sign-on') return <SignOn unit={unit} />
  if (asking === 'equip') return <EquipUnit unit={unit} />
  if (asking === 'why') return <WhyOut onReason={(reason) => report('out-of-service', reason)} />
  return (
    <div ref={body} className={classes['body']} role="presentation" onKeyDown={goToTime}>
      <Choices label={dialogs.status} choices={[...statuses, ...others, ...more]} onChoose={choose} />
      {statuses.length + more.length === 0 && others.every(({ id }) => id === 'equip') && (
        <p className={classes['hint']}>{dialogs.noNext}</p>
      )}
      {statuses.length > 0 && <ToldFields told={told} onTold={setTold} onDone={() => focusOn('fieldset')} />}
      {statuses[0]?.whyNot !== undefined && <p className={classes['hint']}>{statuses[0].whyNot}</p>}
    </div>
  )
}

/** The job after this one, of those that a unit works; the own one again after the last. */
function nextJob(unit: Unit, slip: string | null): string | null {
  const jobs = jobsOf(unit)
  return jobs[(jobs.indexOf(slip ?? '') + 1) % jobs.length] ?? null
}

/** How far a unit is with one of its jobs. */
function usePhase(unit: Unit, slip: string | null): UnitStatus {
  const run = useDocument('slip', slip)?.runs.findLast((each) => each.unit === unit.id && each.finished === null)
  const isOwn = !('slip' in unit.state) || unit.state.slip === slip
  return isOwn || run === undefined ? unit.state.phase : statusOfRun(run)
}

/** Another of its jobs, what it is planned for, what its crew has to know. */
function useJobChoices(unit: Unit, slip: string | null): readonly KeyChoice[] {
  const { hands } = useWords()
  const names = useNames()
  const whyNot = useWhyNot()
  const about = { kind: 'unit', document: unit } as const
  const { board } = useLive().line.link
  const choices: KeyChoice[] = []
  const other = unit.alsoOn.length > 0 ? nextJob(unit, slip) : null
  if (other !== null)
    choices.push({ id: 'other-job', code: 'KeyB', shown: hands.other(names.incidentOfSlip(other) ?? '?') })
  const [first] = plannedJobs(
    unit,
    (id) => board.get('slip', id),
    (id) => board.get('incident', id),
  )
  if (first !== undefined && unit.state.phase === 'available') {
    const shown = hands.startPlanned(names.incident(first.incident.id))
    choices.push({ id: 'start', code: 'KeyP', shown, whyNot: whyNot('start-slip') })
  }
  if (unit.news.length > 0) {
    const mayNot = whyNot('acknowledge-news', about)
    choices.push({ id: 'acknowledge', code: 'KeyN', shown: hands.acknowledge, whyNot: mayNot })
  }
  return choices
}

function useStatusChoices(unit: Unit, slip: string | null): readonly KeyChoice[] {
  const { trade } = useWords()
  const mayNot = useWhyNot()('report-status', { kind: 'unit', document: unit })
  const phase = usePhase(unit, slip)
  const graph = useDocument('organisation', unit.org)?.settings.statusGraph ?? {}
  const next = nextStatuses(graph, unit.kind, phase)
  // Each status has its digit for good: the unit's own report, coming in between the look and the key, must not turn
  // "on scene" into "transporting".
  return reportableStatuses
    .map((status, index) => ({ status, code: digitCode(index) }))
    .filter(({ status }) => next.includes(status))
    .map(({ status, code }) => ({
      id: status,
      code,
      shown: (
        <>
          <StatusMark status={status} /> {trade.statuses[status]}
        </>
      ),
      whyNot: mayNot,
    }))
}

/** Sending it to the selected incident, signing it on and off, what it can do. */
function useOtherChoices(unit: Unit, incident: string | null): readonly KeyChoice[] {
  const { dialogs, units } = useWords()
  const names = useNames()
  const whyNot = useWhyNot()
  const about = { kind: 'unit', document: unit } as const
  const { phase } = unit.state
  const choices: KeyChoice[] = []
  if (isFree(unit) && incident !== null) {
    const shown = `${dialogs.send} ${names.incident(incident)}`
    choices.push({ id: 'send', code: 'KeyD', shown, whyNot: whyNot('dispatch-unit') })
  }
  if (phase === 'off-duty')
    choices.push({ id: 'sign-on', code: 'KeyO', shown: dialogs.signOn, whyNot: whyNot('sign-on-unit', about) })
  if (isFree(unit) || phase === 'out-of-service')
    choices.push({ id: 'sign-off', code: 'KeyF', shown: dialogs.signOff, whyNot: whyNot('sign-off-unit', about) })
  choices.push({ id: 'equip', code: 'KeyE', shown: units.equip, whyNot: whyNot('equip-unit', about) })
  return choices
}

function WhyOut({ onReason }: { readonly onReason: (reason: OutOfServiceReason) => void }) {
  const { dialogs, trade } = useWords()
  return (
    <Choices
      label={dialogs.reason}
      choices={outOfServiceReasons.map((reason, index) => ({
        id: reason,
        code: digitCode(index),
        shown: trade.outOfServiceReasons[reason],
      }))}
      onChoose={(choice) => {
        const reason = outOfServiceReasons.find((each) => each === choice)
        if (reason !== undefined) onReason(reason)
      }}
    />
  )
}
