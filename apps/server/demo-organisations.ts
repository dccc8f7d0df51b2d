import { randomUUID } from 'node:crypto'
import { postOfStation } from '@tocsin/city'
import type { Viewer } from '@tocsin/domain'
import type { TypedCommand } from '@tocsin/link'
import type { App } from './app.ts'
import { demoBeats, demoGrounds, shapeOf } from './demo-areas.ts'
import { firstOrganisation } from './found.ts'

const city = { id: 'demo-city', zh: '青河市公安局', en: 'Qinghe City Police', kind: 'city' } as const
const neighbour = { id: 'demo-upriver', zh: '上游县公安局', en: 'Upriver County Police', kind: 'neighbour' } as const

const administratorOf = (org: string): Viewer => ({
  account: org === firstOrganisation ? 'admin' : `${org}-admin`,
  org,
  roles: ['administrator'],
  post: null,
  unit: null,
  letInto: [],
})

/** Gives a command and throws where it is refused; what is there already stays. */
async function give({ take }: App, viewer: Viewer | 'system', org: string, command: TypedCommand): Promise<void> {
  const rest = { deviceAt: null, seat: null, exercise: false }
  const answer = await take(viewer, org, { id: randomUUID(), ...command, ...rest })
  if ('field' in answer) throw new Error(`${command.type}: ${answer.field}: ${answer.detail}`)
  if (!answer.ok && answer.refusal.refused !== 'exists-already')
    throw new Error(`${command.type} was refused: ${answer.refusal.refused}`)
}

/**
 * The organisations around the demo town, once: a city police above it, a county beside it, and the ground that each answers
 * for, down to the posts. Whoever changes any of it finds it as it was left. Returns the post that the demo's command room is of.
 */
export async function ensureOrganisations(app: App): Promise<string | undefined> {
  const { manifest, stations = [] } = app.city.current() ?? {}
  if (manifest === undefined) return undefined
  const room = stations.find(({ kind }) => kind === 'police') ?? stations[0]
  if (app.board.get(`organisation/${neighbour.id}`) === undefined) await found(app, manifest.bbox, stations)
  return room === undefined ? undefined : postOfStation(room.id)
}

type Stations = NonNullable<ReturnType<App['city']['current']>>['stations']

async function found(app: App, bbox: readonly [number, number, number, number], stations: Stations): Promise<void> {
  const first = app.board.get(`organisation/${firstOrganisation}`)
  const own = first?.kind === 'organisation' ? first.state : undefined
  if (own === undefined) return
  const { division, timeZone } = own
  const asOwn = (command: TypedCommand): Promise<void> =>
    give(app, administratorOf(firstOrganisation), firstOrganisation, command)
  const grounds = demoGrounds(bbox)
  for (const { id, zh, en, kind } of [city, neighbour])
    await give(app, 'system', id, {
      type: 'found-organisation',
      body: { organisation: id, name: { zh, en }, division, timeZone, kind },
    })
  await asOwn({ type: 'set-organisation-kind', body: { kind: 'county' } })
  if (own.superior === null) {
    await asOwn({ type: 'ask-superior', body: { superior: city.id } })
    const body = { subordinate: firstOrganisation }
    await give(app, administratorOf(city.id), city.id, { type: 'accept-subordinate', body })
  }
  await asOwn({ type: 'set-organisation-area', body: { area: shapeOf(grounds.own) } })
  const area = shapeOf(grounds.neighbour)
  await give(app, administratorOf(neighbour.id), neighbour.id, { type: 'set-organisation-area', body: { area } })
  await foundPosts(asOwn, stations)
  const police = stations.filter(({ kind }) => kind === 'police')
  const spots = (police.length > 0 ? police : stations).map(({ id, lon, lat }) => ({ id: postOfStation(id), lon, lat }))
  for (const beat of demoBeats(grounds.own, spots))
    await asOwn({ type: 'set-post-area', body: { post: beat.id, area: beat.area } })
}

/** As the simulator would, which finds them there. */
async function foundPosts(asOwn: (command: TypedCommand) => Promise<void>, stations: Stations): Promise<void> {
  for (const { id, name, lon, lat } of stations) {
    const post = postOfStation(id)
    const named = {
      zh: (name.zh ?? name.en ?? post).slice(0, 100),
      en: (name.en ?? name.zh ?? post).slice(0, 100),
    }
    await asOwn({ type: 'open-post', body: { post, kind: 'station', name: named, point: { lon, lat } } })
  }
}
