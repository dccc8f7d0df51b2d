import { randomUUID } from 'node:crypto'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TypedCommand } from '@tocsin/link'
import { z } from 'zod'

const main = join(import.meta.dirname, '../../server/main.ts')
const buildPages = join(import.meta.dirname, '../../../scripts/checks/pages.ts')
const password = 'a password for tests'

/** A real server with a generated town, three units and two people, in a process and a data folder of its own. */
export type House = {
  readonly url: string
  readonly port: number
  readonly password: string
  /** a name that the gazetteer knows, as a caller would say it */
  readonly place: string
  /** where that is, WGS 84 degrees */
  readonly placeAt: { readonly lon: number; readonly lat: number }
  /** gives a command as the dispatcher, over HTTP */
  readonly give: (command: TypedCommand) => Promise<void>
  /** a call rings, as an exchange hands it in; the contact */
  readonly ring: (callerNumber: string) => Promise<string>
  /** the exchange says that the caller has hung up */
  readonly hangUp: (contact: string) => Promise<void>
  /** kills the server without a word */
  readonly kill: () => Promise<void>
  /** starts a killed one again, at the same address on the same data */
  readonly startAgain: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** `taker` takes calls, `sender` sends units, `chief` may do both, `keeper` looks after the program. */
const people = {
  taker: ['call-taker'],
  sender: ['dispatcher'],
  chief: ['call-taker', 'dispatcher', 'shift-leader'],
  keeper: ['administrator'],
} as const
export type Login = keyof typeof people

export async function startHouse(): Promise<House> {
  // In a process of its own: it ties itself to the life of its parent.
  const build = spawn(process.execPath, [buildPages], {
    stdio: 'inherit',
    // Vitest says "test", and pages built under that carry React's development half.
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const code = await new Promise<number | null>((resolve) => build.once('close', resolve))
  if (code !== 0) throw new Error('the pages could not be built')
  const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-desk-'))
  const begin = (port: string) =>
    spawn(process.execPath, [main, 'start', '--no-demo', '--seed', '5'], {
      env: { PATH: process.env['PATH'] ?? '', TOCSIN_PORT: port, TOCSIN_DATA: dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  let child = begin('0')
  let ended = once(child, 'close')
  const said = await firstWords(child)
  const url = z.string().parse(/is at {2}(\S+)\n/.exec(said)?.[1])
  const admin = await signIn(url, 'admin', z.string().parse(/admin \/ (\S+)/.exec(said)?.[1]))
  await furnish(url, admin)
  const sender = await signIn(url, 'sender', password)
  const place = await somePlace(url, sender)
  for (const unit of ['P1', 'P2', 'E1']) await post(url, sender, { type: 'sign-on-unit', body: { unit, crew: [] } })
  const { port } = new URL(url)
  const key = await sourceKey(dataDir)
  return {
    url,
    port: Number(port),
    password,
    place: place.name,
    placeAt: { lon: place.lon, lat: place.lat },
    give: (command) => post(url, sender, command),
    ring: async (callerNumber) => {
      const id = randomUUID()
      const body = {
        id,
        command: randomUUID(),
        channel: 'phone',
        clocks: { rung: Date.now() },
        words: { callerNumber },
      }
      await call(url, '/api/contacts', { method: 'POST', bearer: key, body })
      return id
    },
    hangUp: async (contact) => {
      const body = { command: randomUUID(), at: Date.now() }
      await call(url, `/api/contacts/${contact}/hung-up`, { method: 'POST', bearer: key, body })
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    startAgain: async () => {
      child = begin(port)
      ended = once(child, 'close')
      await firstWords(child)
    },
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** What the program says until it is ready; throws with it when the program ends before. */
async function firstWords(child: ReturnType<typeof spawn>): Promise<string> {
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text))
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes('Ctrl-C stops it.')) resolve(said)
    })
    child.once('close', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
}

/** The key of an exchange, as the program gives it to who has the machine. */
async function sourceKey(dataDir: string): Promise<string> {
  const child = spawn(process.execPath, [main, 'source', 'key', 'exchange'], {
    env: { PATH: process.env['PATH'] ?? '', TOCSIN_DATA: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  await once(child, 'close')
  return z.string().parse(/exchange \/ (\S+)/.exec(said)?.[1])
}

/** A post at the town hall, its units, and the people at the desks. */
async function furnish(url: string, admin: string): Promise<void> {
  const { lon, lat } = await somePlace(url, undefined, admin)
  const name = { zh: '江岸派出所', en: 'Riverside Station' }
  await post(url, admin, { type: 'open-post', body: { post: 'station-1', kind: 'station', name, point: { lon, lat } } })
  const kinds = { P1: 'patrol', P2: 'patrol', P3: 'patrol', E1: 'engine' } as const
  for (const [unit, kind] of Object.entries(kinds))
    await post(url, admin, { type: 'register-unit', body: { unit, callSign: unit, kind, post: 'station-1' } })
  const partners = [
    { id: 'medical-120', name: { zh: '市急救中心', en: 'Ambulance centre' }, kind: 'medical' as const, number: '120' },
    { id: 'fire-119', name: { zh: '市消防指挥中心', en: 'Fire control' }, kind: 'fire' as const, number: '119' },
  ]
  await post(url, admin, { type: 'change-settings', body: { partners } })
  for (const [login, roles] of Object.entries(people)) {
    await post(url, admin, { type: 'create-account', body: { account: login, login, roles: [...roles], post: null } })
    await call(url, `/api/accounts/${login}/password`, { method: 'PUT', cookie: admin, body: { password } })
  }
}

type Call = { readonly method?: string; readonly cookie?: string; readonly bearer?: string; readonly body?: object }

async function call(url: string, path: string, { method = 'GET', cookie = '', bearer, body }: Call): Promise<Response> {
  const headers = {
    cookie,
    ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
    ...(body && { 'content-type': 'application/json' }),
  }
  const answer = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return answer
}

async function signIn(url: string, login: string, secret: string): Promise<string> {
  const answer = await call(url, '/api/session', { method: 'POST', body: { login, password: secret } })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function post(url: string, cookie: string, { type, body }: TypedCommand): Promise<void> {
  await call(url, '/api/commands', { method: 'POST', cookie, body: { id: randomUUID(), type, body } })
}

const places = z.object({
  places: z.array(
    z.object({ label: z.string(), lon: z.number(), lat: z.number(), name: z.object({ zh: z.string() }) }),
  ),
})

/** A point in the middle of the town; with a cookie that may search, a place with its name. */
async function somePlace(
  url: string,
  cookie?: string,
  admin?: string,
): Promise<{ lon: number; lat: number; name: string }> {
  if (cookie === undefined) {
    const city = z.object({
      manifest: z.looseObject({ bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]) }),
    })
    const answer = await call(url, '/api/city', { cookie: admin ?? '' })
    const [west, south, east, north] = city.parse(await answer.json()).manifest.bbox
    return { lon: (west + east) / 2, lat: (south + north) / 2, name: '' }
  }
  const answer = await call(url, `/api/places?q=${encodeURIComponent('人民医院')}`, { cookie })
  const [first] = places.parse(await answer.json()).places
  if (first === undefined) throw new Error('the town has no hospital')
  return { lon: first.lon, lat: first.lat, name: first.name.zh }
}
