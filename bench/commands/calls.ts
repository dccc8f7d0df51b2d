import { newId } from '@tocsin/link'
import type { SealedCommand, Viewer } from '@tocsin/domain'
import type { App } from '../../apps/server/app.ts'
import { firstOrganisation } from '../../apps/server/found.ts'

const desk: Viewer = {
  account: 'admin',
  org: firstOrganisation,
  roles: ['call-taker', 'shift-leader'],
  post: null,
  unit: null,
  letInto: [],
}
const place = {
  point: { lon: 113.25, lat: 22.95 },
  radiusM: 20,
  label: '临江县城关街道解放北路12号',
  source: 'address' as const,
}
/** what sealing makes of a sentence of 60 characters: key id and base64 */
const sealed = { k: newId(), c: 'c2VhbGVk'.repeat(15) }

const administrator: Viewer = { ...desk, roles: ['administrator'] }
const untold = { happenedAt: null, byRadio: false }

/**
 * One call from the ring to the closed incident, with one unit sent, which is held by this call alone until it is free
 * again: commands of one to five events each, in order.
 */
function* commandsOfCall(unit: string): Generator<SealedCommand> {
  const [contact, incident, slip] = [newId(), newId(), newId()]
  const rung = Date.now()
  const words = { callerName: sealed, callerNumber: sealed }
  yield {
    type: 'open-contact',
    body: { contact, channel: 'phone', clocks: { rung, handed: rung, offHook: null, hungUp: null }, words },
  }
  yield { type: 'take-contact', body: { contact, offHookAt: rung } }
  yield {
    type: 'open-incident',
    body: {
      incident,
      contact,
      type: 'traffic-injury',
      priority: 2,
      place,
      placeTyped: sealed,
      note: null,
      onPaperAt: null,
      tags: [],
    },
  }
  yield { type: 'note-incident', body: { incident, note: sealed, entry: null, corrects: null, onPaperAt: null } }
  yield { type: 'retype-incident', body: { incident, type: 'traffic-injury', priority: 1 } }
  yield { type: 'place-incident', body: { incident, place, placeTyped: sealed } }
  yield { type: 'dispatch-unit', body: { slip, incident, unit, instruction: sealed, advice: null, ...untold } }
  yield { type: 'note-incident', body: { incident, note: sealed, entry: null, corrects: null, onPaperAt: null } }
  yield { type: 'hang-up-contact', body: { contact, at: rung } }
  for (const status of ['acknowledged', 'en-route', 'on-scene', 'available'] as const)
    yield { type: 'report-status', body: { unit, status, reason: 'other', slip, ...untold } }
  const told = { confirmed: null, severity: null, values: {}, texts: {} }
  yield { type: 'file-feedback', body: { slip, incident, result: 'resolved', words: sealed, ...told, byRadio: false } }
  yield { type: 'accept-feedback', body: { slip } }
  yield { type: 'close-incident', body: { incident, disposition: 'handled' } }
}

type Handle = Pick<App, 'handle'>

/** How often a command is sent again that lost its race for a spoken number, say, to another server process. */
const mostTries = 20

/** Gives a command as a desk does: what is refused because many did the same at once is sent again, and takes so long. */
async function give({ handle }: Handle, viewer: Viewer, command: SealedCommand): Promise<void> {
  const order = { id: newId(), viewer, org: firstOrganisation, command, keys: [], stored: () => undefined }
  const send = () => handle({ ...order, deviceAt: null, seat: 'desk-1', exercise: false })
  let answer = await send()
  for (let round = 1; !answer.ok && answer.refusal.refused === 'busy-try-again' && round < mostTries; round += 1)
    answer = await send()
  if (!answer.ok) throw new Error(`${command.type} was refused: ${answer.refusal.refused}`)
}

/**
 * Writers that take one call after the other; each turn gives a writer's next command and resolves with the durable
 * answer. Each has a unit of its own, registered and signed on before: `name` tells them from those of other writers.
 */
export async function createWriters(app: Handle, name: string, count: number): Promise<(() => Promise<void>)[]> {
  const units = Array.from({ length: count }, (_, index) => `${name}-${index}`)
  for (const unit of units) {
    const described = { callSign: unit, kind: 'patrol', name: null, post: null, vehicle: null } as const
    await give(app, administrator, { type: 'register-unit', body: { unit, ...described } })
    await give(app, desk, { type: 'sign-on-unit', body: { unit, crew: [], people: null, skills: [], onCall: false } })
  }
  return units.map((unit) => createWriter(app, unit))
}

function createWriter(app: Handle, unit: string): () => Promise<void> {
  let call = commandsOfCall(unit)
  return async () => {
    let next = call.next()
    if (next.done === true) {
      call = commandsOfCall(unit)
      next = call.next()
    }
    if (next.done === true) throw new Error('a call without commands')
    await give(app, desk, next.value)
  }
}
