import { execFile, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'

/** The demo town, running. `password`: that of the demo's desk. */
export type Town = {
  readonly url: string
  readonly password: string
  /** somebody calls and hangs up before anybody takes it */
  readonly callAndHangUp: () => Promise<void>
  readonly stop: () => Promise<void>
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no free port was given')
  return address.port
}

async function signIn(
  url: string,
  login: string,
  password: string,
  newPassword?: string,
): Promise<{ cookie: string; account: string }> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password, newPassword }),
  })
  const { viewer } = z.object({ viewer: z.object({ account: z.string() }) }).parse(await answer.json())
  return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '', account: viewer.account }
}

/** Whoever sits at the demo's desk may open every screen. */
async function furnish(url: string, admin: string, password: string): Promise<void> {
  const { cookie } = await signIn(url, 'admin', admin, 'seventeen green kettles')
  const { account } = await signIn(url, 'desk', password)
  const answer = await fetch(`${url}/api/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ id: randomUUID(), type: 'grant-role', body: { account, role: 'administrator' } }),
  })
  if (!answer.ok) throw new Error(`the demo's desk got no further role: ${await answer.text()}`)
}

/** The key of an exchange, as the program gives it to who has the machine. */
async function sourceKey(data: string): Promise<string> {
  const program = join(import.meta.dirname, '../tocsin.mjs')
  const { stdout } = await promisify(execFile)(process.execPath, [program, 'source', 'key', 'exchange'], {
    env: { ...process.env, TOCSIN_DATA: data },
  })
  return z.string().parse(/exchange \/ (\S+)/.exec(stdout)?.[1])
}

/** Starts the product as its user does, with data of its own that are gone afterwards. Throws what it printed when it ends early. */
export async function startTown(): Promise<Town> {
  const data = mkdtempSync(join(tmpdir(), 'tocsin-shots-'))
  const port = await freePort()
  const child = spawn(process.execPath, [join(import.meta.dirname, '../start.mjs')], {
    env: { ...process.env, TOCSIN_PORT: String(port), TOCSIN_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  const { admin, password } = await new Promise<{ admin: string; password: string }>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const [first, second] = [/\badmin \/ (\S+)/, /\bdesk \/ (\S+)/].map((each) => each.exec(printed)?.[1])
      if (first !== undefined && second !== undefined) resolve({ admin: first, password: second })
    })
    child.once('exit', () => reject(new Error(`the product ended: ${printed}`)))
  })
  const url = `http://localhost:${port}`
  await furnish(url, admin, password)
  const key = await sourceKey(data)
  return {
    url,
    password,
    async callAndHangUp() {
      const id = randomUUID()
      const send = (path: string, body: object): Promise<Response> =>
        fetch(url + path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
          body: JSON.stringify({ command: randomUUID(), ...body }),
        })
      const words = { callerNumber: '555-0199' }
      await send('/api/contacts', { id, channel: 'phone', clocks: { rung: Date.now() }, words })
      await send(`/api/contacts/${id}/hung-up`, { at: Date.now() })
    },
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGINT')
      await ended
      rmSync(data, { recursive: true, force: true })
    },
  }
}
