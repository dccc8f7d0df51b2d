import { spawn } from 'node:child_process'
import { chown, open, readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { isMissing } from './broken-file.ts'
import { childEnvironment } from './initialise.ts'
import { isRunning, processesIn, signal } from './process.ts'
import type { Address } from './settings.ts'
import type { SystemUser } from './system-user.ts'

/** A running PostgreSQL: its first process, and the moment when that ends. */
export type Postmaster = { readonly pid: number; readonly ended: Promise<void> }

/** Starts PostgreSQL in its own process group: Ctrl-C at the terminal reaches Tocsin alone, which then stops it in order. */
export async function startPostmaster(binaries: Binaries, cluster: string, user: SystemUser): Promise<Postmaster> {
  const output = await open(startLog(cluster), 'w', 0o600)
  try {
    if (user !== undefined) await chown(startLog(cluster), user.uid, user.gid)
    const child = spawn(binaries.postgres, ['-D', cluster], {
      ...user,
      detached: true,
      env: childEnvironment,
      stdio: ['ignore', output.fd, output.fd],
    })
    const ended = new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.once('error', () => resolve())
    })
    return { pid: child.pid ?? 0, ended }
  } finally {
    await output.close()
  }
}

const startLog = (cluster: string): string => join(cluster, 'start.log')

/** Why the last start failed, in PostgreSQL's own words. */
export async function lastWords(cluster: string): Promise<string> {
  const text = await readFile(startLog(cluster), 'utf8').catch(() => '')
  return (
    text
      .split('\n')
      .findLast((line) => /FATAL|PANIC|ERROR|could not/.test(line))
      ?.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '') ?? text.trim()
  )
}

/** What a PostgreSQL that outlived a killed Tocsin wrote down about itself. */
export type Survivor = { readonly postmaster: Postmaster; readonly address: Address; readonly ready: boolean }

/** Finds the PostgreSQL that still runs on this cluster; a file left by one that died counts as none. */
export async function findSurvivor(cluster: string): Promise<Survivor | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return ''
    throw error
  })
  const [pidLine, , , port, folder, , , status] = text.split('\n')
  const pid = Number(pidLine)
  if (!(pid > 1) || !isRunning(pid) || !(await isOurs(pid, cluster))) return undefined
  const address: Address = folder ? { kind: 'socket', folder } : { kind: 'loopback', port: Number(port) }
  return { postmaster: { pid, ended: untilGone(pid) }, address, ready: status?.trim() === 'ready' }
}

/** A process id may have been given to somebody else after a restart of the machine. */
async function isOurs(pid: number, cluster: string): Promise<boolean> {
  if (process.platform !== 'linux') return true
  return (await processesIn(await realpath(cluster))).includes(pid)
}

async function untilGone(pid: number): Promise<void> {
  // whoever only looks in must not be held back by the watch
  while (isRunning(pid)) await wait(100, undefined, { ref: false })
}

/** Stops in order (clients are cut off, all is written), and by force when that takes longer than `patienceMs`. */
export async function stopPostmaster(postmaster: Postmaster, patienceMs: number): Promise<void> {
  for (const name of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    signal(postmaster.pid, name)
    // Ended with the wait: a timer left behind would hold the whole process for as long.
    const patience = new AbortController()
    const spent = wait(patienceMs, false, { signal: patience.signal })
    const gone = await Promise.race([postmaster.ended.then(() => true), spent])
    patience.abort()
    if (gone) return
  }
}

/**
 * Ends what a killed postmaster left behind. Its children notice by themselves, but one that is busy may take its time,
 * and no new server can start on their shared memory.
 */
export async function endLeftovers(cluster: string): Promise<void> {
  for (const pid of await processesIn(await realpath(cluster))) signal(pid, 'SIGKILL')
}
