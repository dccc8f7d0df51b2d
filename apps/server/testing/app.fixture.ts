import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role, Viewer } from '@tocsin/domain'
import {
  createBoard,
  type Answer,
  type Board,
  type ClientMessageInput,
  type ServerMessage,
  type TypedCommand,
} from '@tocsin/link'
import { pino, type Logger } from 'pino'
import { z } from 'zod'
import { WebSocket } from 'ws'
import { createApp, type App } from '../app.ts'
import type { Config } from '../config.ts'
import { rawText } from '../live/raw-text.ts'
import { hashPassword } from '../auth/passwords.ts'

export const testPassword = 'a password for tests'

/** The whole server on a fresh data folder and a free port. */
export type TestApp = {
  readonly app: App
  readonly dataDir: string
  /** gives a command as the program itself, or as a viewer, and returns the answer */
  give(org: string, command: TypedCommand, viewer?: Viewer | 'system', id?: string): Promise<Answer>
  /** makes an account with the test password */
  account(org: string, id: string, roles: readonly Role[], post?: string): Promise<void>
  /** the session cookie of an account */
  signIn(login: string): Promise<string>
  /** another server process's whole server on the same database; to be closed before this one */
  secondServer(): Promise<App>
  stop(): Promise<void>
  /** the second half of `stop`, for who closes the app to look at what it left */
  remove(): Promise<void>
}

type Wish = {
  /** makes the log, given the data folder; without it nothing is logged */
  readonly openLog?: (dataDir: string) => Logger
  /** a data folder that another app has left */
  readonly dataDir?: string
  /** beside what every test has */
  readonly config?: Partial<Config>
}

export async function startTestApp({ openLog, dataDir: left, config }: Wish = {}): Promise<TestApp> {
  const dataDir = left ?? (await mkdtemp(join(tmpdir(), 'tocsin-test-')))
  const app = await createApp({
    config: { port: 0, host: '127.0.0.1', dataDir, databaseUrl: undefined, ...config },
    log: openLog?.(dataDir) ?? pino({ level: 'silent' }),
    consoleDir: undefined,
  })
  const hash = await hashPassword(testPassword)
  const remove = (): Promise<void> => rm(dataDir, { recursive: true, force: true })

  const give: TestApp['give'] = async (org, command, viewer = 'system', id = randomUUID()) => {
    const answer = await app.take(viewer, org, { id, ...command, deviceAt: null, seat: null, exercise: false })
    if ('field' in answer) throw new Error(`${command.type}: ${answer.field}: ${answer.detail}`)
    return answer
  }

  return {
    app,
    dataDir,
    give,
    async account(org, id, roles, post) {
      await app.setPassword(id, hash)
      const answer = await give(org, {
        type: 'create-account',
        body: { account: id, login: id, roles: [...roles], post: post ?? null },
      })
      if (!answer.ok) throw new Error(answer.refusal.refused)
    },
    async signIn(login) {
      const answer = await fetch(`${app.url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login, password: testPassword }),
      })
      if (!answer.ok) throw new Error(`sign-in of ${login}: ${answer.status}`)
      return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    },
    async secondServer() {
      const { user, password, host, port, database } = app.database.connections.owner
      const secondDir = join(dataDir, 'second')
      const copySecrets = () => cp(join(dataDir, 'secrets'), join(secondDir, 'secrets'), { recursive: true })
      // a secret that is just being written is there under its own name a moment later
      await copySecrets().catch(copySecrets)
      const address = `host=${encodeURIComponent(String(host))}&port=${String(port)}`
      const databaseUrl = `postgres://${String(user)}:${String(password)}@/${String(database)}?${address}`
      return createApp({
        config: { port: 0, host: '127.0.0.1', dataDir: secondDir, databaseUrl },
        log: pino({ level: 'silent' }),
        consoleDir: undefined,
      })
    },
    async stop() {
      await app.close()
      await remove()
    },
    remove,
  }
}

/** A client at the level of the wire: one board, any number of connections one after the other. */
export class WireClient {
  board: Board = createBoard()
  readonly received: ServerMessage[] = []
  #socket: WebSocket | undefined
  #ended: Promise<number | undefined> = Promise.resolve(undefined)
  #log: string | null = null
  #pongs = new Map<number, () => void>()
  #n = 0
  readonly #url: string
  readonly #headers: Record<string, string>

  constructor(url: string, cookie: string, headers: Record<string, string> = {}) {
    this.#url = `${url.replace('http', 'ws')}/api/live`
    this.#headers = { cookie, ...headers }
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN
  }

  /** Connects and resumes where the board stands; false when the server refuses the handshake. */
  async connect({ positions = false } = {}): Promise<boolean> {
    const socket = new WebSocket(this.#url, { headers: this.#headers })
    socket.on('message', (data) => {
      this.#receive(z.custom<ServerMessage>().parse(JSON.parse(rawText(data))))
    })
    socket.on('error', () => undefined)
    const opened = await new Promise<boolean>((resolve) => {
      socket.once('open', () => resolve(true))
      socket.once('close', () => resolve(false))
    })
    if (!opened) return false
    this.#socket = socket
    this.#ended = new Promise((resolve) => socket.once('close', resolve))
    this.say({ t: 'hello', version: 1, after: this.board.position, log: this.#log, positions })
    return true
  }

  say(message: ClientMessageInput): void {
    this.sayRaw(JSON.stringify(message))
  }

  /** Sends what may be no message at all. */
  sayRaw(data: string | Buffer, frame: { binary?: boolean; fin?: boolean } = {}): void {
    this.#socket?.send(data, frame)
  }

  /** Sends pings of the protocol (RFC 6455, 5.5.2) and never again reads what comes back. */
  floodWithPings(times: number): void {
    this.#socket?.pause()
    for (let n = 0; n < times; n += 1) this.#socket?.ping(Buffer.alloc(125))
  }

  /** The code with which the server ended the connection, once it has. */
  async closeCode(): Promise<number | undefined> {
    return this.#ended
  }

  /** Pulls the cable: no good-bye, nothing more is received. */
  async cut(): Promise<void> {
    const socket = this.#socket
    this.#socket = undefined
    if (socket === undefined || socket.readyState === WebSocket.CLOSED) return
    socket.removeAllListeners('message')
    socket.terminate()
    await once(socket, 'close')
  }

  /** Resolves when everything that the server has sent so far is in; false when the connection is gone. */
  async settle(): Promise<boolean> {
    const socket = this.#socket
    if (socket === undefined || socket.readyState !== WebSocket.OPEN) return false
    const n = (this.#n += 1)
    const answered = new Promise<boolean>((resolve) => this.#pongs.set(n, () => resolve(true)))
    this.say({ t: 'ping', n })
    return Promise.race([answered, this.#ended.then(() => false)])
  }

  #receive(message: ServerMessage): void {
    if (message.t === 'snapshot' || message.t === 'changes') this.board.apply(message)
    else if (message.t === 'welcome') this.#log = message.log
    else if (message.t === 'pong') this.#pongs.get(message.n)?.()
    if (message.t !== 'snapshot' && message.t !== 'changes' && message.t !== 'pong') this.received.push(message)
  }
}
