import type { Viewer } from '@tocsin/domain'
import { createBoard, type Board } from './board.ts'
import type { EndReason, LinkState } from './link-state.ts'
import {
  protocolVersion,
  type Answer,
  type Bye,
  type ClientMessageInput,
  type Fix,
  type ServerMessage,
  type TypedCommand,
} from './messages.ts'
import { Outbox, type OutboxOptions, type SendOptions } from './outbox.ts'
import { createPositions, type Positions } from './positions.ts'
import { createServerClock } from './server-clock.ts'
import { readServerMessage, type OpenSocket, type Socket } from './socket.ts'
import { createUnsentLines, type UnsentLines } from './unsent-lines.ts'
import { retryDelayMs, usualTiming, type Timing } from './timing.ts'

export type ConnectOptions = {
  /** `wss://host/api/live` */
  readonly url: string
  /** e.g. `(url) => new WebSocket(url)` */
  readonly openSocket: OpenSocket
  /** whether unit positions are wanted; default no */
  readonly positions?: boolean
  readonly onState?: (state: LinkState) => void
  readonly onViewer?: (viewer: Viewer) => void
  /** the server uses this city now: told with the first beat and whenever it is another */
  readonly onCity?: (city: string | null) => void
  readonly outbox?: OutboxOptions
  /** asked before a retry when the server could not be entered; false ends the connection as signed out */
  readonly isSignedIn?: () => Promise<boolean>
  readonly timing?: Partial<Timing>
}

/** A connection that keeps itself: the board, positions and outbox live through cuts. */
export type Link = {
  readonly board: Board
  readonly positions: Positions
  readonly unsentLines: UnsentLines
  readonly state: LinkState
  /** who the server says is connected; undefined before the first welcome */
  readonly viewer: Viewer | undefined
  /** the server's program version; undefined before the first welcome */
  readonly program: string | undefined
  /** commands without an answer so far */
  readonly pending: Outbox['pending']
  send(command: TypedCommand, options?: SendOptions): Promise<Answer>
  /** Sends a position when connected; the newest wins, so a missed one is not made up for. Returns whether it was sent. */
  sendFix(unit: string, fix: Fix): boolean
  /** the server's time, milliseconds since 1970 */
  serverNow(): number
  subscribe(listener: (state: LinkState) => void): () => void
  /** Sends what another window of this browser left unsent when it died. */
  takeOver(): void
  /** Tries at once instead of waiting: the browser says that it is online again. */
  retryNow(): void
  /** Ends the connection for good. `forget` (signing out) also drops unanswered commands from the outbox's storage. */
  close(options?: { readonly forget?: boolean }): void
}

/** Connects and keeps connected until `close`, sign-out or another version of the program. */
export function connect(options: ConnectOptions): Link {
  const link = new KeptLink(options)
  link.start()
  return link
}

class KeptLink implements Link {
  readonly board = createBoard()
  readonly positions = createPositions()
  readonly unsentLines = createUnsentLines()
  viewer: Viewer | undefined
  program: string | undefined
  state: LinkState = { phase: 'connecting', since: Date.now(), attempt: 0 }
  readonly #options: ConnectOptions
  readonly #timing: Timing
  readonly #outbox: Outbox
  readonly #clock = createServerClock()
  readonly #listeners = new Set<(state: LinkState) => void>()
  #socket: Socket | undefined
  #log: string | null = null
  #attempt = 0
  #cutSince: number | undefined
  #retryTimer: ReturnType<typeof setTimeout> | undefined
  #silenceTimer: ReturnType<typeof setTimeout> | undefined
  #quietTimer: ReturnType<typeof setTimeout> | undefined
  #welcomed = false
  #city: string | null | undefined
  /** whether everything that the server had when we came has come */
  #caughtUp = false

  constructor(options: ConnectOptions) {
    this.#options = options
    this.#timing = { ...usualTiming, ...options.timing }
    this.#outbox = new Outbox(options.outbox)
  }

  get pending(): Outbox['pending'] {
    return this.#outbox.pending
  }

  send(command: TypedCommand, options?: SendOptions): Promise<Answer> {
    return this.#outbox.send(command, options)
  }

