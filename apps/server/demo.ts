import { fork, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashToken } from './auth/sessions.ts'
import type { App } from './app.ts'
import { ensureAccount, ensurePhoneBook, ensurePlans, firstOrganisation, makePassword } from './found.ts'
import { ensureOrganisations } from './demo-organisations.ts'
import type { DemoPlaces } from './demo-plans.ts'
import type { StartOptions } from './program/start.ts'

const simulator = fileURLToPath(new URL('../simulator/main.ts', import.meta.url))

export type DemoTown = {
  readonly signIn: { readonly login: string; readonly password: string }
  /** a station's command room; undefined where the city has no station */
  readonly room: { readonly login: string; readonly password: string } | undefined
  /** resolves when the simulator has ended by itself and in failure; it has said why */
  readonly failed: Promise<void>
  stop(): Promise<void>
}

/** The demo's desk keeps its password from start to start, in the data folder, readable by its owner alone. */
async function deskPassword(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secrets', 'demo-desk')
  const known = await readFile(file, 'utf8').catch(() => '')
  if (known !== '') return known
  const password = makePassword()
  await writeFile(file, password, { mode: 0o600 })
  return password
}

/** The first hospital and the first area of the city in use, as a call there would name them. */
function placesFor({ city }: App): DemoPlaces {
  const now = city.current()
  const hospital = now?.places.search('医院', { limit: 5 }).find(({ kind }) => kind === 'poi')
  return { hospital: hospital?.label, area: now?.layers.beats[0]?.id }
}

/** Starts the simulator as a client like any other: an account, a source key, the address. */
export async function startDemoTown(app: App, cityDir: string, options: StartOptions): Promise<DemoTown> {
  const signIn = { login: 'desk', password: await deskPassword(app.config.dataDir) }
  const director = { login: 'demo-director', password: makePassword() }
  const sourceKey = randomBytes(24).toString('base64url')
  await ensureAccount(app, {
    id: signIn.login,
    roles: ['call-taker', 'dispatcher', 'shift-leader'],
    password: signIn.password,
  })
  await ensureAccount(app, { id: director.login, roles: ['administrator'], password: director.password })
  const post = await ensureOrganisations(app)
  const room = post === undefined ? undefined : { login: 'station', password: signIn.password }
  if (room !== undefined && post !== undefined)
    await ensureAccount(app, { id: room.login, roles: ['station-officer'], password: room.password, post })
  await ensurePlans(app, placesFor(app))
  await ensurePhoneBook(app)
  await app.store.credentials.setSource({ id: 'demo-exchange', org: firstOrganisation, hash: hashToken(sourceKey) })
  const child = fork(simulator, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  let stopping = false
  const failed = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('exit', (code) => {
      if (code !== 0 && !stopping) resolve()
    })
  })
  const { replay, seed, speed, scenario, callTakers, dispatchers } = options
  child.send({
    url: app.url,
    administrator: director,
    sourceKey,
    cityDir,
    replay,
    seed,
    speed,
    scenario,
    callTakers,
    dispatchers,
  })
  const stop = (): Promise<void> => {
    stopping = true
    return ended(child)
  }
  return { signIn, room, failed, stop }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    const impatient = setTimeout(() => child.kill('SIGKILL'), 3000)
    child.once('exit', () => {
      clearTimeout(impatient)
      resolve()
    })
    child.kill('SIGTERM')
  })
}
