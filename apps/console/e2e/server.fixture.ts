import { randomUUID } from 'node:crypto'
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TypedCommand } from '@tocsin/link'
import { z } from 'zod'

const main = join(import.meta.dirname, '../../server/main.ts')

/** Runs a command of the program on a data folder, beside its server. */
export const run = (dataDir: string, args: readonly string[]) =>
  promisify(execFile)(process.execPath, [main, ...args], {
    env: { PATH: process.env['PATH'] ?? '', TOCSIN_DATA: dataDir },
  })

/** The program in a process of its own, on a data folder; `port` "0" takes a free one. `more`: of its environment. */
export function beginServer(
  dataDir: string,
  port: string,
  more: Readonly<Record<string, string>> = {},
): { readonly child: ChildProcess; readonly ended: Promise<unknown> } {
  const child = spawn(process.execPath, [main, 'start', '--no-demo', '--seed', '5'], {
    env: { PATH: process.env['PATH'] ?? '', TOCSIN_PORT: port, TOCSIN_DATA: dataDir, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return { child, ended: once(child, 'close') }
}

/** What the program says until it is ready; throws with it when the program ends before. */
export async function firstWords(child: ChildProcess): Promise<string> {
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text))
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes('Ctrl-C stops it.')) resolve(said)
    })
    child.once('close', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
}

/** The key of an exchange, as the program gives it to who has the machine. */
export async function sourceKey(dataDir: string): Promise<string> {
  const child = spawn(process.execPath, [main, 'source', 'key', 'exchange'], {
    env: { PATH: process.env['PATH'] ?? '', TOCSIN_DATA: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  await once(child, 'close')
  return z.string().parse(/exchange \/ (\S+)/.exec(said)?.[1])
}

/** Where a server that has just begun is, of its first words. */
export const addressIn = (said: string): string => z.string().parse(/is at {2}(\S+)\n/.exec(said)?.[1])

type Call = { readonly method?: string; readonly cookie?: string; readonly bearer?: string; readonly body?: object }

export async function call(
  url: string,
  path: string,
  { method = 'GET', cookie = '', bearer, body }: Call,
): Promise<Response> {
  const headers = {
    cookie,
    ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
    ...(body && { 'content-type': 'application/json' }),
  }
  const answer = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return answer
}

/** `own`: the password that somebody sets in place of `secret`, where another has set that. */
export async function signIn(url: string, login: string, secret: string, own?: string): Promise<string> {
  const body = { login, password: secret, ...(own !== undefined && { newPassword: own }) }
  const answer = await call(url, '/api/session', { method: 'POST', body })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

export async function post(url: string, cookie: string, { type, body }: TypedCommand): Promise<void> {
  await call(url, '/api/commands', { method: 'POST', cookie, body: { id: randomUUID(), type, body } })
}

/** An administrator sets somebody's password, and that person chooses `password` in its place, as at the door. */
export async function choosePassword(url: string, admin: string, login: string, password: string): Promise<void> {
  const initial = 'four words for once'
  await call(url, `/api/accounts/${login}/password`, { method: 'PUT', cookie: admin, body: { password: initial } })
  await signIn(url, login, initial, password)
}
