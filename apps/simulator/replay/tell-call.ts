import type { Answer, TypedCommand } from '@tocsin/link'
import { commandId } from '../client/desk.ts'
import { Problem } from '../client/http.ts'
import type { PlannedCall } from './plan.ts'
import type { Task } from './schedule.ts'
import { scheduleRun } from './tell-run.ts'
import { tellerOf, type Telling } from './telling.ts'

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
  const tell = tellerOf(telling, id)
  const refused = (step: string, answer: Answer): boolean => {
    if (!answer.ok) ledger.callRefused(call.call, step, answer.refusal.refused)
    return !answer.ok
  }

  const rung = schedule.add(call.receivedAt, [], () =>
    ring(telling, call, id, () => tell(taker, openContact(call, id), 'ring')),
  )
  const opened = schedule.add(call.entryAt, [rung], async () => {
    if (ledger.calls.has(call.call)) return
    const taken = await tell(taker, { type: 'take-contact', body: { contact: id, offHookAt: call.receivedAt } }, 'take')
    if (refused('take-contact', taken)) return
    if (refused('open-incident', await tell(taker, openIncident(call, id), 'open'))) return
    telling.onOpen(1)
  })
  const ends = call.runs.map((run) => scheduleRun({ telling, call, run, incident: id, dispatcher, tell, opened }))
  const overAt = Math.max(call.entryAt, ...call.runs.map(({ endAt }) => endAt))
  const closed = schedule.add(overAt, [opened, ...ends], async () => {
    if (ledger.calls.has(call.call)) return
    const body = { incident: id, disposition: call.disposition }
    if (refused('close-incident', await tell(dispatcher, { type: 'close-incident', body }, 'close'))) return
    telling.onOpen(-1)
    ledger.callClosed(call.call)
  })
  return { rung, closed }
}

/** A unit has one job at a time: each run begins after the same unit's run before it has ended. */
export function orderUnits({ schedule, bounds }: Telling, calls: readonly PlannedCall[]): void {
  for (const { key, after } of calls.flatMap(({ runs }) => runs)) {
    const [before, own] = [bounds.get(after ?? ''), bounds.get(key)]
    if (before !== undefined && own !== undefined) schedule.order(before.end, own.start)
  }
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
