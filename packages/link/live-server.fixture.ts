import { once } from 'node:events'
import { WebSocket, WebSocketServer } from 'ws'
import {
  clientMessage,
  protocolVersion,
  type Answer,
  type Change,
  type ClientMessage,
  type ServerMessage,
} from './messages.ts'
import type { OpenSocket } from './socket.ts'

export type Received<Type extends ClientMessage['t']> = Extract<ClientMessage, { t: Type }>

/** The `ws` client as the connection wants it. */
export const openSocket: OpenSocket = (url) => new WebSocket(url)

/**
 * A server by script on loopback: it speaks the live protocol over real sockets, keeps documents and its tail, and does to
 * its clients what a test asks for.
 */
export async function startLiveServer() {
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(sockets, 'listening')
  const documents = new Map<string, object>()
  const hellos: Received<'hello'>[] = []
  const commands: Received<'command'>[] = []
  const fixes: Received<'fix'>[] = []
  const applied = new Map<string, Answer>()
  const waits = new Set<() => void>()
  let tail: Change[] = []
  let log = 'log-1'
  let account = 'anna'
  let answering = true
  let greeting = true

  const post = (socket: WebSocket, message: ServerMessage): void => socket.send(JSON.stringify(message))
  const broadcast = (message: ServerMessage): void => {
    for (const socket of sockets.clients) post(socket, message)
  }

  function welcome(socket: WebSocket, hello: Received<'hello'>): void {
    const viewer = { account, org: 'town', roles: [], post: null, unit: null, letInto: [] }
    post(socket, { t: 'welcome', version: protocolVersion, log, viewer, now: Date.now(), program: 'test' })
    if (hello.after !== null && hello.log === log) {
      return post(socket, { t: 'changes', position: tail.length, changes: tail.slice(hello.after) })
    }
    const rows = [...documents]
    post(socket, { t: 'snapshot', position: tail.length, first: true, last: false, documents: rows.slice(0, 1) })
    post(socket, { t: 'snapshot', position: tail.length, first: false, last: true, documents: rows.slice(1) })
  }

  function answer(socket: WebSocket, command: Received<'command'>): void {
    const first = applied.get(command.id) ?? { ok: true, position: applied.size + 1 }
    applied.set(command.id, first)
    if (answering) post(socket, { t: 'answer', id: command.id, ...first })
  }

  function receive(socket: WebSocket, message: ClientMessage): void {
    if (message.t === 'hello') {
      hellos.push(message)
      if (greeting) welcome(socket, message)
    } else if (message.t === 'command') {
      commands.push(message)
      answer(socket, message)
    } else if (message.t === 'fix') fixes.push(message)
    for (const wake of waits) wake()
  }

  sockets.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => receive(socket, clientMessage.parse(JSON.parse(data.toString()))))
  })

  const address = sockets.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a port')
  return {
    url: `ws://127.0.0.1:${address.port}`,
    hellos,
    commands,
    fixes,
    applied,
    change(subject: string, document: object | null): void {
      if (document === null) documents.delete(subject)
      else documents.set(subject, document)
      tail.push([subject, document])
      broadcast({ t: 'changes', position: tail.length, changes: [[subject, document]] })
    },
    /** changes that happen while the client hears nothing of them */
    changeSilently(subject: string, document: object): void {
      documents.set(subject, document)
      tail.push([subject, document])
    },
    broadcast,
    beat: (position = tail.length, degraded = false) => broadcast({ t: 'beat', now: Date.now(), position, degraded }),
    /** another log: a restored backup, a new site */
    loseHistory(): void {
      log = 'log-2'
      tail = []
    },
    letIn: (name: string) => {
      account = name
    },
    answers: (does: boolean) => {
      answering = does
    },
    greets: (does: boolean) => {
      greeting = does
    },
    cut(): void {
      for (const socket of sockets.clients) socket.terminate()
    },
    /** Resolves when `condition` holds after a message of a client; at once when it holds already. */
    async until(condition: () => boolean): Promise<void> {
      if (condition()) return
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          if (!condition()) return
          waits.delete(wake)
          resolve()
        }
        waits.add(wake)
      })
    },
    async stop(): Promise<void> {
      for (const socket of sockets.clients) socket.terminate()
      await new Promise((resolve) => sockets.close(resolve))
    },
  }
}
