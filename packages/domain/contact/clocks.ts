import { isInFuture } from '../clock.ts'
import { deadClockBefore } from '../fields.ts'

/** Named clocks of a contact, milliseconds; null while it has not happened or is not known. */
export type ContactClocks = {
  /** rung at the switch */
  readonly rung: number
  /** handed to a position */
  readonly handed: number | null
  readonly offHook: number | null
  readonly hungUp: number | null
}
export type ClockName = keyof ContactClocks

/** In the order in which a call goes. */
const clockNames = ['rung', 'handed', 'offHook', 'hungUp'] as const satisfies readonly ClockName[]

/** A time that a device said, if it can be; else the server's time stands for it, and it counts as not read. */
export function readClock(said: number | null, now: number): { readonly at: number; readonly unread?: true } {
  return said === null || said < deadClockBefore || isInFuture(said, now)
    ? { at: now, unread: true }
    : { at: Math.round(said) }
}

/** All clocks of a new contact as `readClock` reads them, and those that it could not read. It has rung in any case. */
export function readClocks(
  said: { readonly [Name in ClockName]: number | null },
  now: number,
): { readonly clocks: ContactClocks; readonly unread: readonly ClockName[] } {
  const read = (name: ClockName) => (said[name] === null && name !== 'rung' ? null : readClock(said[name], now))
  const at = (name: ClockName): number | null => read(name)?.at ?? null
  return {
    clocks: { rung: at('rung') ?? now, handed: at('handed'), offHook: at('offHook'), hungUp: at('hungUp') },
    unread: clockNames.filter((name) => read(name)?.unread === true),
  }
}

/** What is known of a contact's clocks: the times, and which of them are not to be trusted. */
export type KnownClocks = { readonly clocks: ContactClocks; readonly doubtfulClocks: readonly ClockName[] }

/**
 * Adds clocks told at `toldAt`. Doubtful is one that could not be read, that lies in the future, or that lies before a
 * trusted one that it should follow; it is kept as it was said.
 */
export function addClocks(
  { clocks, doubtfulClocks }: KnownClocks,
  told: Partial<ContactClocks>,
  unread: readonly ClockName[],
  toldAt: number,
): KnownClocks {
  const all = { ...clocks, ...told }
  const doubtful = new Set<ClockName>([...doubtfulClocks, ...unread])
  for (const [index, name] of clockNames.entries()) {
    const at = told[name] ?? null
    const earlier = clockNames.slice(0, index).flatMap((each) => (doubtful.has(each) ? [] : (all[each] ?? [])))
    if (at !== null && (isInFuture(at, toldAt) || earlier.some((each) => at < each))) doubtful.add(name)
  }
  return { clocks: all, doubtfulClocks: clockNames.filter((name) => doubtful.has(name)) }
}
