import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { prepareCity } from '../prepare-city.ts'
import { startTestApp, type TestApp } from './app.fixture.ts'

const feature = (type: string, coordinates: unknown, properties: object): object => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
})
const square = (west: number, east: number): number[][][] => [
  [[west, 47.05], [east, 47.05], [east, 47.15], [west, 47.15], [west, 47.05]], // prettier-ignore
]

/** On the one road of the town, so many hundredths of a degree (758 m) from its western end. */
export const onRoad = (hundredths: number) => ({ lon: 9.5 + hundredths / 100, lat: 47.1 })

const road = feature(
  'LineString',
  Array.from({ length: 13 }, (_, n) => [onRoad(n).lon, 47.1]),
  { highway: 'primary', name: 'Landstrasse', maxspeed: '50' },
)
const beats = [
  feature('Polygon', square(9.49, 9.535), { id: 'west', name: 'West' }),
  feature('Polygon', square(9.535, 9.575), { id: 'middle', name: 'Middle' }),
  feature('Polygon', square(9.575, 9.63), { id: 'east', name: 'East' }),
]

/** The city of the town, put to use: nine kilometres of road from west to east in three beats. */
async function useTown({ app, dataDir }: TestApp): Promise<void> {
  const write = async (name: string, features: readonly object[]): Promise<string> => {
    const file = join(dataDir, name)
    await writeFile(file, JSON.stringify({ type: 'FeatureCollection', features }))
    return file
  }
  const layers = [{ kind: 'beats' as const, file: await write('beats.geojson', beats) }]
  const wish = { source: await write('road.geojson', [road]), stations: undefined, layers, name: 'town' }
  await app.city.use(await prepareCity(dataDir, wish, () => undefined))
}

/** An HTTP answer with its status and its body as JSON. */
export type Told = { readonly status: number; readonly body: unknown }

/** The server with an organisation `own` (Shanghai time) in a town of three beats, and people of it who ask over HTTP. */
export async function startPlannedTown() {
  const host = await startTestApp()
  const name = { zh: '甲', en: 'A' }
  for (const organisation of ['own', 'other'])
    await host.give('system', {
      type: 'found-organisation',
      body: { organisation, name, division: '440305', timeZone: 'Asia/Shanghai' },
    })
  const cookies = new Map<string, string>()
  const people = [
    ['own', 'admin', 'administrator'],
    ['own', 'duty', 'duty-leader'],
    ['own', 'desk', 'dispatcher'],
    ['own', 'taker', 'call-taker'],
    ['other', 'stranger', 'administrator'],
  ] as const
  for (const [org, id, role] of people) {
    await host.account(org, id, [role])
    cookies.set(id, await host.signIn(id))
  }
  await useTown(host)

  async function tell(by: string, path: string, body?: object): Promise<Told> {
    const answer = await fetch(`${host.app.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { cookie: cookies.get(by) ?? '', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const said: unknown = await answer.json()
    return { status: answer.status, body: said }
  }
  return {
    host,
    cookies,
    tell,
    /** gives a command over HTTP */
    give: (by: string, type: string, body: object) => tell(by, '/api/commands', { id: randomUUID(), type, body }),
    /** the same, and it must be taken */
    async must(by: string, type: string, body: object): Promise<void> {
      const told = await tell(by, '/api/commands', { id: randomUUID(), type, body })
      if (told.status !== 200) throw new Error(`${type}: ${JSON.stringify(told.body)}`)
    },
    /** the fold of a subject as the board has it */
    state: (subject: string): unknown => host.app.board.get(subject)?.state,
  }
}
export type PlannedTown = Awaited<ReturnType<typeof startPlannedTown>>
