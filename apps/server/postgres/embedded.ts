import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Log } from '../log.ts'
import { chooseAddress } from './address.ts'
import { keepBallast } from './ballast.ts'
import { findBinaries, type Binaries } from './binaries.ts'
import { openDataFolder } from './data-folder.ts'
import { roleNames, type Connection, type Database, type DatabaseRole } from './database.ts'
import { initialise } from './initialise.ts'
import { lockDataFolder } from './lock.ts'
import {
  endLeftovers,
  findSurvivor,
  lastWords,
  startPostmaster,
  stopPostmaster,
  type Postmaster,
} from './postmaster.ts'
import { after, signal } from './process.ts'
import { databaseName, prepareServer } from './roles.ts'
import { keepSecret, writeWhole } from './secrets.ts'
import { hbaConf, portOf, postgresqlConf, type Address } from './settings.ts'
import { StartupError } from './startup-error.ts'
import { supervise } from './supervise.ts'
import { checkWayTo, findSystemUser, type SystemUser } from './system-user.ts'
import { probe } from './watch.ts'

type Site = {
  readonly dataDir: string
  readonly cluster: string
  readonly binaries: Binaries
  readonly user: SystemUser
  readonly log: Log
}

const firstAnswerMs = 60_000
const stopPatienceMs = 10_000

/** Starts (or adopts) the PostgreSQL of the data folder and keeps it running. Throws `StartupError`. */
export async function startEmbedded(folder: string, log: Log): Promise<Database> {
  const dataDir = resolve(folder)
  await openDataFolder(dataDir)
  const unlock = await lockDataFolder(dataDir)
  try {
    return await startLocked(dataDir, log, unlock)
  } catch (error) {
    await unlock()
    throw error
  }
}

async function startLocked(dataDir: string, log: Log, unlock: () => Promise<void>): Promise<Database> {
  const [binaries, user] = await Promise.all([findBinaries(), findSystemUser()])
  const site: Site = { dataDir, cluster: join(dataDir, 'postgres'), binaries, user, log }
  await checkWayTo(site.cluster, user)
  await checkWayTo(binaries.postgres, user)
  const { superuser: superuserPassword, ...passwords } = await readPasswords(dataDir)
  await initialise(dataDir, binaries, user, superuserPassword)
  const { postmaster, address } = await adoptOrStart(site)
  const server = serverAt(address)
  const superuser: Connection = { ...server, database: 'postgres', user: 'postgres', password: superuserPassword }
  await untilAnswers(site, superuser, postmaster)
  await prepareServer(superuser, passwords)
  await keepBallast(dataDir)
  const connections = connectionsTo(server, passwords)
  const supervisor = supervise(
    { connection: connections.log, log, start: () => restart(site, address), whyNot: () => lastWords(site.cluster) },
    postmaster,
  )
  const stopWithProcess = () => signal(supervisor.postmaster()?.pid ?? 0, 'SIGINT')
  process.once('exit', stopWithProcess)
  return {
    connections,
    superuser,
    up: supervisor.up,
    onDown: supervisor.onDown,
    onUp: supervisor.onUp,
    async stop() {
      await supervisor.stop()
      const running = supervisor.postmaster()
      if (running !== undefined) await stopPostmaster(running, stopPatienceMs)
      process.off('exit', stopWithProcess)
      await unlock()
    },
  }
}

type Passwords = Record<DatabaseRole, string>

async function readPasswords(dataDir: string): Promise<Passwords & { readonly superuser: string }> {
  const read = (name: string): Promise<string> => keepSecret(dataDir, `postgres-${name}`)
  return {
    superuser: await read('postgres'),
    owner: await read('owner'),
    log: await read('log'),
    read: await read('read'),
  }
}

const serverAt = (address: Address) => ({
  host: address.kind === 'socket' ? address.folder : '127.0.0.1',
  port: portOf(address),
})

