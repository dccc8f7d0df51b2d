import type { Advice, Comer } from './answer.ts'

/** Where a row stands: in the advised set, beside it, or apart for what it would cost or nobody knows. */
export type RowGroup = 'set' | 'spare' | 'clearing' | 'divert' | 'unknown'
export type Row = { readonly unit: string; readonly letter: string; readonly group: RowGroup }

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
/** Beside the set so many that are free are shown; each of the groups apart shows so many too. */
const shownOf: Readonly<Record<RowGroup, number>> = { set: 26, spare: 5, clearing: 3, divert: 3, unknown: 3 }
const order: readonly RowGroup[] = ['set', 'spare', 'clearing', 'divert', 'unknown']

const groupOf = ({ standing, seconds }: Comer): RowGroup => {
  if (standing === 'divert' || standing === 'clearing') return standing
  return seconds === null ? 'unknown' : 'spare'
}

/** Whether a unit is free to go: it is neither at other work nor only about to be done with it. */
export const isReady = ({ standing }: Pick<Comer, 'standing'>): boolean =>
  standing !== 'divert' && standing !== 'clearing'

/**
 * The rows of the panel: a unit keeps its row and letter as long as the panel is open, whatever the next answer says;
 * who is new in the set or beside it comes after all others. What was once shown never moves under the hand.
 */
export function keepRows(before: readonly Row[], advice: Advice): readonly Row[] {
  const wished = [
    ...advice.units.map((each) => ({ unit: each.unit, group: isReady(each) ? ('set' as const) : groupOf(each) })),
    ...advice.others.map((each) => ({ unit: each.unit, group: groupOf(each) })),
  ]
  const counts = new Map<RowGroup, number>()
  for (const { group } of before) counts.set(group, (counts.get(group) ?? 0) + 1)
  const come = wished
    .filter(({ unit }) => before.every((row) => row.unit !== unit))
    .toSorted((a, b) => order.indexOf(a.group) - order.indexOf(b.group))
    .filter(({ unit, group }) => {
      const count = (counts.get(group) ?? 0) + 1
      counts.set(group, count)
      return count <= shownOf[group] || advice.units.some((each) => each.unit === unit)
    })
  const free = letters.slice(before.length)
  return [...before, ...come.slice(0, free.length).map((row, index) => ({ ...row, letter: free[index] ?? '' }))]
}

/**
 * What is kept of the rows when an incident has become another type: all while a hand is on them or who goes is the same;
 * otherwise they are ordered anew, so that who is advised now stands at the top. DR4
 */
export const rowsToKeep = (before: readonly Row[], { changed }: Advice, isHeld: boolean): readonly Row[] =>
  isHeld || changed === null ? before : []

/** Whether nobody is advised any more of the rows that stand under the heading at `index`: others are since the plans were asked anew. DR4 */
export function isPast(rows: readonly Row[], index: number, advised: ReadonlySet<string>): boolean {
  const end = rows.findIndex(({ group }, at) => at > index && group !== 'set')
  const under = rows.slice(index, end < 0 ? undefined : end)
  return rows[index]?.group === 'set' && under.every(({ unit }) => !advised.has(unit))
}

const shownWithout = 9

/** Rows while nobody says who should go: units that are free, all of unknown time. Sending never waits for advice. DR20 */
export function rowsWithout(before: readonly Row[], free: readonly string[]): readonly Row[] {
  const come = free.filter((unit) => before.every((row) => row.unit !== unit)).slice(0, shownWithout - before.length)
  const unused = letters.slice(before.length)
  return [...before, ...come.map((unit, index): Row => ({ unit, letter: unused[index] ?? '', group: 'unknown' }))]
}

/** Who could stand in for a unit that somebody else took: the quickest beside the set that is of the same use. */
export function nextBest(
  advice: Advice,
  taken: string,
  isFree: (unit: string) => boolean,
  use?: string,
): string | undefined {
  const wanted = use ?? [...advice.units, ...advice.others].find(({ unit }) => unit === taken)?.use
  return advice.others.find((each) => each.use === wanted && isReady(each) && isFree(each.unit))?.unit
}
