import { newId, typeOn } from '@tocsin/link'
import { metresBetween } from '@tocsin/city/roads'
import { isAbandoned, ringingOrder, type ChosenPlace, type Documents, type Point } from '@tocsin/domain'
import { z } from 'zod'
import type { Chance } from '../chance.ts'
import type { Desk } from '../client/desk.ts'
import { until } from './changes.ts'
import type { World } from './world.ts'

export type CallTaker = {
  readonly desk: Desk
  readonly chance: Chance
  /** contacts that one of the simulated call takers is reaching for */
  readonly reached: Set<string>
}

/** So near and so recent counts as the same incident. */
const sameWithinM = 200
const sameWithinMs = 60 * 60_000
/** Until somebody has dialled back, and until the other centre has signed. */
const ringBackMs = 20_000
const signingMs = 15_000
/** A place found by its words so far from where the network puts the caller is another of the same name. */
const plausibleM = 3_000

const words = z.object({
  callerPlaceTyped: z.string().nullable(),
  callerPlace: z.object({ point: z.object({ lon: z.number(), lat: z.number() }), radiusM: z.number() }).nullable(),
})
type Words = z.infer<typeof words>

const places = z.object({
  places: z.array(
    z.object({
      kind: z.string(),
      label: z.string(),
      labelEn: z.string().optional(),
      lon: z.number(),
      lat: z.number(),
      radiusM: z.number(),
    }),
  ),
})

/** A call taker's shift: the longest waiting call, what it is and where, the same as one that is known or a new incident. */
export async function answerCalls(world: World, taker: CallTaker): Promise<void> {
  for (;;) {
    const contact = await until(taker.desk.link.board, 'contact', () => longestWaiting(taker), world.clock.signal)
    taker.reached.add(contact.id)
    if (isAbandoned(contact)) {
      await ringBack(world, taker, contact.id)
      continue
    }
    await world.clock.wait(taker.chance.between(2_000, 6_000))
    const taken = await taker.desk.give({
      type: 'take-contact',
      body: { contact: contact.id, offHookAt: taker.desk.link.serverNow() },
    })
    if (taken.ok) await talk(world, taker, contact.id)
  }
}

function longestWaiting({ desk, reached }: CallTaker): Documents['contact'] | undefined {
  const contacts = desk.link.board.all('contact').filter(({ id }) => !reached.has(id))
  return ringingOrder(contacts, desk.link.serverNow())[0] ?? contacts.find(isAbandoned)
}

/** Nobody answers: tried once, and ended. What was called about is not known. */
async function ringBack(world: World, { desk }: CallTaker, contact: string): Promise<void> {
  await world.clock.wait(ringBackMs)
  const tried = await desk.give({
    type: 'ring-back-contact',
    body: { contact, result: 'no-answer' },
  })
  await world.clock.wait(ringBackMs)
  if (tried.ok) await desk.give({ type: 'end-contact', body: { contact, reason: 'abandoned' } })
}

/** Another centre's: it stays here until somebody there has signed. */
async function passOn(world: World, { desk }: CallTaker, contact: string): Promise<void> {
  const org = desk.link.board.get('contact', contact)?.org ?? ''
  const [partner] = desk.link.board.get('organisation', org)?.settings.partners ?? []
  const pass = newId()
  const passed =
    partner !== undefined &&
    (await desk.give({ type: 'pass-contact', body: { contact, pass, to: partner.id, kind: 'misrouted' } })).ok
  if (!passed) return void (await desk.give({ type: 'end-contact', body: { contact, reason: 'not-ours' } }))
  await world.clock.wait(signingMs)
  await desk.give({ type: 'answer-pass', body: { contact, pass, answer: 'signed' } })
}

async function talk(world: World, taker: CallTaker, contact: string): Promise<void> {
  const { desk, chance } = taker
  const voice = world.voices.get(contact) ?? { type: 'other' }
  world.voices.delete(contact)
  await world.clock.wait(chance.between(10_000, 'idle' in voice ? 15_000 : 40_000))
  if ('idle' in voice && voice.idle === 'not-ours') await passOn(world, taker, contact)
  else if ('idle' in voice) await desk.give({ type: 'end-contact', body: { contact, reason: voice.idle } })
  else await settle(taker, contact, voice.type)
  await desk.give({ type: 'hang-up-contact', body: { contact, at: desk.link.serverNow() } })
}

async function settle({ desk }: CallTaker, contact: string, type: string): Promise<void> {
  const said = words.parse(await desk.get(`/api/contacts/${contact}/words`))
  const place = await findPlace(desk, said)
  const known = place === undefined ? undefined : sameIncident(desk, type, place.point)
  if (known !== undefined) {
    const joined = await desk.give({ type: 'join-contact', body: { contact, incident: known.id } })
    if (joined.ok) return
  }
  const priority = typeOn(desk.link.board, type)?.priority ?? 3
  const body = {
    incident: newId(),
    contact,
    type,
    priority,
    place: place ?? null,
    placeTyped: said.callerPlaceTyped,
  }
  const answer = await desk.give({ type: 'open-incident', body })
  if (answer.ok) await desk.link.board.reached(answer.position)
}

/** Looks the words up; where the gazetteer does not know them, the caller's own position has to do. */
async function findPlace(desk: Desk, { callerPlaceTyped, callerPlace }: Words): Promise<ChosenPlace | undefined> {
  const near = callerPlace?.point
  const query = new URLSearchParams({ q: callerPlaceTyped ?? '', limit: '5' })
  if (near !== undefined) {
    query.set('lon', String(near.lon))
    query.set('lat', String(near.lat))
  }
  const found = callerPlaceTyped === null ? [] : places.parse(await desk.get(`/api/places?${query}`)).places
  const best = found.find(({ lon, lat }) => near === undefined || metresBetween({ lon, lat }, near) <= plausibleM)
  if (best !== undefined) {
    const { lon, lat, radiusM, label, labelEn } = best
    return { point: { lon, lat }, radiusM, label, ...(labelEn && { labelEn }), source: sourceOf(best.kind) }
  }
  if (callerPlace === null) return undefined
  return { point: callerPlace.point, radiusM: callerPlace.radiusM, label: '', source: 'caller' }
}

const sources: Readonly<Record<string, ChosenPlace['source']>> = {
  address: 'address',
  interpolated: 'address',
  block: 'address',
  crossing: 'crossing',
  street: 'street',
  poi: 'poi',
  coordinates: 'coordinates',
}
const sourceOf = (kind: string): ChosenPlace['source'] => sources[kind] ?? 'map'

/** An open incident that a call about `type` at `point` is about too. */
export function sameIncident(
  { link }: Pick<Desk, 'link'>,
  type: string,
  point: Point,
): Documents['incident'] | undefined {
  const since = link.serverNow() - sameWithinMs
  return link.board.all('incident').find((incident) => {
    const { place } = incident
    const isSame = incident.type === type && incident.openedAt >= since && place !== null
    return isSame && isTakingWorkHere(incident) && metresBetween(place.point, point) <= sameWithinM
  })
}

const isTakingWorkHere = ({ state }: Documents['incident']): boolean =>
  state.phase !== 'closed' && state.phase !== 'joined'
