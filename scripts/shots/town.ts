import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The demo town, running. `password`: that of the demo's desk. */
export type Town = { readonly url: string; readonly password: string; readonly stop: () => Promise<void> }

async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no free port was given')
  return address.port
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
  const password = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const found = /\bdesk \/ (\S+)/.exec(printed)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', () => reject(new Error(`the product ended: ${printed}`)))
  })
  return {
    url: `http://localhost:${port}`,
    password,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGINT')
      await ended
      rmSync(data, { recursive: true, force: true })
    },
  }
}
