import { once } from 'node:events'
import { newId } from '@tocsin/link'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { rawText } from '../../apps/server/live/raw-text.ts'
import { follow } from './followers.ts'
import type { Side } from './slice.ts'

/** What `product-server.ts` says when it serves. */
export const productReady = z.object({
  url: z.string(),
  password: z.string(),
  /** the key of an exchange that hands calls in */
  sourceKey: z.string(),
  owner: z.looseObject({}),
})

export const followerCount = 200

async function signIn(url: string, login: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  })
  const [cookie] = (answer.headers.get('set-cookie') ?? '').split(';')
  if (!answer.ok || cookie === undefined) throw new Error(`sign-in failed: ${answer.status}`)
  return cookie
}

/** Desks of the product, signed in: so many follow, one sends. */
export async function productSide(url: string, password: string): Promise<Side> {
  const cookies = await Promise.all(Array.from({ length: 10 }, (_, seat) => signIn(url, `desk-${seat}`, password)))
  const live = `${url.replace('http', 'ws')}/api/live`
  const open = (index: number): WebSocket =>
    new WebSocket(live, { headers: { cookie: cookies[index % cookies.length] ?? '' } })
  const hello = JSON.stringify({ t: 'hello', version: 1 })
  const followers = await follow(
    followerCount,
    (index) => {
      const socket = open(index)
      socket.once('open', () => socket.send(hello))
      return socket
    },
    false,
  )
  const desk = open(0)
  await once(desk, 'open')
  const answers = new Map<string, () => void>()
  desk.on('message', (data) => {
    const { t, id, ok } = z
      .looseObject({ t: z.string(), id: z.string().nullish(), ok: z.boolean().optional() })
      .parse(JSON.parse(rawText(data)))
    if (t === 'answer' && ok !== true) throw new Error(`refused: ${rawText(data)}`)
    if (typeof id === 'string') answers.get(id)?.()
  })
  const place = {
    point: { lon: 113.25, lat: 22.95 },
    radiusM: 20,
    label: '临江县城关街道解放北路12号',
    source: 'address',
  }
  return {
    followers,
    send: (marker) =>
      new Promise((resolve) => {
        const id = newId()
        answers.set(id, resolve)
        const body = {
          incident: marker,
          contact: null,
          type: 'fire-building',
          priority: 1,
          place,
          placeTyped: '解放北路十二号',
          note: null,
        }
        desk.send(JSON.stringify({ t: 'command', id, type: 'open-incident', body, deviceAt: Date.now() }))
      }),
  }
}
