import { z } from 'zod'
import { ask, type Asked } from '../ask.ts'

const cell = z.object({ roadClass: z.string(), hour: z.number().nullable(), factor: z.number(), drives: z.number() })
const answer = z.object({
  table: z
    .object({
      learntAt: z.string(),
      isOfThisCity: z.boolean(),
      drives: z.number(),
      leftOut: z.number(),
      cells: z.array(cell),
    })
    .nullable(),
  leastDrives: z.number(),
  leastDrivesPerCell: z.number(),
  learning: z.object({ done: z.number(), all: z.number() }).nullable(),
  last: z.object({ outcome: z.enum(['done', 'failed', 'elsewhere', 'no-city']), at: z.number() }).nullable(),
})
export type LearntAnswer = z.output<typeof answer>
export type LearntTable = NonNullable<LearntAnswer['table']>
export type LearntCell = z.output<typeof cell>

export const askLearnt = (signal: AbortSignal): Promise<Asked<LearntAnswer>> =>
  ask('/api/learnt-times', answer, { signal })
export const learnNow = (): Promise<Asked<object>> => ask('/api/learnt-times', z.object({}), { method: 'POST' })

/** All day first, then hour by hour. */
export const columns: readonly (number | null)[] = [null, ...Array.from({ length: 24 }, (_, hour) => hour)]

/** The classes of road that own units drove on, most driven first, each with its cells in the order of `columns`. */
export function rowsOf(cells: readonly LearntCell[]) {
  const drivesOf = (members: readonly LearntCell[]): number => members.find(({ hour }) => hour === null)?.drives ?? 0
  return [...Map.groupBy(cells, ({ roadClass }) => roadClass)]
    .toSorted(([, a], [, b]) => drivesOf(b) - drivesOf(a))
    .map(([roadClass, members]) => ({
      roadClass,
      cells: columns.map((hour) => members.find((each) => each.hour === hour)),
    }))
}

/** How strongly a cell is tinted, 0 to 1: half as long again or a third less is the whole of it. */
export const heatOf = (factor: number): number => Math.min(1, Math.abs(Math.log(factor)) / Math.log(1.5))
