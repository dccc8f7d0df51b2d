import { inSteps, type Steps } from '../slices.ts'

/** Members by group: those of group g are from start[g] to start[g + 1] - 1. */
export type Groups = { readonly start: Uint32Array; readonly members: Uint32Array }

/** Which indices from `first` on have which value: a counting sort. Values outside of 0 to groups - 1 are left out. */
export function* groupBy(values: Uint32Array | Int32Array, groups: number, first: number): Steps<Groups> {
  const start = new Uint32Array(groups + 1)
  yield* inSteps(first, values.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const value = values[i] ?? -1
      if (value >= 0) start[value + 1] = (start[value + 1] ?? 0) + 1
    }
  })
  yield* inSteps(0, groups, (from, to) => {
    for (let group = from; group < to; group++) start[group + 1] = (start[group + 1] ?? 0) + (start[group] ?? 0)
  })
  const members = new Uint32Array(start[groups] ?? 0)
  const next = start.slice()
  yield* inSteps(first, values.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const value = values[i] ?? -1
      if (value < 0) continue
      members[next[value] ?? 0] = i
      next[value] = (next[value] ?? 0) + 1
    }
  })
  return { start, members }
}
