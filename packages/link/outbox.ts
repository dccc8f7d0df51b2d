import { newId } from './new-id.ts'
import type { Answer, TypedCommand } from './messages.ts'
import { drop, dropEvery, keep, readKept, type Envelope, type OutboxStorage } from './outbox-storage.ts'

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

/** Nobody here learns the answer any more: the author signed out, or the connection was closed for good. What the storage keeps is sent when its author is back. */
export class OutboxClosed extends Error {
  override readonly name = 'OutboxClosed'
}

export type SendOptions = {
  /** made by `newId` when left out; the same id again is the same command */
  readonly id?: string
  readonly seat?: string | null
  readonly exercise?: boolean
  /** when it was said, milliseconds since 1970, where that was before; default now */
  readonly deviceAt?: number
}

export type OutboxOptions = {
  /** most commands waiting for an answer; default 500 */
  readonly limit?: number
  /** most commands on the way at once; the others follow as answers come; default 64 */
  readonly inFlight?: number
  /** default: memory only */
  readonly storage?: OutboxStorage
  readonly storageKey?: string
  /** whose commands these are, as far as it is known before the first welcome */
  readonly account?: string
  /** a command could not be kept (storage full or forbidden): it is lost if the page dies before it is answered */
  readonly onNotKept?: () => void
  /** each answer, also to a command that was queued before a reload and has no caller any more */
  readonly onAnswer?: (command: Envelope, answer: Answer) => void
  /** kept commands that are not sent, since somebody else is signed in now */
  readonly onDropped?: (commands: readonly Envelope[]) => void
  /** wait before a command that the server could not store is sent again, with the same id; default 1 s */
  readonly unavailableRetryMs?: number
}

const closed = (): OutboxClosed => new OutboxClosed('unanswered when the session of its author ended')

type Settle = { readonly resolve: (answer: Answer) => void; readonly reject: (reason: Error) => void }
type Entry = {
  readonly command: Envelope
  readonly settle: Settle | undefined
  readonly order: number
  account: string | null
  sent: boolean
}

/** No answer at all: the same command with the same id may and should be sent again (docs/live-protocol, L13). */
const sentAgain: ReadonlySet<string> = new Set(['log-unavailable', 'busy-try-again'])

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
  #account: string | null
  #lastOrder = 0
  #onTheWay = 0
  #transmit: ((command: Envelope) => void) | undefined
  #pause: ReturnType<typeof setTimeout> | undefined

  constructor(options: OutboxOptions = {}) {
    this.#options = options
    this.#limit = options.limit ?? 500
    this.#inFlight = options.inFlight ?? 64
    this.#key = options.storageKey ?? 'tocsin-outbox'
    this.#account = options.account ?? null
    if (options.storage === undefined) return
    for (const kept of readKept(options.storage, this.#key)) {
      this.#entries.set(kept.command.id, { ...kept, settle: undefined, sent: false })
      // a burst before the reload may have run ahead of the clock: what comes now still comes after it
      this.#lastOrder = Math.max(this.#lastOrder, kept.order)
    }
  }

  /** Commands without an answer so far. */
  get pending(): readonly Envelope[] {
    return [...this.#entries.values()].map(({ command }) => command)
  }

  /**
   * Queues a command and resolves with the server's answer, a refusal included, however long that takes. Rejects with
   * OutboxFull at once when too many wait, CommandUnreadable when the server could not read it, OutboxClosed at the end.
   */
  send(
    command: TypedCommand,
    { id = newId(), seat = null, exercise = false, deviceAt = Date.now() }: SendOptions = {},
  ): Promise<Answer> {
    if (this.#entries.size >= this.#limit) {
      return Promise.reject(
        new OutboxFull(`${this.#limit} commands wait for an answer; try again when the connection is back`),
      )
    }
    if (this.#entries.has(id)) return Promise.reject(new Error(`command ${id} is already waiting`))
    const envelope = { ...command, id, seat, exercise, deviceAt }
    const answer = new Promise<Answer>((resolve, reject) => {
      const settle = { resolve, reject }
      const entry = { command: envelope, settle, order: this.#nextOrder(), account: this.#account, sent: false }
      this.#entries.set(id, entry)
      this.#keep([entry])
    })
    this.#push()
    return answer
  }

  /**
   * Takes what lies in the storage and is not here: another window of this browser has died with it. Whatever still lives
   * sends the same ids, and the same id twice is one command.
   */
  takeOver(): void {
    const { storage } = this.#options
    if (storage === undefined) return
    for (const row of readKept(storage, this.#key)) {
      const isMine = row.account === null || row.account === this.#account
      if (isMine && !this.#entries.has(row.command.id))
        this.#entries.set(row.command.id, { ...row, settle: undefined, sent: false })
    }
    this.#push()
  }

  /** The line is open for `account`: everything unanswered goes out again, oldest first. */
  open(account: string, transmit: (command: Envelope) => void): void {
    this.#drop([...this.#entries.values()].filter((entry) => entry.account !== null && entry.account !== account))
    this.#account = account
    this.#transmit = transmit
    this.#onTheWay = 0
    for (const entry of this.#entries.values()) entry.sent = false
    const unnamed = [...this.#entries.values()].filter((entry) => entry.account === null)
    for (const entry of unnamed) entry.account = account
    this.#keep(unnamed)
    this.#push()
  }

  /** The line is cut: commands wait. */
  cut(): void {
    this.#transmit = undefined
    clearTimeout(this.#pause)
    this.#pause = undefined
  }

  answered(id: string, answer: Answer): void {
    if (!answer.ok && sentAgain.has(answer.refusal.refused)) return this.#putBack(id)
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
    if (forget) {
      this.#drop([...this.#entries.values()])
      const { storage } = this.#options
      if (storage !== undefined) dropEvery(storage, this.#key)
      return
    }
    for (const { settle } of this.#entries.values()) settle?.reject(closed())
    this.#entries.clear()
  }

  /** The database is away or others were quicker: no answer at all, so the command waits and goes again. */
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
    const { storage } = this.#options
    if (storage !== undefined) drop(storage, this.#key, id)
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

  #drop(entries: readonly Entry[]): void {
    const { storage, onDropped } = this.#options
    for (const { command, settle, sent } of entries) {
      this.#entries.delete(command.id)
      if (sent) this.#onTheWay -= 1
      if (storage !== undefined) drop(storage, this.#key, command.id)
      settle?.reject(closed())
    }
    if (entries.length > 0) onDropped?.(entries.map(({ command }) => command))
  }

  #keep(entries: readonly Entry[]): void {
    const { storage, onNotKept } = this.#options
    if (storage === undefined) return
    const areKept = entries.map(({ account, order, command }) => keep(storage, this.#key, { account, order, command }))
    if (areKept.includes(false)) onNotKept?.()
  }

  /** Rises with each command, and over reloads and tabs as far as the clock does. */
  #nextOrder(): number {
    this.#lastOrder = Math.max(Date.now(), this.#lastOrder + 1)
    return this.#lastOrder
  }
}
