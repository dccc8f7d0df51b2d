/** So many requests a second go on and on, and so many at once after a pause. */
export type Rate = { readonly perSecond: number; readonly burst: number }

/** Far above what a desk asks for, which draws its map and cards from a few dozen requests at a time. */
export const usualRates = {
  account: { perSecond: 100, burst: 1_000 },
  /** messages over the live connections of an account; what is more waits, and nothing is refused */
  messages: { perSecond: 100, burst: 1_000 },
  /** a centre's desks may all stand behind one address */
  address: { perSecond: 1_000, burst: 10_000 },
} as const

const mostKeys = 20_000

/** Counts what each key takes: a bucket that fills up by `perSecond` and holds `burst`. */
export function createRate({ perSecond, burst }: Rate, now: () => number) {
  const buckets = new Map<string, { left: number; at: number }>()
  return {
    /** seconds to wait; 0: it may go on, and is counted */
    take(key: string): number {
      const at = now()
      const known = buckets.get(key)
      const left =
        known === undefined ? burst : Math.min(burst, known.left + (Math.max(0, at - known.at) / 1000) * perSecond)
      buckets.delete(key)
      // the one that has asked for nothing the longest has a full bucket, or will soon
      const [oldest] = buckets.keys()
      if (buckets.size >= mostKeys && oldest !== undefined) buckets.delete(oldest)
      buckets.set(key, { left: left < 1 ? left : left - 1, at })
      return left < 1 ? Math.ceil((1 - left) / perSecond) : 0
    },
  }
}
