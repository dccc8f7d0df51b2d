import { newId, typeOn } from '@tocsin/link'
import { isFree, isSettled, type Disposition, type Documents, type UnitKind } from '@tocsin/domain'
import { z } from 'zod'
import type { Chance } from '../chance.ts'
import type { Desk } from '../client/desk.ts'
import { until, untilOrFor } from './changes.ts'
import { kindsThatFill, needsOf, stillMissing } from './needs.ts'
import type { World } from './world.ts'

/** What the simulated dispatchers share, so that no two of them do the same. */
export type DispatchRoom = {
  /** incidents, slips that one of them has in hand now */
  readonly inHand: Set<string>
  /** incidents to which they have sent the first unit: only there they send more */
  readonly ours: Set<string>
  /** incidents for which nothing was free: not looked at again before then (milliseconds of the world) */
  readonly notBefore: Map<string, number>
}

export type Dispatcher = { readonly desk: Desk; readonly chance: Chance; readonly room: DispatchRoom }

type Incident = Documents['incident']
type Slip = Documents['slip']

/** Of all feedback, what goes back for correction. */
const returnShare = 0.03
/** Units get free without a word from the incident that waits for them. */
const lookAgainMs = 20_000

/** A dispatcher's shift at the radio: the most urgent incident that lacks a unit, again and again. */
export async function dispatchUnits(world: World, dispatcher: Dispatcher): Promise<void> {
  const { desk, chance, room } = dispatcher
  for (;;) {
    const { board } = desk.link
    const incident = await untilOrFor(
      board,
      '*',
      () => mostUrgent(world, dispatcher),
      world.clock.signal,
      lookAgainMs / world.clock.speed,
    )
    if (incident === undefined) continue
    room.inHand.add(incident.id)
    try {
      await world.clock.wait(chance.between(4_000, 12_000))
      await sendWhatLacks(world, dispatcher, incident.id)
    } finally {
      room.inHand.delete(incident.id)
    }
  }
}

const isOpen = ({ state }: Incident): boolean => state.phase !== 'closed' && state.phase !== 'joined'

function slipsOf({ link }: Desk, incident: Incident): Slip[] {
  return incident.slips.map(({ slip }) => link.board.get('slip', slip)).filter((slip) => slip !== undefined)
}

/** Kinds that this incident lacks; none where a person has begun to send, or where units have been and left. */
function lackingFor({ desk, room }: Dispatcher, incident: Incident): readonly UnitKind[] {
  if (!isOpen(incident) || (incident.slips.length > 0 && !room.ours.has(incident.id))) return []
  const slips = slipsOf(desk, incident).filter(({ state }) => state.phase !== 'cancelled')
  if (slips.some(({ state }) => state.phase === 'finished')) return []
  const kinds = slips.flatMap(({ runs }) => runs.map(({ unit }) => desk.link.board.get('unit', unit)?.kind))
  return stillMissing(
    needsOf(typeOn(desk.link.board, incident.type), incident.contacts.length),
    kinds.filter((kind) => kind !== undefined),
  )
}

function mostUrgent(world: World, dispatcher: Dispatcher): Incident | undefined {
  const { desk, room } = dispatcher
  const waiting = desk.link.board.all('incident').filter((incident) => {
    const isDue = (room.notBefore.get(incident.id) ?? 0) <= world.clock.elapsedMs()
    return isDue && !room.inHand.has(incident.id) && lackingFor(dispatcher, incident).length > 0
  })
  return waiting.toSorted((a, b) => a.priority - b.priority || a.openedAt - b.openedAt)[0]
}

const recommendation = z.object({ units: z.array(z.object({ unit: z.string(), seconds: z.number().nullable() })) })

async function sendWhatLacks(world: World, dispatcher: Dispatcher, id: string): Promise<void> {
  const { desk, room } = dispatcher
  const incident = desk.link.board.get('incident', id)
  if (incident === undefined) return
  const lacking = lackingFor(dispatcher, incident)
  const free = await freeUnits(desk, incident, new Set(lacking.flatMap(kindsThatFill)))
  let sent = 0
  for (const wanted of lacking) {
    const unit = kindsThatFill(wanted)
      .map((kind) => free.find((each) => desk.link.board.get('unit', each)?.kind === kind))
      .find((each) => each !== undefined)
    if (unit === undefined) continue
    free.splice(free.indexOf(unit), 1)
    const answer = await desk.give({ type: 'dispatch-unit', body: { slip: newId(), incident: id, unit } })
    if (!answer.ok) continue
    sent += 1
    room.ours.add(id)
    await desk.link.board.reached(answer.position)
  }
  if (sent < lacking.length) room.notBefore.set(id, world.clock.elapsedMs() + lookAgainMs)
}

/** Free units of these kinds by drive time, nearest first; without a place, as they stand on the board. */
async function freeUnits(desk: Desk, { place }: Incident, kinds: ReadonlySet<UnitKind>): Promise<string[]> {
  if (kinds.size === 0) return []
  if (place === null) {
    const units = desk.link.board.all('unit')
    return units.filter((unit) => isFree(unit) && kinds.has(unit.kind)).map(({ id }) => id)
  }
  const { lon, lat } = place.point
  const wanted = [...kinds].join(',')
  return recommendation
    .parse(await desk.get(`/api/recommendation?lon=${lon}&lat=${lat}&limit=50&kinds=${wanted}`))
    .units.map(({ unit }) => unit)
}

/** The same shift's desk work: reads feedback, accepts it or sends it back, and closes what is done. */
export async function settleIncidents(world: World, dispatcher: Dispatcher): Promise<void> {
  const { desk, chance, room } = dispatcher
  for (;;) {
    const work = await until(
      desk.link.board,
      '*',
      () => filedSlip(dispatcher) ?? doneIncident(dispatcher),
      world.clock.signal,
    )
    room.inHand.add(work.id)
    try {
      await world.clock.wait(chance.between(3_000, 10_000))
      await ('feedback' in work ? review(dispatcher, work) : close(dispatcher, work))
    } finally {
      room.inHand.delete(work.id)
    }
  }
}

const filedSlip = ({ desk, room }: Dispatcher): Slip | undefined =>
  desk.link.board.all('slip').find(({ id, feedback }) => feedback.phase === 'filed' && !room.inHand.has(id))

async function review({ desk, chance }: Dispatcher, { id: slip, incident }: Slip): Promise<void> {
  const answer = chance.happens(returnShare)
    ? await desk.give({
        type: 'return-feedback',
        body: { slip, incident, reason: '请补充现场情况 / Please say more about the scene' },
      })
    : await desk.give({ type: 'accept-feedback', body: { slip } })
  if (answer.ok) await desk.link.board.reached(answer.position)
}

function doneIncident({ desk, room }: Dispatcher): Incident | undefined {
  return desk.link.board.all('incident').find((incident) => {
    if (incident.state.phase !== 'awaiting-feedback' || incident.handover !== null || room.inHand.has(incident.id))
      return false
    const slips = slipsOf(desk, incident)
    return slips.length > 0 && slips.every(isSettledHere)
  })
}

const isSettledHere = (slip: Slip): boolean => isSettled(slip)

async function close({ desk, chance, room }: Dispatcher, { id: incident }: Incident): Promise<void> {
  const disposition = chance.weighted<Disposition>({ handled: 8, 'no-action-needed': 1, 'nothing-found': 1 })
  const answer = await desk.give({ type: 'close-incident', body: { incident, disposition } })
  room.ours.delete(incident)
  room.notBefore.delete(incident)
  if (answer.ok) await desk.link.board.reached(answer.position)
}
