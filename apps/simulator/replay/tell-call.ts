import type { Answer, TypedCommand } from '@tocsin/link'
import type { Desk } from '../client/desk.ts'
import { commandId } from '../client/desk.ts'
import { Problem, type Http } from '../client/http.ts'
import type { Movement } from './move-units.ts'
import type { Ledger } from './ledger.ts'
import type { PlannedCall, PlannedRun, RunStatus } from './plan.ts'
import type { Schedule, Task } from './schedule.ts'

/** Who tells the log to the server: people at desks, crews in their cabs, the exchange that hands in the calls. */
export type Cast = {
  readonly http: Http
  readonly sourceKey: string | null
  readonly takers: readonly Desk[]
  readonly dispatchers: readonly Desk[]
  readonly crews: ReadonlyMap<string, Desk>
}

export type Telling = {
  readonly schedule: Schedule
  readonly cast: Cast
  readonly ledger: Ledger
  /** begins every id of this replay, so that a second one on the same server is another */
  readonly name: string
  /** the first task of each run, and the one with which its unit is free again, by the run's key */
  readonly bounds: Map<string, { readonly start: Task; readonly end: Task }>
  readonly movement: Movement
  readonly onCommand: () => void
  readonly onOpen: (change: 1 | -1) => void
}

/** Who of several has this one: always the same. */
const oneOf = <Item>(list: readonly Item[], key: string): Item => {
  let sum = 0
  for (const letter of key) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003
  const item = list[sum % list.length]
  if (item === undefined) throw new Error('nobody is there')
  return item
}

/** First and last task of a call. */
export type CallBounds = { readonly rung: Task; readonly closed: Task }

/** Puts the tasks of one call on the schedule, from its ring to its closing. */
export function scheduleCall(telling: Telling, call: PlannedCall): CallBounds {
  const { schedule, ledger } = telling
  const id = `${telling.name}${call.call}`
  const taker = oneOf(telling.cast.takers, call.call)
  const dispatcher = oneOf(telling.cast.dispatchers, call.call)
  const tell = giver(telling, id)
  const refused = (step: string, answer: Answer): boolean => {
    if (!answer.ok) ledger.callRefused(call.call, step, answer.refusal.refused)
    return !answer.ok
  }

  const rung = schedule.add(call.receivedAt, [], () =>
    ring(telling, call, id, () => tell(taker, openContact(call, id), 'ring')),
  )
  const opened = schedule.add(call.entryAt, [rung], async () => {
    if (ledger.calls.has(call.call)) return
    if (
      refused(
        'take-contact',
        await tell(taker, { type: 'take-contact', body: { contact: id, offHookAt: call.receivedAt } }, 'take'),
      )
    )
      return
    if (refused('open-incident', await tell(taker, openIncident(call, id), 'open'))) return
    telling.onOpen(1)
  })
  const ends = call.runs.map((run) => scheduleRun({ telling, call, run, incident: id, dispatcher, tell, opened }))
  const closed = schedule.add(
    Math.max(call.entryAt, ...call.runs.map(({ endAt }) => endAt)),
    [opened, ...ends],
    async () => {
      if (ledger.calls.has(call.call)) return
      const answer = await tell(
        dispatcher,
        { type: 'close-incident', body: { incident: id, disposition: call.disposition } },
        'close',
      )
      if (refused('close-incident', answer)) return
      telling.onOpen(-1)
      ledger.callClosed(call.call)
    },
  )
  return { rung, closed }
}

/** A unit has one job at a time: each run begins after the same unit's run before it has ended. */
export function orderUnits({ schedule, bounds }: Telling, calls: readonly PlannedCall[]): void {
  for (const { key, after } of calls.flatMap(({ runs }) => runs)) {
    const [before, own] = [bounds.get(after ?? ''), bounds.get(key)]
    if (before !== undefined && own !== undefined) schedule.order(before.end, own.start)
  }
}

type Tell = (desk: Desk, command: TypedCommand, step: string) => Promise<Answer>

const giver =
  (telling: Telling, id: string): Tell =>
  async (desk, command, step) => {
    const answer = await desk.give(command, `${id}/${step}`)
    telling.onCommand()
    return answer
  }

