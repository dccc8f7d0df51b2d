import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { z } from 'zod'
import { addressIn, beginServer, call, choosePassword, firstWords, post, signIn, sourceKey } from './server.fixture.ts'

const buildPages = join(import.meta.dirname, '../../../scripts/checks/pages.ts')
const password = 'a password for tests'

/** `taker` takes calls, `sender` sends units, `chief` may do both, `keeper` looks after the program; `alone` does all of it. */
const people = {
  taker: ['call-taker'],
  sender: ['dispatcher'],
  chief: ['call-taker', 'dispatcher', 'shift-leader'],
  keeper: ['administrator'],
  alone: ['call-taker', 'dispatcher', 'shift-leader', 'administrator'],
} as const
export type Login = keyof typeof people

/** A data folder with a town, its post, units and people, whose server has ended: each house of a test begins with a copy. */
export type Town = {
  readonly dataDir: string
  readonly password: string
  /** a name that the gazetteer knows, as a caller would say it */
  readonly place: string
  /** the same as an English desk says it */
  readonly placeEn: string
  /** where that is, WGS 84 degrees */
  readonly placeAt: { readonly lon: number; readonly lat: number }
  /** the key of an exchange that hands calls in */
  readonly sourceKey: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    town: Town
  }
}

let dataDir = ''

/** Once for all browser tests of a run: builds the pages and furnishes the town. */
export async function setup(project: TestProject): Promise<void> {
  await build()
  dataDir = await mkdtemp(join(tmpdir(), 'tocsin-town-'))
  const { child, ended } = beginServer(dataDir, '0')
  const said = await firstWords(child)
  const url = addressIn(said)
  await furnish(
    url,
    await signIn(url, 'admin', z.string().parse(/admin \/ (\S+)/.exec(said)?.[1]), 'seventeen green kettles'),
  )
  const sender = await signIn(url, 'sender', password)
  const { name, nameEn, lon, lat } = await hospital(url, sender)
  for (const unit of ['P1', 'P2', 'E1']) await post(url, sender, { type: 'sign-on-unit', body: { unit, crew: [] } })
  const key = await sourceKey(dataDir)
  child.kill('SIGTERM')
  await ended
  project.provide('town', { dataDir, password, place: name, placeEn: nameEn, placeAt: { lon, lat }, sourceKey: key })
}

export const teardown = (): Promise<void> => rm(dataDir, { recursive: true, force: true })

async function build(): Promise<void> {
  // In a process of its own: it ties itself to the life of its parent.
  const child = spawn(process.execPath, [buildPages], {
    stdio: 'inherit',
    // Vitest says "test", and pages built under that carry React's development half.
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error('the pages could not be built')
}

/** A post at the town hall, its units, and the people at the desks. */
async function furnish(url: string, admin: string): Promise<void> {
  const { lon, lat } = await middleOfTown(url, admin)
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
    await choosePassword(url, admin, login, password)
  }
}

const places = z.object({
  places: z.array(
    z.object({
      label: z.string(),
      lon: z.number(),
      lat: z.number(),
      name: z.object({ zh: z.string(), en: z.string() }),
    }),
  ),
})

const manifest = z.object({
  manifest: z.looseObject({ bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]) }),
})

async function middleOfTown(url: string, cookie: string): Promise<{ lon: number; lat: number }> {
  const answer = await call(url, '/api/city', { cookie })
  const [west, south, east, north] = manifest.parse(await answer.json()).manifest.bbox
  return { lon: (west + east) / 2, lat: (south + north) / 2 }
}

/** A place with its name; asked as somebody who may search. */
async function hospital(
  url: string,
  cookie: string,
): Promise<{ lon: number; lat: number; name: string; nameEn: string }> {
  const answer = await call(url, `/api/places?q=${encodeURIComponent('人民医院')}`, { cookie })
  const [first] = places.parse(await answer.json()).places
  if (first === undefined) throw new Error('the town has no hospital')
  return { lon: first.lon, lat: first.lat, name: first.name.zh, nameEn: first.name.en }
}