function connectionsTo(server: ReturnType<typeof serverAt>, passwords: Passwords): Database['connections'] {
  const connect = (role: DatabaseRole): Connection => ({
    ...server,
    database: databaseName,
    user: roleNames[role],
    password: passwords[role],
  })
  return { owner: connect('owner'), log: connect('log'), read: connect('read') }
}

/** The PostgreSQL of the data folder as another Tocsin runs it now, for a short visit; undefined when none runs. */
export async function visitEmbedded(folder: string): Promise<Database | undefined> {
  const dataDir = resolve(folder)
  const survivor = await findSurvivor(join(dataDir, 'postgres')).catch(() => undefined)
  if (survivor === undefined || !survivor.ready) return undefined
  const connections = connectionsTo(serverAt(survivor.address), await readPasswords(dataDir))
  if ((await probe(connections.log, 5_000)).error !== undefined) return undefined
  const never = (): (() => void) => () => undefined
  return {
    connections,
    superuser: undefined,
    up: () => true,
    onDown: never,
    onUp: never,
    stop: () => Promise.resolve(),
  }
}

/** Stops the PostgreSQL of a data folder whose Tocsin was killed, so that the folder can be emptied. */
export async function stopOrphan(folder: string): Promise<void> {
  const cluster = join(resolve(folder), 'postgres')
  const survivor = await findSurvivor(cluster).catch(() => undefined)
  if (survivor !== undefined) await stopPostmaster(survivor.postmaster, stopPatienceMs)
  // Its children end after it; one that was killed as it started has not yet said who it is.
  await endLeftovers(cluster).catch(() => undefined)
}

/** A survivor of a killed Tocsin is taken over when it runs with today's settings, else restarted with them. */
async function adoptOrStart(site: Site): Promise<{ postmaster: Postmaster; address: Address }> {
  const survivor = await findSurvivor(site.cluster)
  const address = survivor?.address ?? (await chooseAddress(site.dataDir, site.user))
  const changed = await configure(site, address)
  if (survivor !== undefined && survivor.ready && !changed) {
    site.log.info({ pid: survivor.postmaster.pid }, 'took over the PostgreSQL that was running')
    return { postmaster: survivor.postmaster, address }
  }
  if (survivor !== undefined) await stopPostmaster(survivor.postmaster, stopPatienceMs)
  return { postmaster: await restart(site, address), address }
}

/** Writes both settings files; says whether anything in them is new. */
async function configure(site: Site, address: Address): Promise<boolean> {
  const files = [
    { name: 'postgresql.conf', text: postgresqlConf(address) },
    { name: 'pg_hba.conf', text: hbaConf(address) },
  ]
  let changed = false
  for (const { name, text } of files) {
    const file = join(site.cluster, name)
    if ((await readFile(file, 'utf8').catch(() => '')) === text) continue
    await writeWhole(file, text, 0o644)
    changed = true
  }
  return changed
}

/** Also after a kill: what the killed one left behind holds its shared memory and is ended first. */
async function restart(site: Site, address: Address): Promise<Postmaster> {
  if (address.kind === 'socket') await chooseAddress(site.dataDir, site.user)
  await endLeftovers(site.cluster)
  return startPostmaster(site.binaries, site.cluster, site.user)
}

async function untilAnswers(site: Site, connection: Connection, postmaster: Postmaster): Promise<void> {
  const giveUp = performance.now() + firstAnswerMs
  for (;;) {
    const { error } = await probe(connection, 5_000)
    if (error === undefined) return
    const ended = await Promise.race([postmaster.ended.then(() => true), after(25).then(() => false)])
    if (ended || performance.now() > giveUp) throw await cannotStart(site, error)
  }
}

async function cannotStart(site: Site, cause: unknown): Promise<StartupError> {
  const words = await lastWords(site.cluster)
  const remedy = /No space left/.test(words)
    ? `free some room (the file "ballast" in ${site.dataDir} may be deleted for it)`
    : `its log is in ${join(site.cluster, 'log')}`
  return new StartupError(`PostgreSQL does not start: ${words}; ${remedy}.`, { cause })
}
