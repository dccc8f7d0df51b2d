import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { Role } from '@tocsin/domain'
import { WebSocket } from 'ws'
import type { App } from '../../apps/server/app.ts'
import { hashPassword } from '../../apps/server/auth/passwords.ts'

const password = 'a password for a bench'
const incidents = 16
const notes = 64

export type Viewers = Awaited<ReturnType<typeof connectViewers>>

/** Real sockets, `count` of them shared out over accounts of `roles`, and one of each of `besides` that sees nothing of it. */
export async function connectViewers(app: App, roles: readonly Role[], count: number, besides: readonly Role[]) {
  await app.found({ name: { zh: '测量', en: 'Bench' }, division: '000000', timeZone: 'UTC' })
  const org =
    [...app.board.folds()].flatMap(([, fold]) => (fold.kind === 'organisation' ? [fold.state.id] : []))[0] ?? ''
  const give = async (type: string, body: object): Promise<void> => {
    const answer = await app.take('system', org, {
      id: randomUUID(),
      type,
      body,
      deviceAt: null,
      seat: null,
      exercise: false,
    } as never)
    if (!('ok' in answer) || !answer.ok) throw new Error(`${type}: ${JSON.stringify(answer)}`)
  }
  for (let n = 0; n < incidents; n += 1)
    await give('open-incident', {
      incident: `i${n}`,
      contact: null,
      type: 'theft',
      priority: 3,
      place: null,
      placeTyped: null,
    })
  const cookies = new Map<Role, string>()
  for (const role of [...roles, ...besides]) {
    await give('create-account', { account: role, login: role, roles: [role], post: null })
    await app.setPassword(role, await hashPassword(password))
    cookies.set(role, await signIn(app, role))
  }
  const heard = new Map<WebSocket, number>()
  const open = async (role: Role | undefined, isCounted: boolean): Promise<WebSocket> => {
    const cookie = cookies.get(role ?? 'dispatcher') ?? ''
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}/api/live`, { headers: { cookie } })
    await once(socket, 'open')
    if (isCounted) {
      heard.set(socket, 0)
      socket.on('message', (data: Buffer) => {
        const position = /^\{"t":"changes","position":(\d+)/.exec(data.toString('latin1', 0, 60))?.[1]
        if (position === undefined) return
        heard.set(socket, Number(position))
        look()
      })
    }
    socket.send(JSON.stringify({ t: 'hello', version: 1, after: null, log: null, positions: false }))
    return socket
  }
  let wanted = Number.POSITIVE_INFINITY
  let reached: (() => void) | undefined
  const look = (): void => {
    if (wanted !== Number.POSITIVE_INFINITY && [...heard.values()].every((position) => position >= wanted)) reached?.()
  }
  const sockets: WebSocket[] = []
  for (let n = 0; n < count; n += 1) sockets.push(await open(roles[n % roles.length], true))
  for (const role of besides) sockets.push(await open(role, false))

  return {
    /** Many changes at once; resolves when every viewer has the last one. */
    async tellAll(): Promise<void> {
      const done = new Promise<void>((resolve) => (reached = resolve))
      await Promise.all(
        Array.from({ length: notes }, (_, n) => give('note-incident', { incident: `i${n % incidents}`, note: 'x' })),
      )
      wanted = app.board.position()
      look()
      await done
      wanted = Number.POSITIVE_INFINITY
    },
    close: (): void => sockets.forEach((socket) => socket.terminate()),
  }
}

async function signIn(app: App, login: string): Promise<string> {
  const answer = await fetch(`${app.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  })
  if (!answer.ok) throw new Error(`sign-in of ${login}: ${answer.status}`)
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}
