import { callDrafts } from './call-desk/draft-file.ts'
import { entryDrafts } from './narrative/entries.ts'

/** A draft that nobody has touched for so long is nobody's work any more: over a free week-end it stays. */
const keptMs = 7 * 24 * 60 * 60_000
const everyMs = 60 * 60_000

/**
 * Ends what callers said on this computer's disk: drafts of calls and entries that were never sent nor given up, of whoever
 * sat here, signed in now or not. Now, and every hour.
 */
export function sweepDrafts(): void {
  const sweep = (): void => {
    const now = Date.now()
    // a browser that keeps nothing has nothing to sweep
    for (const file of [callDrafts, entryDrafts]) file.sweep(now - keptMs, now).catch(() => undefined)
  }
  sweep()
  setInterval(sweep, everyMs)
}
