import { z } from 'zod'
import { commandEnvelope } from './messages.ts'

/** Where unanswered commands survive a reload: `sessionStorage` and `localStorage` fit. They hold personal text in clear. */
export type OutboxStorage = {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

export type Envelope = Readonly<z.output<typeof commandEnvelope>>

const stored = z.object({ account: z.string().nullable(), commands: z.array(commandEnvelope) })
/** The queue as it is kept: whose commands these are, in order. `account` is null until the first welcome. */
export type StoredQueue = { readonly account: string | null; readonly commands: readonly Envelope[] }

const nothing: StoredQueue = { account: null, commands: [] }

/** Reads a kept queue; what cannot be read (another version, cut short) counts as empty. */
export function readQueue(storage: OutboxStorage, key: string): StoredQueue {
  try {
    const text = storage.getItem(key)
    return text === null ? nothing : stored.parse(JSON.parse(text))
  } catch {
    return nothing
  }
}

/** Keeps a queue; returns whether it is kept (a storage may be full or forbidden). An empty queue leaves no trace. */
export function writeQueue(storage: OutboxStorage, key: string, queue: StoredQueue): boolean {
  try {
    if (queue.commands.length === 0) storage.removeItem(key)
    else storage.setItem(key, JSON.stringify(queue))
    return true
  } catch {
    return false
  }
}
