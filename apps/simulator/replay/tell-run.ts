import type { TypedCommand } from '@tocsin/link'
import type { Desk } from '../client/desk.ts'
import type { PlannedCall, PlannedRun, RunStatus } from './plan.ts'
import type { Task } from './schedule.ts'
import type { Tell, Telling } from './telling.ts'

/** The log knows where a unit is when it has arrived, and where it is going when it has left. */
function showOnMap(
  { movement }: Telling,
  { point }: PlannedCall,
  { unit, milestones }: PlannedRun,
  status: RunStatus,
): void {
  if (point === null) return
  const at = (wanted: RunStatus): number | undefined => milestones.find((each) => each.status === wanted)?.at
  const [left, arrival] = [at('en-route'), at('on-scene')]
  if (status === 'on-scene') movement.arrived(unit, point)
  else if (status === 'en-route' && left !== undefined && arrival !== undefined)
    movement.left(unit, point, left, arrival)
}

export type RunTelling = {
  readonly telling: Telling
  readonly call: PlannedCall
  readonly run: PlannedRun
  readonly incident: string
  readonly dispatcher: Desk
  readonly tell: Tell
  readonly opened: Task
}

/** Puts one unit's run on the schedule, from its dispatch on; returns the task after which its feedback is accepted. */
export function scheduleRun(telling: RunTelling): Task {
  const { schedule, bounds } = telling.telling
  const { run } = telling
  const start = schedule.add(run.dispatchAt, [telling.opened], () => send(telling))
  let task = start
  let dueMs = run.dispatchAt
  for (const { status, at } of run.milestones) {
    dueMs = Math.max(dueMs, at)
    task = schedule.add(dueMs, [task], () => progress(telling, status, at))
  }
  dueMs = Math.max(dueMs, run.endAt)
  const ended = schedule.add(dueMs, [task], () => end(telling))
  bounds.set(run.key, { start, end: ended })
  const filed = schedule.add(dueMs, [ended], () => file(telling))
  return schedule.add(dueMs, [filed], () => accept(telling))
}

const slipOf = ({ telling, run }: RunTelling): string => `${telling.name}${run.key}`
const crewOf = ({ telling, run, dispatcher }: RunTelling): Desk => telling.cast.crews.get(run.unit) ?? dispatcher
const hasFailed = ({ telling, run }: RunTelling): boolean => telling.ledger.runs.has(run.key)

/** A step without which the run cannot go on. */
async function must(told: RunTelling, step: string, desk: Desk, command: TypedCommand): Promise<void> {
  if (hasFailed(told)) return
  const answer = await told.tell(desk, command, `${told.run.key}/${step}`)
  if (!answer.ok) told.telling.ledger.runRefused(told.run.key, step, answer.refusal.refused)
}

async function send(told: RunTelling): Promise<void> {
  const { telling, call, run, incident, dispatcher } = told
  const fate = telling.ledger.calls.get(call.call)
  if (fate !== undefined && fate !== 'done') telling.ledger.runRefused(run.key, fate.step, fate.code)
  const body = { slip: slipOf(told), incident, unit: run.unit, happenedAt: run.dispatchAt }
  await must(told, 'dispatch-unit', dispatcher, { type: 'dispatch-unit', body })
}

async function progress(told: RunTelling, status: RunStatus, happenedAt: number): Promise<void> {
  if (hasFailed(told)) return
  const { telling, call, run } = told
  const body = { unit: run.unit, status, slip: slipOf(told), happenedAt }
  const answer = await told.tell(crewOf(told), { type: 'report-status', body }, `${run.key}/${status}`)
  if (!answer.ok) telling.ledger.stepRefused(run.key, status, answer.refusal.refused)
  showOnMap(telling, call, run, status)
}

function end(told: RunTelling): Promise<void> {
  const { unit, endAt: happenedAt } = told.run
  return must(told, 'available', crewOf(told), {
    type: 'report-status',
    body: { unit, status: 'available', slip: slipOf(told), happenedAt },
  })
}

function file(told: RunTelling): Promise<void> {
  const body = { slip: slipOf(told), incident: told.incident, result: told.run.result }
  return must(told, 'file-feedback', crewOf(told), { type: 'file-feedback', body })
}

async function accept(told: RunTelling): Promise<void> {
  await must(told, 'accept-feedback', told.dispatcher, { type: 'accept-feedback', body: { slip: slipOf(told) } })
  told.telling.ledger.runEnded(told.run.key)
}
