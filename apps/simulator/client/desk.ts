import { newId } from '@tocsin/link'
import { createHash } from 'node:crypto'
import { connect, type Answer, type ConnectOptions, type Link, type TypedCommand } from '@tocsin/link'
import { WebSocket } from 'ws'
import type { Http } from './http.ts'

export type SignIn = { readonly login: string; readonly password: string }

/** Somebody at a desk or in a cab: signed in, with a live connection of their own. */
export type Desk = {
  readonly login: string
  readonly account: string
  readonly link: Link
  /** asks a route of the server as this person */
  get(path: string): Promise<unknown>
  /** gives a command; given again while the server says that it was busy */
  give(command: TypedCommand, key?: string): Promise<Answer>
  close(): void
}

/** Signs in and returns the cookie that all other calls need. */
export async function signIn(http: Http, who: SignIn): Promise<string> {
  const { cookie } = await http.ask({ method: 'POST', path: '/api/session', body: who })
  if (cookie === undefined) throw new Error('the server opened a session without a cookie')
  return cookie
}

export type DeskOptions = Pick<ConnectOptions, 'positions' | 'onState' | 'outbox'>

/** Signs in and connects; resolves when the board is there. */
export async function takeSeat(http: Http, who: SignIn, options: DeskOptions = {}): Promise<Desk> {
  const cookie = await signIn(http, who)
  const headers = { cookie, origin: http.origin }
  const url = `${http.origin.replace(/^http/, 'ws')}/api/live`
  const link = connect({ url, openSocket: (to) => new WebSocket(to, { headers }), ...options })
  await entered(link, who.login)
  return {
    login: who.login,
    account: link.viewer?.account ?? '',
    link,
    get: async (path) => (await http.ask({ path, cookie })).body,
    give: (command, key) => giveUntilDecided(link, command, key),
    close: () => link.close({ forget: true }),
  }
}

async function entered(link: Link, login: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const look = (): void => {
      if (link.state.phase === 'live') resolve()
      else if (link.state.phase === 'ended') reject(new Error(`${login} could not connect: ${link.state.why}`))
      else return
      stop()
    }
    const stop = link.subscribe(look)
    look()
  })
}

const mostTries = 8
async function giveUntilDecided(link: Link, command: TypedCommand, key: string | undefined): Promise<Answer> {
  const id = key === undefined ? newId() : commandId(key)
  for (let round = 1; ; round += 1) {
    const answer = await link.send(command, { id })
    if (answer.ok || answer.refusal.refused !== 'busy-try-again' || round === mostTries) return answer
  }
}

/**
 * The id of a command that is always the same for the same key: given again after a restart, it gets its first answer.
 * A UUID of version 8 (RFC 9562, 5.8) over SHA-256.
 */
export function commandId(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
