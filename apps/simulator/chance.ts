/** Repeatable chance: the same seed and name give the same stream, whatever the others draw. */
export type Chance = {
  /** [0, 1) */
  readonly unit: () => number
  readonly between: (low: number, high: number) => number
  /** whole number from low to high, both included */
  readonly whole: (low: number, high: number) => number
  readonly happens: (probability: number) => boolean
  readonly pick: <T>(list: readonly [T, ...T[]]) => T
  /** one of the keys, in proportion to its weight */
  readonly weighted: <Key extends string>(weights: Readonly<Partial<Record<Key, number>>>) => Key
  /** time to the next of events that come by themselves, this far apart on average */
  readonly gap: (meanMs: number) => number
}

/** FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo), 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return value >>> 0
}

/** mulberry32 (T. Ettinger, public domain). */
function numbersFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export function chanceFrom(seed: number, name: string): Chance {
  const unit = numbersFrom(hash(`${seed}/${name}`))
  const between = (low: number, high: number): number => low + (high - low) * unit()
  return {
    unit,
    between,
    whole: (low, high) => Math.floor(between(low, high + 1)),
    happens: (probability) => unit() < probability,
    pick: (list) => list[Math.floor(unit() * list.length)] ?? list[0],
    weighted: (weights) => pickWeighted(weights, unit()),
    gap: (meanMs) => -Math.log(1 - unit()) * meanMs,
  }
}

function pickWeighted<Key extends string>(weights: Readonly<Partial<Record<Key, number>>>, share: number): Key {
  const keys = Object.keys(weights).filter((key): key is Key => key in weights)
  const total = keys.reduce((sum, key) => sum + (weights[key] ?? 0), 0)
  let left = share * total
  for (const key of keys) {
    left -= weights[key] ?? 0
    if (left < 0) return key
  }
  const last = keys.at(-1)
  if (last === undefined) throw new Error('nothing to choose from')
  return last
}
