import FlatQueue from 'flatqueue'

export type Schedule<Entry> = ReturnType<typeof createSchedule<Entry>>

/**
 * What is due when, by key: the earliest first, whatever the number of entries. An entry that is changed or taken away
 * stays in the heap until it comes up and is then passed over; the heap is made anew before it is mostly such.
 */
export function createSchedule<Entry>() {
  const entries = new Map<string, { readonly at: number; readonly entry: Entry }>()
  let heap = new FlatQueue<string>()

  function trim(): void {
    if (heap.length < 1000 || heap.length < entries.size * 4) return
    heap = new FlatQueue()
    for (const [key, { at }] of entries) heap.push(key, at)
  }

  return {
    /** puts an entry, or moves it to another time (milliseconds) */
    set(key: string, at: number, entry: Entry): void {
      const isThere = entries.get(key)?.at === at
      entries.set(key, { at, entry })
      if (isThere) return
      heap.push(key, at)
      trim()
    },
    delete: (key: string): boolean => entries.delete(key),
    has: (key: string): boolean => entries.has(key),
    /** takes out all that is due, in order */
    take(now: number): { readonly key: string; readonly entry: Entry }[] {
      const due: { readonly key: string; readonly entry: Entry }[] = []
      for (let at = heap.peekValue(); at !== undefined && at <= now; at = heap.peekValue()) {
        const key = heap.pop()
        const held = key === undefined ? undefined : entries.get(key)
        if (key === undefined || held?.at !== at) continue
        entries.delete(key)
        due.push({ key, entry: held.entry })
      }
      return due
    },
    /** when the next may be due; undefined: none is */
    next: (): number | undefined => heap.peekValue(),
    size: (): number => entries.size,
  }
}
