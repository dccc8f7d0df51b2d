import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { StartupError } from './startup-error.ts'

const run = promisify(execFile)

/** Whom PostgreSQL runs as; undefined when it may run as the user of this process (it refuses to run as root). */
export type SystemUser = { readonly uid: number; readonly gid: number } | undefined

/** Root gets the system's `postgres` user, made here when it is missing; anybody else runs it as himself. */
export async function findSystemUser(): Promise<SystemUser> {
  if (process.getuid?.() !== 0) return undefined
  return (await lookUp('postgres')) ?? (await create('postgres'))
}

async function lookUp(name: string): Promise<SystemUser> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}

async function create(name: string): Promise<SystemUser> {
  const debian = () =>
    run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name])
  const alpine = () => run('adduser', ['-S', '-H', '-D', '-s', '/sbin/nologin', name])
  await debian()
    .catch(alpine)
    .catch(() => undefined)
  const user = await lookUp(name)
  if (user !== undefined) return user
  throw new StartupError(
    `PostgreSQL does not run as root, and a system user "${name}" could not be made: make one ("useradd --system ${name}") or start Tocsin as an ordinary user.`,
  )
}

/** Throws when `user` may not pass through a folder on the way to `path`. */
export async function checkWayTo(path: string, user: SystemUser): Promise<void> {
  if (user === undefined) return
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { uid, gid, mode } = await stat(folder)
    const searchBit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if ((mode & searchBit) === 0)
      throw new StartupError(
        `PostgreSQL runs as the user "postgres", who may not pass through ${folder}: "chmod o+x ${folder}", or start Tocsin as an ordinary user.`,
      )
    if (folder === dirname(folder)) return
  }
}
