import { z } from 'zod'
import type { DeepReadonly } from '../fields.ts'
import { reportableStatuses } from './commands.ts'
import { unitKinds, workStatuses, type UnitKind, type UnitStatus } from './unit.ts'

/** What may be reported; `dispatched` comes from a slip alone, `off-duty` and the first status from signing off and on. */
export type Reportable = (typeof reportableStatuses)[number]

/** Statuses that a report can lead out of: all but off duty. */
export const leavableStatuses = ['available', 'on-call', 'out-of-service', ...workStatuses] as const
export type LeavableStatus = (typeof leavableStatuses)[number]

/**
 * Which status may follow which when a crew or the desk reports it, where a site has not said otherwise. Steps may be
 * skipped forwards, since a radio call often names only the last one. DR30
 */
export const usualNext: Readonly<Record<LeavableStatus, readonly Reportable[]>> = {
  available: ['on-call', 'out-of-service'],
  'on-call': ['available', 'out-of-service'],
  'out-of-service': ['available'],
  dispatched: ['acknowledged', 'en-route', 'on-scene', 'available', 'out-of-service'],
  acknowledged: ['en-route', 'on-scene', 'available', 'out-of-service'],
  'en-route': ['on-scene', 'transporting', 'available', 'out-of-service'],
  'on-scene': ['transporting', 'at-destination', 'clearing', 'available', 'out-of-service'],
  transporting: ['at-destination', 'clearing', 'available', 'out-of-service'],
  'at-destination': ['clearing', 'available', 'out-of-service'],
  clearing: ['available', 'out-of-service'],
}

const work: readonly UnitStatus[] = workStatuses

/**
 * Whether a site may let `to` follow `from` at all. Never backwards, which would write over a clock of the run; never to
 * work without a slip; and after work a unit is available or out of service.
 */
export function couldFollow(from: LeavableStatus, to: Reportable): boolean {
  if (from === to) return false
  const [at, then] = [work.indexOf(from), work.indexOf(to)]
  if (at < 0) return then < 0
  return then < 0 ? to !== 'on-call' : then > at
}

/** Whether every graph has this step: a vehicle breaks down whenever it likes. */
export const alwaysFollows = (from: LeavableStatus, to: Reportable): boolean => to === 'out-of-service' && from !== to

type Rows = DeepReadonly<{ [From in LeavableStatus]?: Reportable[] | undefined }>

/**
 * From where one kind of unit would never be available again, with `rows` in the place of the usual ones. A way through
 * out of service does not count: nobody breaks down to be free.
 */
export function trapsIn(rows: Rows): readonly LeavableStatus[] {
  const free = new Set<UnitStatus>(['available'])
  for (let last = 0; last !== free.size;) {
    last = free.size
    for (const from of leavableStatuses) {
      const next = rows[from] ?? usualNext[from]
      if (next.some((to) => to !== 'out-of-service' && free.has(to))) free.add(from)
    }
  }
  return leavableStatuses.filter((from) => !free.has(from))
}

const nextReports = z.array(z.enum(reportableStatuses)).max(reportableStatuses.length)

/** By kind of unit, what may follow a status where it is not the usual. A status that is named has all that may follow it. */
export const statusGraph = z
  .partialRecord(z.enum(unitKinds), z.partialRecord(z.enum(leavableStatuses), nextReports))
  .superRefine((graph, context) => {
    for (const kind of unitKinds) {
      const rows = graph[kind] ?? {}
      const wrong = (from: LeavableStatus, message: string): void =>
        context.addIssue({ code: 'custom', path: [kind, from], message })
      for (const from of leavableStatuses) {
        const next = rows[from]
        if (next === undefined) continue
        const never = next.filter((to) => !couldFollow(from, to))
        if (never.length > 0) wrong(from, `${never.join(', ')} can never follow ${from}`)
        if (from !== 'out-of-service' && !next.includes('out-of-service'))
          wrong(from, `out-of-service has to be among what may follow ${from}`)
      }
      for (const from of trapsIn(rows)) wrong(from, `from ${from} this unit would never be available again`)
    }
  })
export type StatusGraph = DeepReadonly<z.output<typeof statusGraph>>

/** What may be reported of a unit of a kind that is `from`, by the graph of its organisation. DR30 */
export function nextStatuses(graph: StatusGraph, kind: UnitKind, from: UnitStatus): readonly Reportable[] {
  return from === 'off-duty' ? [] : (graph[kind]?.[from] ?? usualNext[from])
}

/** Whether `to` may be reported of a unit of a kind that is `from`, by the graph of its organisation. DR30 */
export const mayFollow = (graph: StatusGraph, kind: UnitKind, from: UnitStatus, to: UnitStatus): boolean =>
  nextStatuses(graph, kind, from).some((each) => each === to)
