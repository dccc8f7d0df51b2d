import { newId, type TypedCommand } from '@tocsin/link'
import { z } from 'zod'

/** What a client saw acknowledged; kept outside the product. */
export type Ack = {
  readonly id: string
  readonly type: string
  readonly position: number
  /** when the client saw it, milliseconds */
  readonly at: number
}

const answer = z.object({ ok: z.literal(true), position: z.number() })
const retryMs = 50

export type Writer = { readonly acks: Ack[]; readonly refusals: string[]; stop(): Promise<void> }

/** Sends a command until it is answered, always with the same id, as a desk's outbox does. Undefined: refused. */
async function insist(
  url: string,
  cookie: string,
  command: TypedCommand,
  writer: Writer,
  alive: () => boolean,
): Promise<void> {
  const id = newId()
  while (alive()) {
    try {
      const response = await fetch(`${url}/api/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ id, ...command }),
        signal: AbortSignal.timeout(4000),
      })
      const body: unknown = await response.json()
      if (response.ok) {
        writer.acks.push({ id, type: command.type, position: answer.parse(body).position, at: Date.now() })
        return
      }
      if (response.status !== 503 && response.status !== 401) {
        writer.refusals.push(`${command.type} ${response.status} ${JSON.stringify(body)}`)
        return
      }
    } catch {
      // down just now: the same again
    }
    await new Promise((resolve) => setTimeout(resolve, retryMs))
  }
}

/** Sends one command now and resolves with the milliseconds until it is acknowledged: how long nobody was served. */
export async function probe(url: string, cookie: string, into: Writer): Promise<number> {
  const from = performance.now()
  const body = { contact: newId(), channel: 'phone', clocks: { rung: Date.now() } } as const
  await insist(url, cookie, { type: 'open-contact', body }, into, () => true)
  return performance.now() - from
}

/** A desk that opens, assigns and closes without end, with a unit of its own. */
export function write(url: string, cookie: string, unit: string): Writer {
  let running = true
  const writer: Writer = { acks: [], refusals: [], stop: () => stop() }
  const give = (command: TypedCommand): Promise<void> => insist(url, cookie, command, writer, () => running)

  async function job(): Promise<void> {
    const [contact, incident, slip] = [newId(), newId(), newId()]
    await give({
      type: 'open-contact',
      body: { contact, channel: 'phone', clocks: { rung: Date.now() }, words: { story: '着火了' } },
    })
    await give({
      type: 'open-incident',
      body: { incident, contact, type: 'fire-building', priority: 1, place: null, placeTyped: 'x' },
    })
    await give({ type: 'dispatch-unit', body: { slip, incident, unit } })
    for (const status of ['acknowledged', 'en-route', 'on-scene', 'available'] as const)
      await give({ type: 'report-status', body: { unit, status } })
    await give({ type: 'file-feedback', body: { slip, incident, result: 'resolved' } })
    await give({ type: 'accept-feedback', body: { slip } })
    await give({ type: 'close-incident', body: { incident, disposition: 'handled' } })
  }

  async function work(): Promise<void> {
    while (running) await job()
  }
  const worked = work()
  async function stop(): Promise<void> {
    running = false
    await worked
  }
  return writer
}
