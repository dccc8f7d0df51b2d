import { randomUUID } from 'node:crypto'
import type { SealedCommand, Viewer } from '@tocsin/domain'
import type { App } from '../../apps/server/app.ts'
import { firstOrganisation } from '../../apps/server/found.ts'

const desk: Viewer = {
  account: 'admin',
  org: firstOrganisation,
  roles: ['call-taker', 'shift-leader'],
  post: null,
  unit: null,
}
const place = {
  point: { lon: 113.25, lat: 22.95 },
  radiusM: 20,
  label: '临江县城关街道解放北路12号',
  source: 'address' as const,
}
/** what sealing makes of a sentence of 60 characters: key id and base64 */
const sealed = { k: randomUUID(), c: 'c2VhbGVk'.repeat(15) }

/** One call from the ring to the closed incident: commands of one or two events each, in order. */
export function* commandsOfCall(): Generator<SealedCommand> {
  const [contact, incident] = [randomUUID(), randomUUID()]
  const rung = Date.now()
  const words = { callerName: sealed, callerNumber: sealed }
  yield {
    type: 'open-contact',
    body: { contact, channel: 'phone', clocks: { rung, handed: rung, offHook: null, hungUp: null }, words },
  }
  yield { type: 'take-contact', body: { contact, offHookAt: rung } }
  yield {
    type: 'open-incident',
    body: { incident, contact, type: 'traffic-injury', priority: 2, place, placeTyped: sealed, note: null },
  }
  yield { type: 'note-incident', body: { incident, note: sealed } }
  yield { type: 'retype-incident', body: { incident, type: 'traffic-injury', priority: 1 } }
  yield { type: 'place-incident', body: { incident, place, placeTyped: sealed } }
  yield { type: 'note-incident', body: { incident, note: sealed } }
  yield { type: 'hang-up-contact', body: { contact, at: rung } }
  yield { type: 'close-incident', body: { incident, disposition: 'handled' } }
}

/** A writer that takes one call after the other; each turn gives its next command and resolves with the durable answer. */
export function createWriter({ handle }: Pick<App, 'handle'>): () => Promise<void> {
  let call = commandsOfCall()
  return async () => {
    let next = call.next()
    if (next.done === true) {
      call = commandsOfCall()
      next = call.next()
    }
    if (next.done === true) throw new Error('a call without commands')
    const command = next.value
    const order = { id: randomUUID(), viewer: desk, org: firstOrganisation, command, keys: [], stored: () => undefined }
    const answer = await handle({ ...order, deviceAt: null, seat: 'desk-1', exercise: false })
    if (!answer.ok) throw new Error(`${command.type} was refused: ${answer.refusal.refused}`)
  }
}
