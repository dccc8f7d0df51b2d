import { once } from 'node:events'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { follow } from './followers.ts'

let sockets: WebSocketServer
let url: string
beforeAll(async () => {
  sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(sockets, 'listening')
  const address = sockets.address()
  url = typeof address === 'object' && address !== null ? `ws://127.0.0.1:${address.port}` : ''
})
afterAll(() => sockets.close())

it('counts the bytes that went over the line, not letters, so that the baseline can send as many', async () => {
  const followers = await follow(2, () => new WebSocket(url), true)
  const text = 'marker 临江县城关街道解放北路12号'
  const seen = followers.waitFor('marker')
  for (const socket of sockets.clients) socket.send(text)
  await seen
  expect(followers.bytes()).toBe(Buffer.from(text).length)
  followers.close()
})
