import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { join } from 'node:path'
import { commandNames, commandSchemas, grantees } from '@tocsin/domain'
import { writeTown } from '@tocsin/city/town'
import { clientMessage, type TypedCommand } from '@tocsin/link'
import fc from 'fast-check'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hashToken } from '../auth/sessions.ts'
import { prepareCity } from '../prepare-city.ts'
import { startTestApp, WireClient, type TestApp } from '../testing/app.fixture.ts'
import { nastyStrings, schemaOf, valuesOf } from '../testing/nasty.fixture.ts'
import type { Route } from './route.ts'

const sourceKey = 'a-source-key-for-tests-only'
const ids = ['c1', 'i1', 'E1', 'p1', 's1', 'everything', 'centre', 'nobody', randomUUID()]
const logged: string[] = []
const prototypes = [Object, Array, Function, String, Number].map(({ prototype }) => prototype)
const prototypeKeys = (): string => prototypes.map((each) => Reflect.ownKeys(each).map(String).join()).join('\n')
const untouched = prototypeKeys()

let host: TestApp
let cookie: string

beforeAll(async () => {
  const log = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) })
  host = await startTestApp({ openLog: () => log })
  const town = join(host.dataDir, 'town.osm.pbf')
  await writeTown(town, { seed: 1, addresses: 5000 })
  await host.app.city.use(
    await prepareCity(host.dataDir, { source: town, stations: undefined, name: 'town' }, () => undefined),
  )
  const name = { zh: '甲', en: 'A' }
  await host.give('centre', {
    type: 'found-organisation',
    body: { organisation: 'centre', name, division: '440305', timeZone: 'UTC' },
  })
  await host.give('centre', {
    type: 'open-post',
    body: { post: 'p1', kind: 'station', name, point: { lon: 113, lat: 23 } },
  })
  await host.give('centre', { type: 'register-unit', body: { unit: 'E1', callSign: 'E1', kind: 'engine', post: null } })
  await host.give('centre', {
    type: 'open-contact',
    body: { contact: 'c1', channel: 'phone', clocks: { rung: Date.now() } },
  })
  await host.give('centre', {
    type: 'open-incident',
    body: { incident: 'i1', contact: 'c1', type: 'medical', priority: 2, place: null, placeTyped: null },
  })
  // never named by what is made at random, so that it stays as it is
  await host.give('centre', {
    type: 'open-incident',
    body: { incident: 'steady', contact: null, type: 'medical', priority: 2, place: null, placeTyped: null },
  })
  const roles = grantees.filter(
    (grantee) => grantee !== 'source' && grantee !== 'locked-desk' && grantee !== 'off-duty',
  )
  await host.account('centre', 'everything', roles)
  await host.account('centre', 'steady', ['dispatcher'])
  cookie = await host.signIn('everything')
  await host.app.store.credentials.setSource({ id: 'exchange', org: 'centre', hash: hashToken(sourceKey) })
})
afterAll(() => host.stop())

/** After whatever was sent: nobody's fault was logged, no prototype has grown, and an ordinary note is taken. */
afterEach(async () => {
  expect(logged.splice(0)).toEqual([])
  expect(prototypeKeys()).toBe(untouched)
  expect(
    await host.give('centre', { type: 'note-incident', body: { incident: 'steady', note: 'still there' } }),
  ).toMatchObject({ ok: true })
  expect((await host.app.store.queries.loadOpen()).rows.length).toBeGreaterThan(4)
})

const headers = (access: Route['access']): Record<string, string> =>
  access === 'source' ? { authorization: `Bearer ${sourceKey}` } : { cookie }

/** The status, with the kind of problem; 503 only where it says that the same may be tried again. */
async function answerTo(path: string, send: RequestInit): Promise<string> {
  const answer = await fetch(`${host.app.url}${path}`, send)
  const text = await answer.text()
  return `${answer.status} ${answer.status < 400 ? '' : text}`
}
const isFault = (answer: string): boolean =>
  answer.startsWith('5') && !/^503 .*:(busy-try-again|no-free-number)"/.test(answer)

const textOf = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed()

