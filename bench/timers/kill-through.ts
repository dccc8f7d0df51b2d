import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'
import { freePort, keepRunning, signIn, until } from '../kills/keep-running.ts'
import { check, type Verdict } from './check.ts'
import { insist, keepOpening } from './keep-opening.ts'

type Wish = {
  readonly kills: number
  /** a second server process on the same database, which is not killed */
  readonly isBeside: boolean
  readonly everyMs: number
  /** no further kill after this, however many were wished */
  readonly minutes?: number
}

/** Due a second after it opens, so that timers fall due all the time; the ladder as quick. */
const settings = {
  alertAfter: { 'incident-without-unit': 1 },
  alertLadder: { screen: 1, 'second-path': 1, 'shift-leader': 1 },
}

async function startSecond(dataDir: string, owner: ClientConfig): Promise<ChildProcess> {
  const { user, password, host, port, database } = owner
  const secondDir = join(dataDir, 'beside')
  await cp(join(dataDir, 'secrets'), join(secondDir, 'secrets'), { recursive: true })
  const url = `postgres://${user}:${String(password)}@/${database}?host=${encodeURIComponent(String(host))}&port=${port}`
  const child = fork(new URL('second.ts', import.meta.url), [secondDir, url], { execArgv: [] })
  await once(child, 'message')
  return child
}

/** Kills the server again and again while timers fall due, and holds the log against what the bench has kept itself. */
export async function killThrough({
  kills,
  isBeside,
  everyMs,
  minutes = Infinity,
}: Wish): Promise<Verdict & { readonly alerts: number; readonly kills: number }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-timers-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const server = keepRunning(dataDir, port)
  const owner = await until(server.owner)
  const second = isBeside ? await startSecond(dataDir, owner) : undefined
  await insist(url, await signIn(url, 'head'), 'change-settings', settings)
  const opening = keepOpening(url, await signIn(url, 'desk'), everyMs)
  const end = performance.now() + minutes * 60_000
  let killed = 0
  for (let n = 1; n <= kills && performance.now() < end; n += 1) {
    killed = n
    await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 1300))
    server.kill()
    await until(async () => ((await fetch(`${url}/api/health`)).ok ? true : undefined))
    if (n % 10 === 0) console.log(`${n} kills, ${opening.expected.length} incidents`)
  }
  await opening.stop()
  const ask = async (): Promise<Verdict> => check(await until(server.owner), opening.expected, opening.over)
  // All that is due has to be there in the end; a minute is much more than it takes.
  await until(async () => {
    const { lost, unsettled } = await ask()
    return lost + unsettled === 0 ? true : undefined
  }).catch(() => undefined)
  const verdict = await ask()
  second?.send('stop')
  if (second !== undefined) await once(second, 'exit')
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
  return { ...verdict, alerts: opening.expected.length, kills: killed }
}
