import { newId, typeOn } from '@tocsin/link'
import { ringingOrder } from '@tocsin/domain'
import { sameIncident } from '../../apps/simulator/demo/call-taker.ts'
import { until } from '../../apps/simulator/demo/changes.ts'
import type { Desk } from '../../apps/simulator/client/desk.ts'
import type { Http } from '../../apps/simulator/client/http.ts'
import type { BurstCall } from './plan.ts'

/** What goes in and what came of it, kept outside of the product. */
export type Ledger = {
  readonly calls: readonly BurstCall[]
  /** contacts that the exchange was told are kept, by the number of their call */
  readonly rung: Map<string, number>
  /** contacts that some call taker has reached for */
  readonly reached: Set<string>
  /** the incident that a call taker saw acknowledged, by contact */
  readonly settled: Map<string, string>
  /** every call has an incident */
  readonly all: PromiseWithResolvers<void>
  readonly refused: string[]
  /** from the request to the durable answer: the exchange's call, the call taker's new incident */
  readonly ringMs: number[]
  readonly createMs: number[]
}

export const newLedger = (calls: readonly BurstCall[]): Ledger => ({
  calls,
  rung: new Map(),
  reached: new Set(),
  settled: new Map(),
  all: Promise.withResolvers(),
  refused: [],
  ringMs: [],
  createMs: [],
})

/** The exchange hands a call in; it is kept once this returns. */
export async function ring(http: Http, sourceKey: string, ledger: Ledger, index: number): Promise<void> {
  const id = newId()
  const body = {
    id,
    command: newId(),
    channel: 'phone',
    clocks: { rung: Date.now() },
    words: { callerNumber: `555-01${String(index % 100).padStart(2, '0')}` },
  }
  const began = performance.now()
  ledger.rung.set(id, index)
  await http.ask({ method: 'POST', path: '/api/contacts', bearer: sourceKey, body })
  ledger.ringMs.push(performance.now() - began)
}

/** A call taker until the signal: the longest-ringing call, then the incident it is about or a new one. */
export async function takeCalls(desk: Desk, ledger: Ledger, signal: AbortSignal): Promise<void> {
  const { board } = desk.link
  const next = () =>
    ringingOrder(
      board.all('contact').filter(({ id }) => !ledger.reached.has(id) && ledger.rung.has(id)),
      desk.link.serverNow(),
    )[0]
  for (;;) {
    const { id: contact } = await until(board, 'contact', next, signal)
    // Another may have reached for it since the board was looked at.
    if (ledger.reached.has(contact)) continue
    ledger.reached.add(contact)
    await settle(desk, ledger, contact)
  }
}

async function settle(desk: Desk, ledger: Ledger, contact: string): Promise<void> {
  const call = ledger.calls[ledger.rung.get(contact) ?? -1]
  if (call === undefined) return
  await give(desk, ledger, { type: 'take-contact', body: { contact, offHookAt: desk.link.serverNow() } })
  const known = sameIncident(desk, call.type, call.point)
  if (known !== undefined) {
    await give(desk, ledger, { type: 'join-contact', body: { contact, incident: known.id } })
    return note(ledger, contact, known.id)
  }
  const incident = newId()
  const priority = typeOn(desk.link.board, call.type)?.priority ?? 3
  const place = { point: call.point, radiusM: 30, label: `${call.point.lat} ${call.point.lon}`, source: 'map' as const }
  const began = performance.now()
  await give(desk, ledger, {
    type: 'open-incident',
    body: { incident, contact, type: call.type, priority, place, placeTyped: null },
  })
  ledger.createMs.push(performance.now() - began)
  note(ledger, contact, incident)
}

function note({ settled, calls, all }: Ledger, contact: string, incident: string): void {
  settled.set(contact, incident)
  if (settled.size === calls.length) all.resolve()
}

async function give(desk: Desk, { refused }: Ledger, command: Parameters<Desk['give']>[0]): Promise<void> {
  const answer = await desk.give(command)
  if (answer.ok) await desk.link.board.reached(answer.position)
  else refused.push(`${command.type}: ${answer.refusal.refused}`)
}