/** What the log knows of a call. Numbers of 555-01xx belong to nobody (North American Numbering Plan). */
const wordsOf = (call: PlannedCall) => ({
  callerNumber: `415-555-01${call.call.slice(-2)}`,
  story: call.callType,
  callerPlaceTyped: call.address,
})

const openContact = (call: PlannedCall, id: string): TypedCommand => ({
  type: 'open-contact',
  body: { contact: id, channel: 'phone', clocks: { rung: call.receivedAt }, words: wordsOf(call) },
})

/** The exchange hands in the call; where we have no key of one, the call taker does. */
async function ring(
  { cast, ledger, onCommand }: Telling,
  call: PlannedCall,
  id: string,
  byHand: () => Promise<Answer>,
): Promise<void> {
  if (cast.sourceKey === null) {
    const answer = await byHand()
    if (!answer.ok) ledger.callRefused(call.call, 'ring', answer.refusal.refused)
    return
  }
  const body = {
    id,
    command: commandId(`${id}/ring`),
    channel: 'phone',
    clocks: { rung: call.receivedAt },
    words: wordsOf(call),
  }
  try {
    await cast.http.ask({ method: 'POST', path: '/api/contacts', bearer: cast.sourceKey, body })
    onCommand()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    ledger.callRefused(call.call, 'ring', error.refused ?? error.message)
  }
}

const openIncident = (call: PlannedCall, id: string): TypedCommand => ({
  type: 'open-incident',
  body: {
    incident: id,
    contact: id,
    type: call.type,
    priority: call.priority,
    // The log gives the middle of the block, or the crossing, to protect the caller.
    place: call.point === null ? null : { point: call.point, radiusM: 100, label: call.address, source: 'address' },
    placeTyped: call.address,
  },
})

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

type RunTelling = {
  readonly telling: Telling
  readonly call: PlannedCall
  readonly run: PlannedRun
  readonly incident: string
  readonly dispatcher: Desk
  readonly tell: Tell
  readonly opened: Task
}

/** Puts one unit's run on the schedule; returns the task after which its feedback is accepted. */
function scheduleRun({ telling, call, run, incident, dispatcher, tell, opened }: RunTelling): Task {
  const { schedule, ledger } = telling
  const slip = `${telling.name}${run.key}`
  const crew = telling.cast.crews.get(run.unit) ?? dispatcher
  const failed = (): boolean => ledger.runs.has(run.key)
  const must = async (step: string, desk: Desk, command: TypedCommand): Promise<void> => {
    if (failed()) return
    const answer = await tell(desk, command, `${run.key}/${step}`)
    if (!answer.ok) ledger.runRefused(run.key, step, answer.refusal.refused)
  }

  const start = schedule.add(run.dispatchAt, [opened], async () => {
    const callFailed = ledger.calls.get(call.call)
    if (callFailed !== undefined && callFailed !== 'done')
      return ledger.runRefused(run.key, callFailed.step, callFailed.code)
    await must('dispatch-unit', dispatcher, {
      type: 'dispatch-unit',
      body: { slip, incident, unit: run.unit, happenedAt: run.dispatchAt },
    })
  })
  let task = start
  let dueMs = run.dispatchAt
  for (const { status, at } of run.milestones) {
    dueMs = Math.max(dueMs, at)
    task = schedule.add(dueMs, [task], async () => {
      if (failed()) return
      const answer = await tell(
        crew,
        { type: 'report-status', body: { unit: run.unit, status, happenedAt: at } },
        `${run.key}/${status}`,
      )
      if (!answer.ok) ledger.stepRefused(run.key, status, answer.refusal.refused)
      showOnMap(telling, call, run, status)
    })
  }
  dueMs = Math.max(dueMs, run.endAt)
  const ended = schedule.add(dueMs, [task], () =>
    must('available', crew, {
      type: 'report-status',
      body: { unit: run.unit, status: 'available', happenedAt: run.endAt },
    }),
  )
  telling.bounds.set(run.key, { start, end: ended })
  const filed = schedule.add(dueMs, [ended], () =>
    must('file-feedback', crew, { type: 'file-feedback', body: { slip, incident, result: run.result } }),
  )
  return schedule.add(dueMs, [filed], async () => {
    await must('accept-feedback', dispatcher, { type: 'accept-feedback', body: { slip } })
    ledger.runEnded(run.key)
  })
}
