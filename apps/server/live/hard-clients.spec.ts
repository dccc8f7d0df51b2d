import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { TypedCommand } from '@tocsin/link'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { usualRates } from '../http/rate.ts'
import { startTestApp, WireClient, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp
let cookie: string

const give = async (command: TypedCommand): Promise<void> => {
  const answer = await host.give('centre', command)
  if (!answer.ok) throw new Error(`${command.type}: ${answer.refusal.refused}`)
}

const note = (incident: string): TypedCommand => ({
  type: 'note-incident',
  body: { incident, note: 'and another thing' },
})

const openIncident = (incident: string): Promise<void> =>
  give({
    type: 'open-incident',
    body: { incident, contact: null, type: 'medical', priority: 2, place: null, placeTyped: null },
  })

beforeAll(async () => {
  host = await startTestApp()
  await give({
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
  })
  await host.account('centre', 'desk', ['dispatcher'])
  cookie = await host.signIn('desk')
})
afterAll(() => host.stop())

test('F6 clients that are cut and come back in the middle of traffic see each incident go forwards, and end alike', async () => {
  const incidents = ['i1', 'i2', 'i3']
  await Promise.all(incidents.map(openIncident))
  const clients = Array.from({ length: 6 }, () => new WireClient(host.app.url, cookie))
  await Promise.all(clients.map((client) => client.connect()))
  const backwards: string[] = []
  for (const client of clients) {
    let seen = new Map<string, number>()
    client.board.subscribe('incident', () => {
      const now = new Map(client.board.all('incident').map(({ id, notes }) => [id, notes]))
      for (const [id, notes] of seen)
        if ((now.get(id) ?? -1) < notes) backwards.push(`${id} from ${notes} to ${now.get(id)}`)
      seen = now
    })
  }
  const traffic = Promise.all(
    incidents.flatMap((incident) =>
      Array.from({ length: 4 }, async () => {
        for (let n = 0; n < 50; n += 1) await give(note(incident))
      }),
    ),
  )
  const pending = { traffic: true }
  void traffic.finally(() => (pending.traffic = false))
  for (let n = 0; pending.traffic; n += 1) {
    const client = clients[n % clients.length]
    await client?.cut()
    await client?.connect()
    await client?.settle()
  }
  await traffic
  for (const client of clients) {
    expect(await client.settle()).toBe(true)
    expect(
      client.board
        .all('incident')
        .map(({ id, notes }) => `${id}: ${notes}`)
        .toSorted((a, b) => a.localeCompare(b)),
    ).toEqual(incidents.map((id) => `${id}: 200`))
    await client.cut()
  }
  expect(backwards).toEqual([])
})

test('F11 a client that does not read is cut off with its code; the others miss nothing, and it can resume', async () => {
  const contacts = Array.from({ length: 400 }, () => randomUUID())
  await openIncident('big')
  for (const contact of contacts)
    await give({ type: 'open-contact', body: { contact, channel: 'phone', clocks: { rung: Date.now() } } })
  for (const contact of contacts) await give({ type: 'join-contact', body: { contact, incident: 'big' } })

  const reader = new WireClient(host.app.url, cookie)
  await reader.connect()
  const sleeper = new WebSocket(`${host.app.url.replace('http', 'ws')}/api/live`, { headers: { cookie } })
  sleeper.on('error', () => undefined)
  await once(sleeper, 'open')
  sleeper.send(JSON.stringify({ t: 'hello', version: 1 }))
  await once(sleeper, 'message')
  const before = host.app.sessions().size
  sleeper.pause()

  const rssBefore = process.memoryUsage().rss
  // each change is some 16 kB: this is 14 MB for the one who does not read
  const loops = Array.from({ length: 20 }, async () => {
    for (let n = 0; n < 45; n += 1) await give(note('big'))
  })
  await Promise.all(loops)
  expect(host.app.sessions().size).toBe(before - 1)
  expect(await reader.settle()).toBe(true)
  expect(reader.board.get('incident', 'big')?.notes).toBe(900)
  // what waits for one client is bounded, so the process has not grown by what was sent
  expect((process.memoryUsage().rss - rssBefore) / 2 ** 20).toBeLessThan(400)

  const closed = once(sleeper, 'close')
  sleeper.resume()
  await closed
  const again = new WireClient(host.app.url, cookie)
  await again.connect()
  await again.settle()
  expect(again.board.get('incident', 'big')?.notes).toBe(900)
  await Promise.all([reader.cut(), again.cut()])
})

test('DR21 F4 a hundred dispatchers want one unit: one gets it, the others hear who', async () => {
  await give({ type: 'register-unit', body: { unit: 'E1', callSign: 'E1', kind: 'engine', post: null } })
  await give({ type: 'sign-on-unit', body: { unit: 'E1', crew: [] } })
  for (let round = 0; round < 20; round += 1) {
    const incidents = Array.from({ length: 100 }, (_, n) => `r${round}-${n}`)
    await Promise.all(incidents.map(openIncident))
    const answers = await Promise.all(
      incidents.map((incident) =>
        host.give('centre', { type: 'dispatch-unit', body: { slip: `s-${incident}`, incident, unit: 'E1' } }),
      ),
    )
    const won = answers.flatMap((answer, n) => (answer.ok ? [`s-r${round}-${n}`] : []))
    expect(won).toHaveLength(1)
    const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]))
    for (const refusal of refusals) expect(refusal).toMatchObject({ refused: 'unit-taken', detail: { slip: won[0] } })
    await give({ type: 'report-status', body: { unit: 'E1', status: 'available' } })
  }
})

test('one who floods the live connection is listened to more slowly, loses nothing, and holds nobody up', async () => {
  const name = `flooder-${randomUUID()}`
  await host.account('centre', name, ['dispatcher'])
  const flooder = new WireClient(host.app.url, await host.signIn(name))
  const other = new WireClient(host.app.url, cookie)
  await Promise.all([flooder.connect(), other.connect()])
  await Promise.all([flooder.settle(), other.settle()])
  const { burst } = usualRates.messages
  const over = 250
  const flood = Promise.all(Array.from({ length: burst + over }, () => flooder.settle()))
  const isFlooding = { yes: true }
  void flood.finally(() => (isFlooding.yes = false))
  let heard = 0
  while (isFlooding.yes) {
    expect(await other.settle()).toBe(true)
    heard += 1
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const answers = await flood
  // at a hundred a second it took two seconds and more; the other was answered all the while
  expect(heard).toBeGreaterThan(10)
  expect(answers.filter((each) => !each)).toEqual([])
  await Promise.all([flooder.cut(), other.cut()])
})
