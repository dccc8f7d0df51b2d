/** Which indices from `first` on have which value: a counting sort. Values outside of 0 to groups - 1 are left out. */
export function groupBy(values: Uint32Array | Int32Array, groups: number, first: number) {
  const start = new Uint32Array(groups + 1)
  for (let i = first; i < values.length; i++) {
    const value = values[i] ?? -1
    if (value >= 0) start[value + 1] = (start[value + 1] ?? 0) + 1
  }
  for (let group = 0; group < groups; group++) start[group + 1] = (start[group + 1] ?? 0) + (start[group] ?? 0)
  const members = new Uint32Array(start[groups] ?? 0)
  const next = start.slice()
  for (let i = first; i < values.length; i++) {
    const value = values[i] ?? -1
    if (value < 0) continue
    members[next[value] ?? 0] = i
    next[value] = (next[value] ?? 0) + 1
  }
  return { start, members }
}
