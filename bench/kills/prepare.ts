import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { signIn } from './keep-running.ts'

/** Registers and signs on so many units; their ids. */
export async function prepareUnits(url: string, count: number): Promise<string[]> {
  const [head, desk] = [await signIn(url, 'head'), await signIn(url, 'desk')]
  const units = Array.from({ length: count }, (_, n) => `K${n}`)
  const post = (cookie: string, type: string, body: object): Promise<Response> =>
    fetch(`${url}/api/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ id: crypto.randomUUID(), type, body }),
    })
  for (const unit of units) {
    await post(head, 'register-unit', { unit, callSign: unit, kind: 'patrol', post: null })
    await post(desk, 'sign-on-unit', { unit, crew: [] })
  }
  return units
}

/** Kills the postmaster of a data folder, as a crash of the machine would. */
export async function killPostgres(dataDir: string): Promise<void> {
  const [pid] = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
  process.kill(Number(pid), 'SIGKILL')
}
