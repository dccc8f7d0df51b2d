import type { Pins as PinRows } from '../store/index.ts'
import { hashPassword, isPassword } from './passwords.ts'

/** After so many wrong tries in a row only the whole sign-in opens the desk. */
const mostTries = 5

export type Pins = ReturnType<typeof createPins>

/** A number that nobody guesses first: not one digit again and again, not one after the other up or down. */
export function isGuessable(pin: string): boolean {
  const steps = new Set(
    Array.from(pin)
      .slice(1)
      .map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10),
  )
  return steps.size === 1 && [0, 1, 9].includes([...steps][0] ?? 0)
}

/** Short numbers that open a locked desk, and nothing else. */
export function createPins(rows: PinRows, now: () => number) {
  return {
    /** tries left after it where it was wrong; undefined: there is no PIN */
    async check(account: string, pin: string): Promise<'right' | number | undefined> {
      const begun = await rows.beginTry(account, mostTries)
      if (begun === undefined) return (await rows.failed(account)) === undefined ? undefined : 0
      if (!(await isPassword(begun.hash, pin))) return mostTries - begun.failed
      await rows.forgive(account)
      return 'right'
    },
    /** undefined: there is no PIN */
    async triesLeft(account: string): Promise<number | undefined> {
      const failed = await rows.failed(account)
      return failed === undefined ? undefined : Math.max(0, mostTries - failed)
    },
    /** a whole proof was given: the PIN may be tried again */
    forgive: rows.forgive,
    set: async (account: string, pin: string): Promise<void> => rows.set(account, await hashPassword(pin), now()),
    remove: rows.remove,
  }
}
