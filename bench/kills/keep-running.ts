import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'
import { z } from 'zod'

const password = 'a password for a bench'
const ready = z.object({ owner: z.custom<ClientConfig>((value) => typeof value === 'object') })

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const tried = createServer().listen(0, '127.0.0.1')
  await once(tried, 'listening')
  const { port } = tried.address() as AddressInfo
  tried.close()
  return port
}

/** The server as a service manager would run it: started again whenever it is gone. With a place for backups it makes them by itself. */
export function keepRunning(dataDir: string, port: number, backupDir?: string) {
  let stopping = false
  let owner: ClientConfig | undefined
  let child: ChildProcess
  function start(): void {
    child = fork(
      new URL('server.ts', import.meta.url),
      [dataDir, String(port), password, ...(backupDir === undefined ? [] : [backupDir])],
      {
        execArgv: [],
        // as the program itself does
        env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') },
      },
    )
    child.on('message', (message) => (owner = ready.parse(message).owner))
    child.on('exit', () => {
      if (!stopping) start()
    })
  }
  start()
  return {
    kill: () => child.kill('SIGKILL'),
    /** killed for good */
    async end(): Promise<void> {
      stopping = true
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
    owner: () => owner,
    async stop(): Promise<void> {
      stopping = true
      child.send('stop')
      await once(child, 'exit')
    },
  }
}

/** Asks again and again until there is an answer; throws after `limitMs`. */
export async function until<Value>(
  ask: () => Promise<Value | undefined> | Value | undefined,
  limitMs = 60_000,
): Promise<Value> {
  const end = performance.now() + limitMs
  for (;;) {
    const value = await Promise.resolve(ask()).catch(() => undefined)
    if (value !== undefined) return value
    if (performance.now() > end) throw new Error('not within the limit')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** The session cookie of an account of the bench's server. */
export async function signIn(url: string, login: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  })
  if (!answer.ok) throw new Error(`sign-in: ${answer.status}`)
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}
