import type { Unit, UnitKind, UnitStatus } from '@tocsin/domain'

/** Made once: with thousands of units a collator for each comparison is a tenth of all that the desk does. */
const byName = new Intl.Collator('en', { numeric: true })

/** Order in which a dispatcher looks: who can go, who is on the way, who is there, who cannot. */
export const statusOrder = [
  'available',
  'on-call',
  'dispatched',
  'acknowledged',
  'en-route',
  'on-scene',
  'transporting',
  'at-destination',
  'clearing',
  'out-of-service',
  'off-duty',
] as const satisfies readonly UnitStatus[]

/** Without a status, everybody on duty is shown. */
export type RackFilter = {
  readonly status: UnitStatus | null
  readonly kind: UnitKind | null
  readonly typed: string
}

export type Group = { readonly status: UnitStatus; readonly units: readonly Unit[] }

const byCallSign = (a: Unit, b: Unit): number => byName.compare(a.callSign, b.callSign)

/**
 * Units by status, in the order of looking; within a status by call sign, so that each keeps its place. Where drive times
 * (seconds by unit) are known, by those: the nearest first, unknown ones last.
 */
export function groupUnits(
  units: readonly Unit[],
  { status, kind, typed }: RackFilter,
  times: ReadonlyMap<string, number> = new Map(),
): readonly Group[] {
  const timeOf = ({ id }: Unit): number => times.get(id) ?? Infinity
  const inOrder = (a: Unit, b: Unit): number => {
    const [first, second] = [timeOf(a), timeOf(b)]
    return first === second ? byCallSign(a, b) : first - second
  }
  const text = typed.trim().toLowerCase()
  const shown = units.filter(
    (unit) =>
      (status === null ? unit.state.phase !== 'off-duty' : unit.state.phase === status) &&
      (kind === null || unit.kind === kind) &&
      unit.callSign.toLowerCase().includes(text),
  )
  return statusOrder.flatMap((each) => {
    const inStatus = shown.filter(({ state }) => state.phase === each)
    return inStatus.length === 0 ? [] : [{ status: each, units: inStatus.sort(inOrder) }]
  })
}

/** How many units are in each status. */
export function countStatuses(units: readonly Unit[]): ReadonlyMap<UnitStatus, number> {
  const counts = new Map<UnitStatus, number>()
  for (const { state } of units) counts.set(state.phase, (counts.get(state.phase) ?? 0) + 1)
  return counts
}

/** A line of the rack: the name of a group, or as many of its units as fit beside each other. */
export type Line =
  | { readonly kind: 'head'; readonly status: UnitStatus; readonly count: number }
  | { readonly kind: 'units'; readonly units: readonly Unit[] }

export function linesFrom(groups: readonly Group[], columns: number): readonly Line[] {
  return groups.flatMap(({ status, units }): readonly Line[] => {
    const rows: Line[] = [{ kind: 'head', status, count: units.length }]
    for (let at = 0; at < units.length; at += columns)
      rows.push({ kind: 'units', units: units.slice(at, at + columns) })
    return rows
  })
}