describe('F21 input outside of what is declared', () => {
  /** Signing in is left to its own test: failed tries are made to wait. Signing out, or another password, would end the run. */
  const routes = (): Route[] => host.app.routes.filter(({ path }) => !/session|password/.test(path))

  test('never is a fault of the server, whatever stands in parameters, queries and bodies', async () => {
    const calls = fc.constantFrom(...routes()).chain((route) =>
      fc.record({
        route: fc.constant(route),
        params: valuesOf(schemaOf(route.params), ids),
        query: valuesOf(schemaOf(route.query), ids),
        body: valuesOf(schemaOf(route.body), ids),
      }),
    )
    await fc.assert(
      fc.asyncProperty(calls, async ({ route, params, query, body }) => {
        const known = new Map(Object.entries(params ?? {}))
        const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(textOf(known.get(name))))
        const search = new URLSearchParams(Object.entries(query ?? {}).map(([name, value]) => [name, textOf(value)]))
        const sent = route.hasBody ? { body: JSON.stringify(body) } : {}
        const json: Record<string, string> = route.hasBody ? { 'content-type': 'application/json' } : {}
        const answer = await answerTo(`${path}?${search.toString()}`, {
          method: route.method,
          headers: { ...headers(route.access), ...json },
          ...sent,
        })
        expect(answer).not.toSatisfy(isFault)
      }),
      { numRuns: 150 },
    )
  })

  const commands = fc
    .constantFrom(...commandNames.filter((name) => !['disable-account', 'revoke-role'].includes(name)))
    .chain((type) =>
      fc.record({
        id: fc.uuid(),
        type: fc.constant(type),
        body: valuesOf(schemaOf(commandSchemas[type]), ids),
        seat: fc.constantFrom(...nastyStrings.filter(({ length }) => length < 61)),
      }),
    )

  test('no command is one either', async () => {
    await fc.assert(
      fc.asyncProperty(commands, async (command) => {
        const answer = await answerTo('/api/commands', {
          method: 'POST',
          headers: { cookie, 'content-type': 'application/json' },
          body: JSON.stringify(command),
        })
        expect(answer).not.toSatisfy(isFault)
        expect(answer.startsWith('400') && !answer.includes('"field":')).toBe(false)
      }),
      { numRuns: 250 },
    )
  })

  test('no text that is kept in clear is one either, and none that one signs in with', async () => {
    const tell = (command: TypedCommand, seat: string | null = null): Promise<string> =>
      answerTo('/api/commands', {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ id: randomUUID(), ...command, seat }),
      })
    for (const [n, nasty] of nastyStrings.entries()) {
      const text = `${n}${nasty}`.slice(0, 20)
      const name = { zh: text, en: text }
      const place = { point: { lon: 113, lat: 23 }, radiusM: 1, label: nasty.slice(0, 300), source: 'map' as const }
      const answers = [
        await tell({
          type: 'register-unit',
          body: { unit: `u${n}`, callSign: text, kind: 'engine', name, post: null },
        }),
        await tell({ type: 'open-post', body: { post: `p-${n}`, kind: 'station', name, point: place.point } }, text),
        await tell({ type: 'place-incident', body: { incident: 'steady', place, placeTyped: nasty.slice(0, 500) } }),
        await tell({ type: 'note-incident', body: { incident: 'steady', note: nasty.slice(0, 8000) } }, text),
      ]
      const isText = text.isWellFormed() && !/[\0\r\n]/.test(text)
      expect(answers.map((answer) => answer.slice(0, 3))).toEqual(
        isText ? ['200', '200', '200', '200'] : ['400', '400', '400', '400'],
      )
      expect(await tell({ type: 'note-incident', body: { incident: 'steady', note: nasty.slice(0, 8000) } })).toBe(
        '200 ',
      )
    }
    for (const login of nastyStrings.slice(0, 8)) {
      const body = JSON.stringify({ login, password: login })
      const send = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
      expect(await answerTo('/api/session', send)).toMatch(/^40[01] /)
    }
    const card = await (await fetch(`${host.app.url}/api/incidents/steady/card`, { headers: { cookie } })).text()
    for (const nasty of nastyStrings)
      expect(card).toContain(JSON.stringify(nasty.slice(0, 8000).toWellFormed()).slice(1, -1))
  })

  const deep = (open: string, close: string): string => open.repeat(100_000) + close.repeat(100_000)
  const envelope = `"id":"${randomUUID()}","type":"note-incident"`
  const bodies: readonly (readonly [what: string, body: string | Buffer, status: number])[] = [
    ['nothing', '', 400],
    ['null', 'null', 400],
    ['not a number', 'NaN', 400],
    [
      'a number out of range',
      `{"id":"${randomUUID()}","type":"take-contact","body":{"contact":"c1","offHookAt":1e400}}`,
      400,
    ],
    ['a clock out of range', `{${envelope},"body":{"incident":"steady","note":"x"},"deviceAt":1e400}`, 200],
    ['a prototype', `{${envelope},"body":{"__proto__":{"polluted":true},"incident":"i1","note":"x"}}`, 400],
    ['a constructor', `{${envelope},"body":{"constructor":{"prototype":{"polluted":true}}}}`, 400],
    ['one key twice', `{"id":"x",${envelope},"type":"x","body":{}}`, 400],
    ['a list in a list, 100,000 times', deep('[', ']'), 400],
    [
      'an object in an object, 40,000 times',
      `{${envelope},"body":${'{"a":'.repeat(40_000)}1${'}'.repeat(40_001)}`,
      400,
    ],
    ['a byte order mark', `\u{feff}{${envelope},"body":{}}`, 400],
    ['UTF-16', Buffer.from(`{${envelope},"body":{}}`, 'utf16le'), 400],
    ['what is no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0xc0, 0x22, 0x3a, 0x31, 0x7d]), 400],
    ['half a pair', `{${envelope},"body":{"incident":"steady","note":"\\ud800"}}`, 200],
    ['50 MB', Buffer.alloc(50 * 2 ** 20, 0x20), 413],
  ]
  test.for(bodies)('a body that is %s gets its answer', async ([, body, status]) => {
    expect(await post(body)).toBe(status)
  })

  /** Sent without a length, as an endless body is; the answer may come, and the connection end, before all is sent. */
  function post(body: string | Buffer): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const call = request(`${host.app.url}/api/commands`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
      })
      call.once('response', (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      })
      call.once('error', reject)
      call.write(body)
      call.end()
    })
  }

  test.for([
    '/%',
    '/%00',
    '/api/incidents/%00/card',
    '/api/incidents/..%2f..%2fetc/card',
    '/%c0%af..',
    '//',
    '/api/places?q=%ED%A0%80',
    '/api/places?q=a&q=b',
    '/api/places?__proto__[x]=1&q=',
    `/${'a'.repeat(15_000)}`,
    '/assets/..%2f..%2f..%2fpackage.json',
    '/api/history/incidents?number=%00',
    '/api/route?unit=%00&lon=1&lat=1',
  ])('the address %s is none of ours', async (path) => {
    expect(await answerTo(path, { headers: { cookie } })).toMatch(/^(200|4\d\d) /)
  })

  test('nor is anything that a socket may say; the same connection goes on', async () => {
    const client = new WireClient(host.app.url, cookie)
    await client.connect()
    const messages = fc.oneof(
      valuesOf(schemaOf(clientMessage), ids),
      commands.map((command) => ({ t: 'command', ...command })),
    )
    await fc.assert(
      fc.asyncProperty(messages, async (message) => {
        client.sayRaw(JSON.stringify(message))
        // a hello of another version ends the connection with its code
        if (!(await client.settle())) await client.connect()
        expect(await client.settle()).toBe(true)
      }),
      { numRuns: 250 },
    )
    expect(
      client.received.filter(
        (message) => message.t === 'answer' && !message.ok && message.refusal.refused === 'log-unavailable',
      ),
    ).toEqual([])
    await client.cut()
  })
})

