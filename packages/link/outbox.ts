import { newId } from './new-id.ts'
import type { Answer, TypedCommand } from './messages.ts'
import { readQueue, writeQueue, type Envelope, type OutboxStorage } from './outbox-storage.ts'

/** The queue is full: nothing more is taken until the server has answered some. */
export class OutboxFull extends Error {
  override readonly name = 'OutboxFull'
}

/** The server could not read the command: a client of another version, or a bug. `field` says where. */
export class CommandUnreadable extends Error {
  override readonly name = 'CommandUnreadable'
  readonly field: string
  constructor(field: string, detail: string) {
    super(`${field}: ${detail}`)
    this.field = field
  }
}

/** The command will never be sent: its author signed out, or the connection was closed for good. */
export class OutboxClosed extends Error {
  override readonly name = 'OutboxClosed'
}

export type SendOptions = {
  /** made by `newId` when left out; the same id again is the same command */
  readonly id?: string
  readonly seat?: string | null
  readonly exercise?: boolean
}

export type OutboxOptions = {
  /** most commands waiting for an answer; default 500 */
  readonly limit?: number
  /** most commands on the way at once; the others follow as answers come; default 64 */
  readonly inFlight?: number
  /** default: memory only */
  readonly storage?: OutboxStorage
  readonly storageKey?: string
  /** each answer, also to a command that was queued before a reload and has no caller any more */
  readonly onAnswer?: (command: Envelope, answer: Answer) => void
  /** kept commands that are not sent, since somebody else is signed in now */
  readonly onDropped?: (commands: readonly Envelope[]) => void
  /** wait before a command that the server could not store is sent again, with the same id; default 1 s */
  readonly unavailableRetryMs?: number
}

const closed = (): OutboxClosed => new OutboxClosed('unanswered when the session of its author ended')

type Settle = { readonly resolve: (answer: Answer) => void; readonly reject: (reason: Error) => void }
type Entry = { readonly command: Envelope; readonly settle: Settle | undefined; sent: boolean }

/**
 * Commands on their way. Each is kept until the server has answered it, whatever happens to the cable, and sent again with
 * the same id after a reconnection, in the order in which they were given. No time limit drops one.
 */
export class Outbox {
  readonly #entries = new Map<string, Entry>()
  readonly #options: OutboxOptions
  readonly #limit: number
  readonly #inFlight: number
  readonly #key: string
  #account: string | null = null
  #onTheWay = 0
  #transmit: ((command: Envelope) => void) | undefined
  #pause: ReturnType<typeof setTimeout> | undefined

  constructor(options: OutboxOptions = {}) {
    this.#options = options
    this.#limit = options.limit ?? 500
    this.#inFlight = options.inFlight ?? 64
    this.#key = options.storageKey ?? 'tocsin-outbox'
    if (options.storage === undefined) return
    const { account, commands } = readQueue(options.storage, this.#key)
    this.#account = account
    for (const command of commands) this.#entries.set(command.id, { command, settle: undefined, sent: false })
  }

  /** Commands without an answer so far. */
  get pending(): readonly Envelope[] {
    return [...this.#entries.values()].map(({ command }) => command)
  }

  /**
   * Queues a command and resolves with the server's answer, a refusal included, however long that takes. Rejects with
   * OutboxFull at once when too many wait, CommandUnreadable when the server could not read it, OutboxClosed at the end.
   */
  send(command: TypedCommand, { id = newId(), seat = null, exercise = false }: SendOptions = {}): Promise<Answer> {
    if (this.#entries.size >= this.#limit) {
      return Promise.reject(
        new OutboxFull(`${this.#limit} commands wait for an answer; try again when the connection is back`),
      )
    }
    if (this.#entries.has(id)) return Promise.reject(new Error(`command ${id} is already waiting`))
    const envelope = { ...command, id, seat, exercise, deviceAt: Date.now() }
    const answer = new Promise<Answer>((resolve, reject) => {
      this.#entries.set(id, { command: envelope, settle: { resolve, reject }, sent: false })
    })
    this.#keep()
    this.#push()
    return answer
  }

  /** The line is open for `account`: everything unanswered goes out again, oldest first. */
  open(account: string, transmit: (command: Envelope) => void): void {
    if (this.#account !== null && this.#account !== account) this.#dropAll()
    this.#account = account
    this.#transmit = transmit
    this.#onTheWay = 0
    for (const entry of this.#entries.values()) entry.sent = false
    this.#keep()
    this.#push()
  }

  /** The line is cut: commands wait. */
  cut(): void {
    this.#transmit = undefined
    clearTimeout(this.#pause)
    this.#pause = undefined
  }

  answered(id: string, answer: Answer): void {
    if (!answer.ok && answer.refusal.refused === 'log-unavailable') return this.#putBack(id)
    const entry = this.#take(id)
    if (entry === undefined) return
    entry.settle?.resolve(answer)
    this.#options.onAnswer?.(entry.command, answer)
  }

  unreadable(id: string, field: string, detail: string): void {
    this.#take(id)?.settle?.reject(new CommandUnreadable(field, detail))
  }

  /** Nothing is sent any more and every caller hears so. What the storage keeps stays for the author's return, unless `forget`. */
  close(forget: boolean): void {
    this.#transmit = undefined
    if (forget) return this.#dropAll()
    for (const { settle } of this.#entries.values()) settle?.reject(closed())
    this.#entries.clear()
  }

  /** The database is away: no answer at all, so the command waits and goes again. */
  #putBack(id: string): void {
    const entry = this.#entries.get(id)
    if (entry === undefined || !entry.sent) return
    entry.sent = false
    this.#onTheWay -= 1
    this.#pause ??= setTimeout(() => {
      this.#pause = undefined
      this.#push()
    }, this.#options.unavailableRetryMs ?? 1_000)
  }

  #take(id: string): Entry | undefined {
    const entry = this.#entries.get(id)
    if (entry === undefined) return undefined
    this.#entries.delete(id)
    if (entry.sent) this.#onTheWay -= 1
    this.#keep()
    this.#push()
    return entry
  }

  #push(): void {
    if (this.#transmit === undefined || this.#pause !== undefined) return
    for (const entry of this.#entries.values()) {
      if (this.#onTheWay >= this.#inFlight) return
      if (entry.sent) continue
      entry.sent = true
      this.#onTheWay += 1
      this.#transmit(entry.command)
    }
  }

  #dropAll(): void {
    const dropped = [...this.#entries.values()]
    this.#entries.clear()
    this.#onTheWay = 0
    this.#keep()
    for (const { settle } of dropped) settle?.reject(closed())
    if (dropped.length > 0) this.#options.onDropped?.(dropped.map(({ command }) => command))
  }

  #keep(): void {
    const { storage } = this.#options
    if (storage !== undefined) writeQueue(storage, this.#key, { account: this.#account, commands: this.pending })
  }
}
