/** What the grouping is made from: places where help is wanted, and bases that can or cannot cover each. */
export type CoverQuestion = {
  readonly bases: number
  /** how much help is wanted at each place: any unit, e.g. calls a day; what is not above zero is left out */
  readonly weights: ArrayLike<number>
  /** whether a unit at the base reaches the place within the cover time */
  readonly covers: (place: number, base: number) => boolean
}

/**
 * Demand grouped by the set of bases that cover it: all that expected coverage depends on. A hundred thousand cells
 * become some dozens of sets, so that a decision costs microseconds. Sets without any base are left out.
 */
export type CoverSets = {
  readonly bases: number
  /** by set: its share of ALL demand, 0 to 1; they add up to `coverable` */
  readonly share: Float64Array
  /** the share of demand that at least one base covers */
  readonly coverable: number
  /** the bases of set s: setBases from setStart[s] to setStart[s + 1] - 1 */
  readonly setStart: Uint32Array
  readonly setBases: Uint32Array
  /** the sets of base b: baseSets from baseStart[b] to baseStart[b + 1] - 1 */
  readonly baseStart: Uint32Array
  readonly baseSets: Uint32Array
}

/** Groups demand by its covering bases. No demand at all gives no sets and a coverable share of 0. */
export function groupByCover({ bases, weights, covers }: CoverQuestion): CoverSets {
  const groups = new Map<string, number>()
  const words = new Uint32Array(Math.ceil(bases / 32))
  let total = 0
  for (let place = 0; place < weights.length; place++) {
    const weight = weights[place] ?? 0
    if (!(weight > 0)) continue
    total += weight
    words.fill(0)
    for (let base = 0; base < bases; base++) {
      if (covers(place, base)) words[base >>> 5] = (words[base >>> 5] ?? 0) | (1 << (base & 31))
    }
    const key = words.join()
    groups.set(key, (groups.get(key) ?? 0) + weight)
  }
  return index(bases, total, groups)
}

function index(bases: number, total: number, groups: ReadonlyMap<string, number>): CoverSets {
  const sets = [...groups].map(([key, weight]) => ({ members: basesOf(key), share: weight / total }))
  const covered = sets.filter(({ members }) => members.length > 0)
  const ofBase = Array.from({ length: bases }, (): number[] => [])
  for (const [set, { members }] of covered.entries()) for (const base of members) ofBase[base]?.push(set)
  const [setStart, setBases] = chain(covered.map(({ members }) => members))
  const [baseStart, baseSets] = chain(ofBase)
  const share = Float64Array.from(covered, (set) => set.share)
  return {
    bases,
    share,
    coverable: share.reduce((sum, each) => sum + each, 0),
    setStart,
    setBases,
    baseStart,
    baseSets,
  }
}

function basesOf(key: string): number[] {
  return key
    .split(',')
    .flatMap((word, at) => Array.from({ length: 32 }, (_, bit) => ((Number(word) >>> bit) & 1 ? 32 * at + bit : -1)))
    .filter((base) => base !== -1)
}

function chain(lists: readonly (readonly number[])[]): [start: Uint32Array, all: Uint32Array] {
  const start = new Uint32Array(lists.length + 1)
  for (const [i, list] of lists.entries()) start[i + 1] = (start[i] ?? 0) + list.length
  return [start, Uint32Array.from(lists.flat())]
}
