import type { Fold } from './fold.ts'
import type { Moves } from './board.ts'

/** The newest moves, kept so that a client that was away a short while gets only what it missed. */
export type Recent = ReturnType<typeof createRecent>

type Entry = { readonly position: number; readonly subject: string; readonly before: Fold | undefined }

/** Keeps at least the last `capacity` moves; older ones are forgotten and a client that needs them gets a new snapshot. */
export function createRecent(capacity: number, start: number) {
  let entries: Entry[] = []
  let since = start

  return {
    add({ position, moves }: Moves): void {
      for (const { subject, before } of moves) entries.push({ position, subject, before })
      if (entries.length < capacity * 2) return
      const cut = entries.length - capacity
      since = entries[cut - 1]?.position ?? since
      entries = entries.filter((entry) => entry.position > since)
    },
    /** whether everything after `position` is still here */
    reachesBackTo: (position: number): boolean => position >= since,
    /** subjects that moved after `position`, each with all its earlier states since then */
    after(position: number): Map<string, (Fold | undefined)[]> {
      const moved = new Map<string, (Fold | undefined)[]>()
      for (let at = entries.length - 1; at >= 0; at -= 1) {
        const entry = entries[at]
        if (entry === undefined || entry.position <= position) break
        const befores = moved.get(entry.subject)
        if (befores === undefined) moved.set(entry.subject, [entry.before])
        else befores.push(entry.before)
      }
      return moved
    },
  }
}