describe('F23 a client that abuses its socket', () => {
  /** Who abuses, and somebody who must not feel it. */
  async function both(): Promise<{ bad: WireClient; good: WireClient }> {
    const bad = new WireClient(host.app.url, cookie)
    const good = new WireClient(host.app.url, await host.signIn('steady'))
    await Promise.all([bad.connect(), good.connect()])
    await bad.settle()
    return { bad, good }
  }

  async function othersGoOn({ good, bad }: { bad: WireClient; good: WireClient }): Promise<void> {
    await host.give('centre', { type: 'note-incident', body: { incident: 'steady', note: 'for all' } })
    expect(await good.settle()).toBe(true)
    const notes = host.app.board.get('incident/steady')
    expect(good.board.get('incident', 'steady')?.notes).toBe(notes?.kind === 'incident' ? notes.state.notes : undefined)
    await Promise.all([good.cut(), bad.cut()])
  }

  const tooLarge = ' '.repeat(64 * 1024 + 1)
  const ends: readonly (readonly [what: string, send: (bad: WireClient) => void, code: number])[] = [
    ['too large a frame', (bad) => bad.sayRaw(tooLarge), 1009],
    [
      'too large a message in small frames',
      (bad) => {
        for (let n = 0; n < 100; n += 1) bad.sayRaw(' '.repeat(1000), { fin: false })
      },
      1009,
    ],
    ['what is no UTF-8', (bad) => bad.sayRaw(Buffer.from([0x22, 0xc0, 0xaf, 0x22]), { binary: false }), 1007],
  ]
  test.for(ends)('with %s is cut off with the code that says so; others feel nothing', async ([, send, code]) => {
    const clients = await both()
    send(clients.bad)
    expect(await clients.bad.closeCode()).toBe(code)
    await othersGoOn(clients)
    expect(logged.splice(0).every((line) => line.includes('a socket broke'))).toBe(true)
  })

  test('with bytes, or with a message in pieces, is told or understood, and stays', async () => {
    const clients = await both()
    clients.bad.sayRaw(Buffer.from('{"t":"ping","n":1}'), { binary: true })
    clients.bad.sayRaw('{"t":"pi', { fin: false })
    clients.bad.sayRaw('ng","n":2}')
    expect(await clients.bad.settle()).toBe(true)
    expect(clients.bad.received.filter(({ t }) => t === 'problem')).toMatchObject([{ detail: 'not JSON' }])
    await othersGoOn(clients)
  })

  test('with a flood of pings whose answers it does not read is cut off', async () => {
    const clients = await both()
    const before = host.app.sessions().size
    clients.bad.floodWithPings(200_000)
    await expect.poll(() => host.app.sessions().size, { timeout: 30_000 }).toBe(before - 1)
    await othersGoOn(clients)
  })
})
