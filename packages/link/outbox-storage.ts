import { z } from 'zod'
import { commandEnvelope } from './messages.ts'

/** Where unanswered commands survive a reload: `sessionStorage` and `localStorage` fit. They hold personal text in clear. */
export type OutboxStorage = {
  readonly length: number
  key(index: number): string | null
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

export type Envelope = Readonly<z.output<typeof commandEnvelope>>

const kept = z.object({ account: z.string().nullable(), order: z.number(), command: commandEnvelope })
/** A command as it is kept: whose it is (null: not known yet), and its place in the queue. */
export type KeptCommand = Readonly<z.output<typeof kept>>

/*
 * One row a command, never the queue as a whole: tabs of one browser share the storage, and each may only add and take away
 * what is its own. A tab that starts takes over what lies there, also of a tab that still runs: the same id twice is one
 * command.
 */
const rowOf = (prefix: string, id: string): string => `${prefix}/${id}`

function rowsOf(storage: OutboxStorage, prefix: string): readonly string[] {
  const names = Array.from({ length: storage.length }, (_, index) => storage.key(index))
  return names.filter((name) => name !== null && name.startsWith(`${prefix}/`)).map(String)
}

/** The kept commands, oldest first; what cannot be read (another version, cut short) is left out. */
export function readKept(storage: OutboxStorage, prefix: string): readonly KeptCommand[] {
  try {
    return rowsOf(storage, prefix)
      .flatMap((name) => read(storage.getItem(name)) ?? [])
      .sort((a, b) => a.order - b.order)
  } catch {
    return []
  }
}

function read(text: string | null): KeptCommand | undefined {
  try {
    return kept.safeParse(JSON.parse(text ?? 'null')).data
  } catch {
    return undefined
  }
}

/** Keeps a command; returns whether it is kept (a storage may be full or forbidden). */
export function keep(storage: OutboxStorage, prefix: string, row: KeptCommand): boolean {
  try {
    storage.setItem(rowOf(prefix, row.command.id), JSON.stringify(row))
    return true
  } catch {
    return false
  }
}

/** Takes a command off the storage, without a trace. */
export function drop(storage: OutboxStorage, prefix: string, id: string): void {
  try {
    storage.removeItem(rowOf(prefix, id))
  } catch {
    // What forbids taking away forbade keeping too.
  }
}

/** Takes every command off the storage, those of other tabs too. */
export function dropEvery(storage: OutboxStorage, prefix: string): void {
  try {
    for (const name of rowsOf(storage, prefix)) storage.removeItem(name)
  } catch {
    // As above.
  }
}
