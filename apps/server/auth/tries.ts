/** Counts failed sign-ins per name and address, so that guessing is slow and nobody else is locked out by it. */
const freeTries = 5
const firstWaitMs = 1_000
const longestWaitMs = 60_000
const forgetMs = 15 * 60_000

export function createTries(now: () => number) {
  const failures = new Map<string, { count: number; last: number }>()
  const keyOf = (name: string, address: string): string => `${name.toLowerCase()}\n${address}`

  return {
    /** milliseconds to wait before this name may be tried again from this address; 0 for none */
    waitMs(name: string, address: string): number {
      const failed = failures.get(keyOf(name, address))
      if (failed === undefined || failed.count < freeTries) return 0
      const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** (failed.count - freeTries))
      return Math.max(0, failed.last + wait - now())
    },
    /** counts a try before it is looked at, so that many at once do not all go free; `succeeded` takes it back */
    begun(name: string, address: string): void {
      const key = keyOf(name, address)
      failures.set(key, { count: (failures.get(key)?.count ?? 0) + 1, last: now() })
      if (failures.size > 10_000)
        for (const [each, { last }] of failures) if (now() - last > forgetMs) failures.delete(each)
    },
    succeeded: (name: string, address: string): void => void failures.delete(keyOf(name, address)),
  }
}