  sendFix(unit: string, fix: Fix): boolean {
    if (this.#socket === undefined || !this.#welcomed) return false
    this.#post(this.#socket, { t: 'fix', unit, fix })
    return true
  }

  serverNow(): number {
    return this.#clock.now()
  }

  subscribe(listener: (state: LinkState) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  takeOver(): void {
    this.#outbox.takeOver()
  }

  retryNow(): void {
    if (this.state.phase !== 'cut') return
    clearTimeout(this.#retryTimer)
    this.start()
  }

  close({ forget = false }: { readonly forget?: boolean } = {}): void {
    if (forget) this.#outbox.close(true)
    this.#end('closed')
  }

  start(): void {
    this.#enter({ phase: 'connecting', since: Date.now(), attempt: this.#attempt })
    this.#welcomed = false
    try {
      const socket = this.#options.openSocket(this.#options.url)
      this.#socket = socket
      this.#listenTo(socket)
      this.#expectMessage(socket, this.#timing.openMs)
    } catch {
      this.#cut('unreachable')
    }
  }

  /** Events of a socket that has been given up are no longer ours. */
  #listenTo(socket: Socket): void {
    const isCurrent = (): boolean => this.#socket === socket
    socket.addEventListener('open', () => {
      if (isCurrent()) this.#greet(socket)
    })
    socket.addEventListener('message', ({ data }) => {
      if (!isCurrent()) return
      this.#expectMessage(socket, this.#timing.silenceMs)
      const message = readServerMessage(data)
      if (message !== undefined) this.#receive(message, socket)
      this.#showFreshness()
    })
    socket.addEventListener('close', () => {
      if (isCurrent()) this.#cut(this.#welcomed ? 'lost' : 'unreachable')
    })
    // An error is always followed by a close; without a listener the package `ws` would throw it.
    socket.addEventListener('error', () => {})
  }

  #greet(socket: Socket): void {
    const { positions = false } = this.#options
    this.#post(socket, { t: 'hello', version: protocolVersion, after: this.board.position, log: this.#log, positions })
  }

  #receive(message: ServerMessage, socket: Socket): void {
    switch (message.t) {
      case 'welcome':
        return this.#welcome(message, socket)
      case 'snapshot':
      case 'changes':
        this.board.apply(message)
        this.#caughtUp ||= message.t === 'changes' || message.last
        return this.#showFreshness()
      case 'viewer':
        this.unsentLines.askAnew()
        return this.#become(message.viewer)
      case 'answer':
        return this.#outbox.answered(
          message.id,
          message.ok ? { ok: true, position: message.position } : { ok: false, refusal: message.refusal },
        )
      case 'problem':
        return message.id === null ? undefined : this.#outbox.unreadable(message.id, message.field, message.detail)
      case 'positions':
        return this.positions.apply(message.list)
      case 'writing':
        return this.unsentLines.apply(message)
      case 'beat':
        return this.#beat(message)
      case 'bye':
        return this.#bidden(message.why)
      case 'pong':
        return undefined
    }
  }

  #welcome({ version, log, viewer, now, program }: ServerMessage & { t: 'welcome' }, socket: Socket): void {
    if (version !== protocolVersion) return this.#end('other-version')
    this.#welcomed = true
    this.#attempt = 0
    this.#cutSince = undefined
    this.#caughtUp = false
    this.#log = log
    this.program = program
    this.#clock.restart()
    this.#clock.heard(now)
    this.#enter({ phase: 'behind', since: Date.now(), degraded: false })
    this.#become(viewer)
    this.unsentLines.connected((message) => this.#post(socket, message))
    this.#outbox.open(viewer.account, (command) => this.#post(socket, { t: 'command', ...command }))
  }

  #become(viewer: Viewer): void {
    this.viewer = viewer
    this.#options.onViewer?.(viewer)
  }

  /** A beat's position says that everything up to it has been sent before, so the board has it. */
  #beat({ now, position, degraded, city }: ServerMessage & { t: 'beat' }): void {
    this.#clock.heard(now)
    if (city !== undefined && city !== this.#city) this.#options.onCity?.(city)
    this.#city = city ?? this.#city
    if (this.board.position !== null) this.board.apply({ t: 'changes', position, changes: [] })
    this.#caughtUp ||= this.board.position !== null
    this.#showFreshness(degraded)
  }

  /** Live once everything has come and as long as the server is heard. */
  #showFreshness(degraded?: boolean): void {
    const { state } = this
    if (state.phase !== 'live' && state.phase !== 'behind') return
    const phase = this.#caughtUp ? 'live' : 'behind'
    const next = degraded ?? state.degraded
    if (state.phase !== phase || state.degraded !== next) this.#enter({ phase, since: Date.now(), degraded: next })
  }

  #bidden(why: Bye): void {
    if (why === 'signed-out') this.#end('signed-out')
    else if (why === 'reload') this.#end('other-version')
    else this.#cut(why)
  }

  #expectMessage(socket: Socket, withinMs: number): void {
    clearTimeout(this.#silenceTimer)
    clearTimeout(this.#quietTimer)
    this.#silenceTimer = setTimeout(() => {
      if (this.#socket === socket) this.#cut(this.#welcomed ? 'silent' : 'unreachable')
    }, withinMs)
    this.#quietTimer = setTimeout(() => {
      const { state } = this
      if (state.phase === 'live') this.#enter({ phase: 'behind', since: Date.now(), degraded: state.degraded })
    }, this.#timing.quietMs)
  }

  #letGo(): void {
    for (const timer of [this.#silenceTimer, this.#quietTimer, this.#retryTimer]) clearTimeout(timer)
    const socket = this.#socket
    this.#socket = undefined
    this.#outbox.cut()
    this.unsentLines.cut()
    this.board.dropParts()
    socket?.close()
  }

  #cut(why: Extract<LinkState, { phase: 'cut' }>['why']): void {
    this.#letGo()
    const waitMs = retryDelayMs(this.#attempt, this.#timing)
    this.#attempt += 1
    this.#cutSince ??= Date.now()
    this.#enter({ phase: 'cut', since: this.#cutSince, nextTryAt: Date.now() + waitMs, why })
    this.#retryTimer = setTimeout(() => void this.#retry(why === 'unreachable'), waitMs)
  }

  /** A browser does not say why a server could not be entered; the session may have ended. */
  async #retry(inDoubt: boolean): Promise<void> {
    const { isSignedIn } = this.#options
    const signedIn = !inDoubt || isSignedIn === undefined || (await isSignedIn().catch(() => true))
    if (this.state.phase !== 'cut') return
    if (signedIn) this.start()
    else this.#end('signed-out')
  }

  #end(why: EndReason): void {
    this.#letGo()
    this.#outbox.close(false)
    this.unsentLines.end()
    if (this.state.phase !== 'ended') this.#enter({ phase: 'ended', since: Date.now(), why })
  }

  #enter(state: LinkState): void {
    this.state = state
    this.#options.onState?.(state)
    for (const listener of this.#listeners) listener(state)
  }

  #post(socket: Socket, message: ClientMessageInput): void {
    socket.send(JSON.stringify(message))
  }
}
