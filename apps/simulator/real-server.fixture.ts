import { spawn, type ChildProcess } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer, connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { writeTown } from '@tocsin/city/town'

const program = fileURLToPath(new URL('../server/main.ts', import.meta.url))

/** A folder for the data of servers under test, with a small town in it. */
export async function makeGround() {
  const dir = await mkdtemp(join(tmpdir(), 'tocsin-simulator-'))
  // PostgreSQL may run as a user of its own, who has to get through to its folder.
  await chmod(dir, 0o711)
  const city = join(dir, 'town.osm.pbf')
  await writeTown(city, { seed: 1, addresses: 5_000 })
  return { dir, city, remove: () => rm(dir, { recursive: true, force: true }) }
}

/** The real server as a program of its own, and what it says. */
export type RealServer = {
  /** resolves with the match of `pattern` in what the server has said or will say; rejects when it ends without */
  says(pattern: RegExp): Promise<RegExpExecArray>
  /** all that it has said */
  text(): string
  stop(signal?: NodeJS.Signals): Promise<void>
}

export function startServer(dataDir: string, args: readonly string[]): RealServer {
  const env = { ...process.env, TOCSIN_DATA: dataDir, TOCSIN_PORT: '0' }
  const child: ChildProcess = spawn(process.execPath, [program, 'start', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const wakes = new Set<() => void>()
  let over = false
  const wake = (): void => wakes.forEach((each) => each())
  const hear = (line: string): void => {
    lines.push(line)
    wake()
  }
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) createInterface({ input: stream }).on('line', hear)
  }
  const exited = new Promise<void>((resolve) => {
    child.once('close', () => {
      over = true
      wake()
      resolve()
    })
  })

  function says(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(lines.join('\n'))
        if (found === null && !over) return
        wakes.delete(look)
        if (found === null) reject(new Error(`the server never said ${pattern.source}, but:\n${lines.join('\n')}`))
        else resolve(found)
      }
      wakes.add(look)
      look()
    })
  }

  return {
    says,
    text: () => lines.join('\n'),
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal)
      await exited
    },
  }
}

/** A line to a port on this machine that can be cut with all that is on it, again and again. */
export async function startRelay(port: number) {
  const lines = new Set<Socket>()
  let cuts = 0
  const relay = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      lines.add(from)
      from.pipe(to)
      from.on('error', () => {})
      from.on('close', () => {
        lines.delete(from)
        to.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  const address = relay.address()
  if (address === null || typeof address === 'string') throw new Error('the relay does not listen on a port')
  let timer: ReturnType<typeof setInterval> | undefined
  const cut = (): void => {
    if (lines.size > 0) cuts += 1
    for (const line of lines) line.destroy()
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    cuts: () => cuts,
    cutEach(everyMs: number): void {
      timer ??= setInterval(cut, everyMs)
    },
    stop: () => {
      clearInterval(timer)
      cut()
      relay.close()
    },
  }
}
