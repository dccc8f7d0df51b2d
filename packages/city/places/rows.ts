/** Rows grouped by owner: where each owner's rows start, and one more at the end. `owners` by row, in order of the owners or not. */
export function startsOf(owners: Iterable<number>, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1)
  for (const owner of owners) starts[owner + 1] = (starts[owner + 1] ?? 0) + 1
  for (let i = 0; i < count; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0)
  return starts
}

/** The owner of a row, found among where the rows of each start. */
export function ownerOf(starts: Uint32Array, row: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low + 1 < high) {
    const middle = (low + high) >>> 1
    if ((starts[middle] ?? 0) <= row) low = middle
    else high = middle
  }
  return low
}
