import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

/** What a run of the program said and how it ended; `code` is null when a signal ended it. */
export type Ended = { readonly code: number | null; readonly out: string; readonly err: string }

export type Running = {
  readonly child: ChildProcess
  /** resolves with the address when the program says where it is; throws with what it said when it ends before */
  readonly ready: Promise<string>
  readonly ended: Promise<Ended>
}

/** Starts the real program as a person would. `env` is added to a clean environment. */
export function startProgram(
  args: readonly string[],
  env: Record<string, string>,
  options: SpawnOptions = {},
): Running {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH, TOCSIN_PORT: '0', ...env },
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  const ended = once(child, 'close').then(([code]: unknown[]) => ({
    code: typeof code === 'number' ? code : null,
    ...said,
  }))
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said.out += text
      const address = /is at {2}(\S+)\n/.exec(said.out)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.err += text))
    void ended.then(({ code, out, err }) => reject(new Error(`ended with ${code}: ${out}${err}`)))
  })
  ready.catch(() => undefined)
  return { child, ready, ended }
}

/** Asks it to stop, as a service manager does. */
export async function stopProgram({ child, ended }: Running): Promise<Ended> {
  child.kill('SIGTERM')
  return ended
}
