import { z } from 'zod'
import { createStore } from '../store.ts'

const kept = z.object({
  /** since when this person's looking is remembered here: what is older than that is no news */
  since: z.number(),
  /** when the card of an incident was last open here in a window that had the focus, by the server's clock */
  at: z.record(z.string(), z.number()).readonly(),
})
export type Looked = Readonly<z.output<typeof kept>>

/** So many incidents are remembered: the longest not looked at are forgotten first, and are no news either. */
const mostKept = 600

export const looked = createStore<Looked>({ since: Infinity, at: {} })

/** When an incident was last looked at. */
export const lookedAt = (incident: string, { since, at }: Looked = looked.get()): number => at[incident] ?? since

/** Whether what others did last came after the last look. */
export const isNews = (newest: number | null, incident: string, known: Looked): boolean =>
  newest !== null && newest > lookedAt(incident, known)

/** An incident is being looked at; `now` by the server's clock, milliseconds. */
export function noteLook(incident: string, now: number): void {
  looked.set(withLook(looked.get(), incident, now))
}

export function withLook({ since, at }: Looked, incident: string, now: number): Looked {
  const next = { ...at, [incident]: now }
  if (Object.keys(next).length <= mostKept) return { since, at: next }
  const all = Object.entries(next).toSorted(([, a], [, b]) => b - a)
  const dropped = all[mostKept]
  return {
    since: dropped === undefined ? since : Math.max(since, dropped[1]),
    at: Object.fromEntries(all.slice(0, mostKept)),
  }
}

const keyOf = (account: string): string => `tocsin-looked/${account}`

function read(account: string, now: number): Looked {
  try {
    const row = kept.safeParse(JSON.parse(localStorage.getItem(keyOf(account)) ?? 'null')).data
    if (row !== undefined) return row
  } catch {
    // Not readable: what is there now is no news.
  }
  return { since: now, at: {} }
}

/** Reads what this person looked at here, and keeps it, also for other windows. Returns what ends it. */
export function keepLooked(account: string, now: number): () => void {
  let isLoading = true
  const load = (at: number): void => {
    isLoading = true
    looked.set(read(account, at))
    isLoading = false
  }
  load(now)
  const end = looked.subscribe(() => {
    if (!isLoading) write(account)
  })
  write(account)
  const changed = (event: StorageEvent): void => {
    if (event.key === keyOf(account)) load(now)
  }
  addEventListener('storage', changed)
  return () => {
    end()
    removeEventListener('storage', changed)
  }
}

function write(account: string): void {
  try {
    localStorage.setItem(keyOf(account), JSON.stringify(looked.get()))
  } catch {
    // Not kept: after the next start everything counts as looked at.
  }
}
