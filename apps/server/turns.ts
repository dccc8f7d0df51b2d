/** Lets work on the same key go one at a time, in order of arrival; other keys do not wait. */
export function createTurns() {
  const tails = new Map<string, Promise<unknown>>()
  return {
    isBusy: (key: string): boolean => tails.has(key),
    async take<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
      const before = tails.get(key) ?? Promise.resolve()
      const mine = before.then(work, work)
      const tail = mine.catch(() => undefined)
      tails.set(key, tail)
      try {
        return await mine
      } finally {
        if (tails.get(key) === tail) tails.delete(key)
      }
    },
  }
}
