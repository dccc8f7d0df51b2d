/** Repeatable chance. Every place draws from its own stream, so a change in one block leaves the others as they were. */
export type Random = {
  /** [0, 1) */
  readonly unit: () => number
  readonly between: (low: number, high: number) => number
  /** whole number from low to high, both included */
  readonly whole: (low: number, high: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(list: readonly [T, ...T[]]) => T
}

const stir = (hash: number, key: number): number => {
  let mixed = Math.imul(hash ^ (key | 0), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) + 0x9e3779b9
}

/** mulberry32 (T. Ettinger, public domain), state from murmur3-style mixing of the keys. */
const numbersFrom = (keys: readonly number[]): (() => number) => {
  let state = keys.reduce(stir, 0x2545f491)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** In: seed first, then whatever names the place (row, column, purpose). The same keys give the same stream. */
export const randomFrom = (...keys: readonly number[]): Random => {
  const unit = numbersFrom(keys)
  const between = (low: number, high: number): number => low + (high - low) * unit()
  const whole = (low: number, high: number): number => Math.floor(between(low, high + 1))
  return {
    unit,
    between,
    whole,
    chance: (probability) => unit() < probability,
    pick: (list) => list[Math.floor(unit() * list.length)] ?? list[0],
  }
}
