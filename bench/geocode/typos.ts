/** Numbers from 0 to below `below`, the same for the same seed. */
export function createChance(seed: number) {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** One letter left out, doubled, replaced, or swapped with the next; never the first, which people get right. */
export function withTypo(word: string, chance: (below: number) => number): string {
  const at = 1 + chance(Math.max(1, word.length - 2))
  const [head, one, tail] = [word.slice(0, at), word[at] ?? '', word.slice(at + 1)]
  const kinds = [
    () => head + tail,
    () => head + one + one + tail,
    () => head + (letters[chance(letters.length)] ?? '') + tail,
    () => head + (tail[0] ?? '') + one + tail.slice(1),
  ]
  return kinds[chance(kinds.length)]?.() ?? word
}
