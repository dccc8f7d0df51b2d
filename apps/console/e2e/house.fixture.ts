import { randomUUID } from 'node:crypto'
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TypedCommand } from '@tocsin/link'
import { inject } from 'vitest'
import { addressIn, beginServer, call, firstWords, post, run, signIn } from './server.fixture.ts'

export type { Login } from './town.fixture.ts'

/** A real server with a generated town, three units and two people, in a process and a data folder of its own. */
export type House = {
  readonly url: string
  readonly port: number
  readonly password: string
  /** where the fall-back pack is written */
  readonly packDir: string
  /** a name that the gazetteer knows, as a caller would say it */
  readonly place: string
  /** the same as an English desk says it */
  readonly placeEn: string
  /** where that is, WGS 84 degrees */
  readonly placeAt: { readonly lon: number; readonly lat: number }
  /** gives a command as the dispatcher, over HTTP */
  readonly give: (command: TypedCommand) => Promise<void>
  /** a call rings, as an exchange hands it in; the contact */
  readonly ring: (callerNumber: string) => Promise<string>
  /** the exchange says where the caller of a contact was measured to be, metres off at most */
  readonly locate: (
    contact: string,
    point: { readonly lon: number; readonly lat: number },
    radiusM: number,
  ) => Promise<void>
  /** the exchange says that the caller has hung up */
  readonly hangUp: (contact: string) => Promise<void>
  /** founds another organisation beside the first, as the program does it on the command line; its administrator's password */
  readonly foundBeside: (id: string, zh: string, en: string, ...more: string[]) => Promise<string>
  /** kills the server without a word */
  readonly kill: () => Promise<void>
  /** starts a killed one again, at the same address on the same data */
  readonly startAgain: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** A house of one's own, begun on a copy of the furnished town (town.fixture.ts). `more`: of its environment. */
export async function startHouse(more: Readonly<Record<string, string>> = {}): Promise<House> {
  const { password, place, placeEn, placeAt, sourceKey, ...town } = inject('town')
  const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-desk-'))
  // With its owners: the database runs as a user of its own where we are root.
  await promisify(execFile)('cp', ['-a', `${town.dataDir}/.`, dataDir])
  let { child, ended } = beginServer(dataDir, '0', more)
  const url = addressIn(await firstWords(child))
  const sender = await signIn(url, 'sender', password)
  const { port } = new URL(url)
  return {
    url,
    port: Number(port),
    password,
    packDir: join(dataDir, 'fallback'),
    place,
    placeEn,
    placeAt,
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
      await call(url, '/api/contacts', { method: 'POST', bearer: sourceKey, body })
      return id
    },
    locate: async (contact, point, radiusM) => {
      const spot = { point, radiusM, confidencePct: 68, method: radiusM < 50 ? 'gnss' : 'cell' }
      const source = radiusM < 50 ? 'handset' : 'network'
      const body = { command: randomUUID(), contact, said: { form: 'measured', source, spot } }
      await call(url, '/api/locations', { method: 'POST', bearer: sourceKey, body })
    },
    hangUp: async (contact) => {
      const body = { command: randomUUID(), at: Date.now() }
      await call(url, `/api/contacts/${contact}/hung-up`, { method: 'POST', bearer: sourceKey, body })
    },
    foundBeside: async (id, zh, en, ...more) => {
      const { stdout } = await run(dataDir, [
        'organisation',
        'add',
        id,
        '--zh',
        zh,
        '--en',
        en,
        '--division',
        '440306',
        ...more,
      ])
      return stdout.trim().split(' / ')[1] ?? ''
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    startAgain: async () => {
      ;({ child, ended } = beginServer(dataDir, port, more))
      await firstWords(child)
    },
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
