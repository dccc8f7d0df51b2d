import { execFile } from 'node:child_process'
import { access, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import { isFull } from './broken-file.ts'
import { StartupError } from './startup-error.ts'
import type { SystemUser } from './system-user.ts'

const run = promisify(execFile)
const major = 18

/** glibc keeps up to 16 MB that a backend gives back, which every batch would have to fetch again page by page. */
const keepMemory = { MALLOC_TOP_PAD_: '4194304', MALLOC_TRIM_THRESHOLD_: '16777216', MALLOC_MMAP_THRESHOLD_: '4194304' }

/** The child's locale and time, without this process's environment, which may hold secrets. */
export const childEnvironment = { LC_ALL: 'C', TZ: 'UTC', PATH: process.env['PATH'] ?? '', ...keepMemory }

/**
 * Makes the cluster `<dataDir>/postgres` unless it is there. It is made beside and moved into place when complete, so
 * an interrupted installation leaves only `<dataDir>/postgres-install`, which the next start removes.
 */
export async function initialise(
  dataDir: string,
  binaries: Binaries,
  user: SystemUser,
  password: string,
): Promise<void> {
  const cluster = join(dataDir, 'postgres')
  const beside = join(dataDir, 'postgres-install')
  await rm(beside, { recursive: true, force: true })
  if (await exists(cluster)) return checkMajor(cluster)
  await mkdir(beside, { mode: 0o700 })
  const passwordFile = join(beside, 'password')
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (user !== undefined) await Promise.all([beside, passwordFile].map((path) => chown(path, user.uid, user.gid)))
  const fresh = join(beside, 'cluster')
  await initdb(binaries, fresh, passwordFile, user)
  await rm(passwordFile)
  await rename(fresh, cluster)
  await rm(beside, { recursive: true })
}

/** Text is ordered by code point and independent of the host's libraries; where order shows, a query gives a collation. */
async function initdb(binaries: Binaries, folder: string, passwordFile: string, user: SystemUser): Promise<void> {
  const flags = [
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--data-checksums',
  ]
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  try {
    await run(binaries.initdb, [`--pgdata=${folder}`, ...flags, ...locale], { ...user, env: childEnvironment })
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : String(cause)
    const full = isFull(cause) || text.includes('No space left on device')
    throw new StartupError(
      full
        ? `No room to install the database at ${folder}: free about 100 MB and start again.`
        : `PostgreSQL could not be installed: ${lastLine(text)}`,
      { cause },
    )
  }
}

async function checkMajor(cluster: string): Promise<void> {
  const found = Number(await readFile(join(cluster, 'PG_VERSION'), 'utf8'))
  if (found === major) return
  const remedy = found > major ? 'start the newer Tocsin that wrote it' : 'restore a backup into an empty data folder'
  throw new StartupError(`The database in ${cluster} is of PostgreSQL ${found}, this Tocsin has ${major}: ${remedy}.`)
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? ''
