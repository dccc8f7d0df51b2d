/**
 * Slows guessing down by who guesses: a name from one address, a name from all addresses together, and apart from both a
 * browser that has signed in with that name before (OWASP, "device cookies"). Whoever guesses from elsewhere therefore never
 * keeps somebody from their own desk; and nobody waits longer than a minute.
 */
const freeTries = 5
/** of one name from everywhere: what a whole centre mistypes at the change of a shift is less */
const freeFromEverywhere = 50
const firstWaitMs = 1_000
const longestWaitMs = 60_000
const forgetMs = 15 * 60_000
const mostKept = 10_000

/** Who tries: `device` is a browser that is known for this name, undefined for any other. */
export type Trier = { readonly name: string; readonly address: string; readonly device: string | undefined }

export function createTries(now: () => number) {
  const failures = new Map<string, { count: number; last: number }>()

  const keysOf = ({ name, address, device }: Trier): readonly { key: string; free: number }[] => {
    const login = name.toLowerCase()
    return device === undefined
      ? [
          { key: `${login}\nat ${address}`, free: freeTries },
          { key: `${login}\nanywhere`, free: freeFromEverywhere },
        ]
      : [{ key: `${login}\non ${device}`, free: freeTries }]
  }

  function waitOf(key: string, free: number): number {
    const failed = failures.get(key)
    if (failed === undefined || failed.count < free || now() - failed.last > forgetMs) return 0
    const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** (failed.count - free))
    return Math.max(0, failed.last + wait - now())
  }

  function forget(): void {
    for (const [each, { last }] of failures) if (now() - last > forgetMs) failures.delete(each)
  }

  return {
    /** milliseconds to wait before this may be tried again; 0 for none */
    waitMs: (trier: Trier): number => Math.max(...keysOf(trier).map(({ key, free }) => waitOf(key, free))),
    /** counts a try before it is looked at, so that many at once do not all go free; `succeeded` or `unfinished` takes it back */
    begun(trier: Trier): void {
      for (const { key } of keysOf(trier)) {
        const before = failures.get(key)
        const count = before === undefined || now() - before.last > forgetMs ? 0 : before.count
        failures.set(key, { count: count + 1, last: now() })
      }
      if (failures.size > mostKept) forget()
    },
    /** what was tried was right as far as it went: as if it had not been tried, no more than that */
    unfinished(trier: Trier): void {
      for (const { key } of keysOf(trier)) {
        const before = failures.get(key)
        if (before !== undefined) failures.set(key, { ...before, count: before.count - 1 })
      }
    },
    succeeded(trier: Trier): void {
      for (const { key } of keysOf(trier)) failures.delete(key)
    },
  }
}
