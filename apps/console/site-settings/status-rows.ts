import {
  leavableStatuses,
  usualNext,
  type LeavableStatus,
  type Reportable,
  type StatusGraph,
  type UnitKind,
} from '@tocsin/domain'
import type { Words } from '@tocsin/ui/words'
import type { Leaf } from './leaves.ts'

/** What may follow what of one kind of unit, where it is not the usual. */
export type Rows = NonNullable<StatusGraph[UnitKind]>

/** A leaf of the settings as rows; none where it is no graph. A trap is one, and is marked where it stands. */
export function rowsIn(leaf: Leaf | undefined): Rows {
  const rows: { [From in LeavableStatus]?: readonly Reportable[] } = {}
  if (typeof leaf !== 'object' || leaf === null) return rows
  for (const from of leavableStatuses) {
    const next: unknown = Object.entries(leaf).find(([key]) => key === from)?.[1]
    if (Array.isArray(next)) rows[from] = reportables(next)
  }
  return rows
}

const reportables = (list: readonly unknown[]): readonly Reportable[] =>
  leavableStatuses.filter((each): each is Reportable => each !== 'dispatched' && list.includes(each))

export const nextIn = (rows: Rows, from: LeavableStatus): readonly Reportable[] => rows[from] ?? usualNext[from]

const isUsual = (from: LeavableStatus, next: readonly Reportable[]): boolean =>
  next.length === usualNext[from].length && next.every((to) => usualNext[from].includes(to))

/** The rows with one step more or less; a row that is as usual again is left out, and nothing left is undefined. */
export function toggled(rows: Rows, from: LeavableStatus, to: Reportable): Rows | undefined {
  const was = nextIn(rows, from)
  const next = was.includes(to) ? was.filter((each) => each !== to) : reportables([...was, to])
  const others = Object.entries(rows).filter(([key]) => key !== from)
  const all = isUsual(from, next) ? others : [...others, [from, next] as const]
  return all.length === 0 ? undefined : rowsIn(Object.fromEntries(all))
}

/** How one kind's graph differs from the usual, in words: `En route: +Clearing −Transporting`. */
export function tellRows(leaf: Leaf | undefined, { trade, units }: Words): string {
  const rows = rowsIn(leaf)
  const told = leavableStatuses.flatMap((from) => {
    const [now, usual] = [nextIn(rows, from), usualNext[from]]
    const more = now.filter((to) => !usual.includes(to)).map((to) => `+${trade.statuses[to]}`)
    const less = usual.filter((to) => !now.includes(to)).map((to) => `−${trade.statuses[to]}`)
    return more.length + less.length === 0 ? [] : [`${trade.statuses[from]}: ${[...more, ...less].join(' ')}`]
  })
  return told.length === 0 ? units.graphUsual : told.join('; ')
}
