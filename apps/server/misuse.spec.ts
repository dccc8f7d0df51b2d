import { randomUUID } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { Socket } from 'node:net'
import { commandNames, commandSchemas, roles } from '@tocsin/domain'
import { isFreeText, leavesOf } from '@tocsin/domain/walls'
import { clientMessage } from '@tocsin/link'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Route } from './http/route.ts'
import { commands as programCommands } from './program/commands.ts'
import { startTestApp, WireClient, type TestApp } from './testing/app.fixture.ts'
import { readTables } from './testing/read-tables.fixture.ts'
import { schemaOf } from './testing/nasty.fixture.ts'

const number = '13912345678'
const name = '欧阳鑫淼'
const idNumber = '11010519491231002X'
const dayMs = 86_400_000

let host: TestApp
let insider: string
let client: WireClient

beforeAll(async () => {
  host = await startTestApp()
  for (const organisation of ['own', 'other'])
    await host.give(organisation, {
      type: 'found-organisation',
      body: { organisation, name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
    })
  for (const org of ['own', 'other'])
    for (const n of [1, 2]) {
      const [contact, incident] = [`${org}-c${n}`, `${org}-i${n}`]
      const words = {
        callerName: name,
        callerNumber: number,
        story: `${name} ${idNumber}`,
        callerPlaceTyped: 'at the mill',
      }
      await host.give(org, {
        type: 'open-contact',
        body: { contact, channel: 'phone', clocks: { rung: Date.now() }, words },
      })
      await host.give(org, {
        type: 'open-incident',
        body: {
          incident,
          contact,
          type: 'theft',
          priority: 3,
          place: null,
          placeTyped: name,
          note: `${name} ${number}`,
        },
      })
    }
  await host.give('own', { type: 'close-incident', body: { incident: 'own-i2', disposition: 'handled' } })
  await host.give('own', { type: 'register-unit', body: { unit: 'E1', callSign: 'E1', kind: 'engine', post: null } })
  await host.app.flush()
  // the worst that there is: one account with every role of the organisation
  await host.account('own', 'insider', roles)
  insider = await host.signIn('insider')
  client = new WireClient(host.app.url, insider)
  await client.connect()
  await client.settle()
})
afterAll(async () => {
  await client.cut()
  await host.stop()
})

const ask = async (path: string, send: RequestInit = {}): Promise<string> =>
  (
    await fetch(`${host.app.url}${path}`, {
      ...send,
      headers: { ...Object.fromEntries(new Headers(send.headers)), cookie: insider },
    })
  ).text()

/** Routes that list or search: they name no one record in their path. */
const collections = (): Route[] => host.app.routes.filter(({ method, path }) => method === 'GET' && !path.includes(':'))

/** Answers of every route that lists or searches, asked for `value` by every field that it has, and by some that it should not. */
async function searchedFor(value: string): Promise<readonly string[]> {
  const answers: string[] = []
  for (const { path, query } of collections()) {
    // it grows with each of these questions; that no field of it takes words is held in walls.spec
    if (path === '/api/audit/entries') continue
    const fields = leavesOf(schemaOf(query), '').map((leaf) => leaf.path.replace(/^\./, '').replace(/\W.*/, ''))
    for (const field of new Set([...fields, 'q', 'number', 'name', 'caller', 'callerNumber', 'callerName', 'words']))
      answers.push(await ask(`${path}?${new URLSearchParams({ [field]: value }).toString()}`))
  }
  return answers
}

/** What would be found: the ids of what holds the value. */
const finds = (answers: readonly string[], ids: readonly string[]): readonly string[] =>
  ids.filter((id) => answers.some((answer) => answer.includes(`"${id}"`) || answer.includes(`/${id}"`)))

const give = async (type: string, body: object): Promise<number> =>
  (
    await fetch(`${host.app.url}/api/commands`, {
      method: 'POST',
      headers: { cookie: insider, 'content-type': 'application/json' },
      body: JSON.stringify({ id: randomUUID(), type, body }),
    })
  ).status

/** Every field that a command, a query or a message of a socket can be given. */
const allFields = (): readonly string[] => [
  ...commandNames.flatMap((each) => leavesOf(schemaOf(commandSchemas[each]), each).map(({ path }) => path)),
  ...host.app.routes.flatMap(({ method, path, query, params, body }) =>
    [query, params, body].flatMap((schema) => leavesOf(schemaOf(schema), `${method} ${path}`).map((leaf) => leaf.path)),
  ),
  ...leavesOf(schemaOf(clientMessage), 'live').map(({ path }) => path),
]

const bare = { contact: null, type: 'theft', priority: 3, place: null, placeTyped: null }

/** A crew of its own, on duty on a unit. */
async function crewOf(unit: string) {
  const name = `crew-${unit}`
  await host.account('own', name, ['responder'])
  if (unit !== 'E1') await give('register-unit', { unit, callSign: unit, kind: 'engine', post: null })
  await give('sign-on-unit', { unit, crew: [name] })
  const device = new WireClient(host.app.url, await host.signIn(name))
  await device.connect()
  await device.settle()
  return {
    async tell(lon: number): Promise<void> {
      const fix = { point: { lon, lat: 22.5 }, at: Date.now(), accuracyM: 5, speedMps: 1, headingDeg: 0 }
      device.say({ t: 'fix', unit, fix })
      await device.settle()
    },
    cut: () => device.cut(),
  }
}

const isStored = async (lon: number): Promise<boolean> => (await readTables(host)).includes(String(lon))

/** All that one who may do everything is told: by every route that reads, of every incident, and by a socket that has just come. */
async function everythingSaid(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const days = { from: String(Date.now() - 31 * dayMs), to: String(Date.now() + dayMs), reason: 'complaint', ...more }
  const incidents = [...host.app.board.folds()].flatMap(([subject]) =>
    subject.startsWith('incident/') ? [subject.slice('incident/'.length)] : [],
  )
  const cookie = await host.signIn('insider')
  const answers: string[] = []
  for (const { method, path } of host.app.routes) {
    if (method !== 'GET' || /oidc|heads|paper/.test(path)) continue
    for (const id of path.includes('incidents/:id') ? [...incidents, 'job', 'past'] : ['own-c1']) {
      const asked = `${path.replaceAll(/:\w+/g, id)}?${new URLSearchParams(days).toString()}`
      answers.push(await (await fetch(`${host.app.url}${asked}`, { headers: { cookie } })).text())
    }
  }
  const fresh = new WireClient(host.app.url, cookie)
  await fresh.connect({ positions: true })
  await fresh.settle()
  await new Promise((resolve) => setTimeout(resolve, 300))
  answers.push(JSON.stringify(fresh.received))
  await fresh.cut()
  return answers.join('\n')
}

/** Addresses that this process has tried to connect to since the first test. */
const called: string[] = []
const note = (message: unknown): void => {
  const { socket } = z.object({ socket: z.instanceof(Socket) }).parse(message)
  socket.on('connectionAttempt', (address: string) => called.push(address))
}
beforeAll(() => subscribe('net.client.socket', note))
afterAll(() => void unsubscribe('net.client.socket', note))

describe('F36 does not work:', () => {
  test('1 find all calls of a number', async () => {
    const answers = await searchedFor(number)
    // by its own words a list of open ones is what every desk sees: no route may tell them by the number
    const without = await searchedFor('13999999999')
    const tellsApart = (all: readonly string[]) => finds(all, ['own-c1', 'own-c2', 'own-i1', 'own-i2'])
    expect(tellsApart(answers)).toEqual(tellsApart(without))
    expect(answers.join('')).not.toContain(number)
  })

  test('2 find all incidents of a name', async () => {
    const answers = await searchedFor(name)
    const without = await searchedFor('司马焱垚')
    expect(finds(answers, ['own-i1', 'own-i2'])).toEqual(finds(without, ['own-i1', 'own-i2']))
    expect(answers.join('').replaceAll(encodeURIComponent(name), '')).not.toContain(`"${name}"`)
  })

  test('3 see where a crew was off duty', async () => {
    const [onDuty, offDuty, afterwards] = [113.912_347, 113.923_457, 113.927_653]
    const crew = await crewOf('E1')
    await give('open-incident', { ...bare, incident: 'job' })
    await give('dispatch-unit', { slip: randomUUID(), incident: 'job', unit: 'E1', instruction: '' })
    await crew.tell(onDuty)
    await expect.poll(() => host.app.positions.of('E1')).toBeDefined()
    await expect.poll(() => isStored(onDuty), { timeout: 20_000 }).toBe(true)
    expect((await everythingSaid()).includes(String(onDuty))).toBe(true)

    await give('report-status', { unit: 'E1', status: 'on-scene' })
    await give('report-status', { unit: 'E1', status: 'available' })
    await give('close-incident', { incident: 'job', disposition: 'handled' })
    expect(await give('sign-off-unit', { unit: 'E1' })).toBe(200)
    await crew.tell(offDuty)
    expect(host.app.positions.of('E1')).toBeUndefined()
    // one who came on after is written after it: what would have been written of the other is there by now
    await crewOf('E3').then(async (later) => {
      await later.tell(afterwards)
      await expect.poll(() => isStored(afterwards), { timeout: 20_000 }).toBe(true)
      await later.cut()
    })
    expect(await isStored(offDuty)).toBe(false)
    const said = await everythingSaid()
    expect([onDuty, offDuty].filter((place) => said.includes(String(place)))).toEqual([])
    await crew.cut()
    const tracks = host.app.routes.filter(({ path }) => /track|trail|position/.test(path)).map(({ path }) => path)
    // by incident, while it is open, from being sent to the end of the work: no route asks by unit, by person or by day
    expect(tracks).toEqual(['/api/incidents/:id/trails'])
    expect(allFields().filter((field) => /trails?\b.*\.(from|to|since|until|unit|day)$/.test(field))).toEqual([])
  })

  test('4 see where a caller was yesterday', async () => {
    const callers = 113.934_567
    const at = Date.now() - dayMs
    const callerPlace = { point: { lon: callers, lat: 22.51 }, radiusM: 30, source: 'network', at }
    const call = { contact: 'seen', channel: 'phone', clocks: { rung: at }, words: { callerPlace } }
    await give('open-contact', call)
    await give('open-incident', { ...bare, incident: 'past', contact: 'seen' })
    // while it is open the desk sees it: what is not found below was there to be found
    expect((await ask('/api/contacts/seen/words')).includes(String(callers))).toBe(true)
    await give('close-incident', { incident: 'past', disposition: 'handled' })
    await host.app.flush()
    // by its own id it is read as any other, logged, and after a day with a reason (audit/unusual.spec.ts): nothing finds that id
    const asked = {
      lon: String(callers),
      lat: '22.51',
      from: String(at - 1000),
      to: String(at + dayMs),
      q: String(callers),
    }
    for (const { path } of collections())
      expect([path, (await ask(`${path}?${new URLSearchParams(asked).toString()}`)).includes(`${callers},`)]).toEqual([
        path,
        false,
      ])
    expect(collections().filter(({ path }) => /caller/.test(path))).toEqual([])
  })

  test('5 mark an address so that it alarms', async () => {
    const conditions = leavesOf(schemaOf(commandSchemas['change-settings']), '').filter(
      (leaf) => /alert/.test(leaf.path) && isFreeText(leaf),
    )
    expect(conditions).toEqual([])
    expect(
      await give('raise-alert', { alert: 'a1', kind: 'slip-unsigned', about: 'x', timer: 'y' }),
    ).toBeGreaterThanOrEqual(400)
    const premises = { premises: 'x1', name: { zh: '某宅', en: 'A house' }, class: 'dwelling', address: 'Mill Lane 1' }
    await give('register-premises', { ...premises, area: { point: { lon: 113.9, lat: 22.5 }, radiusM: 20 } })
    for (const kind of ['watch', 'alarm', 'warning', 'person'])
      expect(await give('propose-note', { premises: 'x1', note: `n-${kind}`, kind, text: 'tell us' })).toBe(400)
    expect([...host.app.board.folds()].filter(([subject]) => subject.startsWith('alert/'))).toEqual([])
  })

  test('6 import a list of persons', async () => {
    const list = `code,name,number\np1,${name},${number}\n`
    const imports = host.app.routes.filter(({ method, path }) => method !== 'GET' && /lists|import|tables/.test(path))
    expect(imports.length).toBeGreaterThan(0)
    for (const { method, path } of imports) {
      const body = JSON.stringify({ text: list, csv: list, table: list, list: 'types' })
      const headers = { 'content-type': 'application/json' }
      const answer = await ask(path.replaceAll(/:\w+/g, 'types'), { method, headers, body })
      expect(answer).not.toContain(`"${name}"`)
    }
    const state = JSON.stringify([...host.app.board.folds()])
    expect(state).not.toContain(name)
    expect(state).not.toContain(number)
    expect([...programCommands.keys()].filter((each) => /person|people|import/.test(each))).toEqual([])
  })

  test('7 let a rule send ID numbers out', async () => {
    expect(allFields().filter((field) => /url|webhook|callback|endpoint|recipient|e-?mail/i.test(field))).toEqual([])
    expect(host.app.routes.filter(({ path }) => /webhook|forward|subscribe|outbox/.test(path))).toEqual([])
    // whatever rules there are: nothing of this whole file has left this machine
    expect(called.length).toBeGreaterThan(0)
    const isOurs = (address: string): boolean =>
      ['127.0.0.1', '::1'].includes(address) || address.startsWith(host.dataDir)
    expect(called.filter((address) => !isOurs(address))).toEqual([])
    for (const text of [idNumber, `owner ${idNumber}`])
      expect(await give('propose-note', { premises: 'x1', note: 'n-id', kind: 'hazard', text })).toBeGreaterThanOrEqual(
        400,
      )
  })

  test('8 subscribe to every incident of the neighbour', async () => {
    const theirs = ['other-i1', 'other-i2', 'other-c1', 'other-c2']
    client.say({ t: 'cards', open: theirs })
    for (const incident of theirs) client.say({ t: 'writing', incident, text: 'x' })
    await client.settle()
    const seen = JSON.stringify([
      client.received,
      ['incident', 'contact'].map((kind) => theirs.map((id) => client.board.get(kind as 'incident', id))),
    ])
    expect(theirs.filter((id) => seen.includes(`"id":"${id}"`))).toEqual([])
    // the stories before have asked for all that one sign-in may ask at once
    const cookie = await host.signIn('insider')
    for (const { method, path } of host.app.routes.filter(
      ({ method, path }) => method === 'GET' && /(incidents|contacts)\/:id/.test(path),
    ))
      for (const id of theirs) {
        const answer = await fetch(`${host.app.url}${path.replaceAll(/:\w+/g, id)}`, {
          method,
          headers: { cookie },
        })
        expect([path, id, [400, 403, 404].includes(answer.status)]).toEqual([path, id, true])
      }
    const agreement = { agreement: 'g1', with: 'other', level: 'command', branches: ['crime'], reason: 'near-border' }
    expect(await give('propose-agreement', agreement)).toBe(400)
    expect(await give('propose-agreement', { ...agreement, level: 'redacted', days: 400 })).toBe(400)
  })

  test('9 export a year of rows', async () => {
    const year = { from: String(Date.now() - 365 * dayMs), to: String(Date.now()), limit: '1000000', format: 'csv' }
    for (const { path } of collections()) {
      const answer = await ask(`${path}?${new URLSearchParams(year).toString()}`)
      expect([path, answer.includes(name) || answer.includes(number)]).toEqual([path, false])
    }
    const capped = leavesOf(
      schemaOf(host.app.routes.find(({ path }) => path === '/api/history/incidents')?.query ?? clientMessage),
      '',
    )
    const limit = capped.find(({ path }) => path.endsWith('.limit'))
    expect(Number(limit?.schema['maximum'] ?? 200)).toBeLessThanOrEqual(200)
    expect(
      host.app.routes.filter(
        ({ path }) => /export|dump|bulk|download/.test(path) && !/lists|tables|catalogue|plans/.test(path),
      ),
    ).toEqual([])
  })

  test("10 replay one officer's month", async () => {
    const byPerson = allFields().filter(
      (field) => /\.(account|officer|crew|responder|by)$/.test(field) && field.startsWith('GET'),
    )
    // who asks the audit by account is an auditor, is logged himself, and gets no places
    expect(byPerson.filter((field) => !/audit/.test(field))).toEqual([])
    const month: number[] = []
    const crew = await crewOf('E2')
    for (const [day, lon] of [113.945_671, 113.945_683, 113.945_697].entries()) {
      const incident = `day-${day}`
      await give('open-incident', { ...bare, incident })
      await give('dispatch-unit', { slip: randomUUID(), incident, unit: 'E2', instruction: '' })
      await crew.tell(lon)
      await give('report-status', { unit: 'E2', status: 'on-scene' })
      await give('report-status', { unit: 'E2', status: 'available' })
      await give('close-incident', { incident, disposition: 'handled' })
      month.push(lon)
    }
    await give('sign-off-unit', { unit: 'E2' })
    await host.app.flush()
    const said = await everythingSaid({ unit: 'E2', by: 'crew-E2', subject: 'unit/E2', account: 'crew-E2' })
    expect(month.filter((lon) => said.includes(String(lon)))).toEqual([])
    await crew.cut()
    const answer = await ask('/api/audit/entries?by=insider')
    expect(answer).not.toMatch(/"(lon|lat|point)"/)
    expect([...programCommands.keys()]).not.toContain('track')
  })
})
