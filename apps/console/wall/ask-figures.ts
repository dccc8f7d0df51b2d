import { responseClocks } from '@tocsin/domain'
import { z } from 'zod'
import { ask, withQuery, type Asked } from '../ask.ts'

const clock = z.object({
  count: z.number(),
  doubtful: z.number(),
  within: z.number(),
  p50: z.number().nullable(),
  atShare: z.number().nullable(),
})
const targets = z.record(z.enum(responseClocks), z.number())
const answer = z.object({
  to: z.number(),
  targetsS: targets,
  sharesPct: targets,
  clocks: z.record(z.enum(responseClocks), clock),
  counts: z.object({ contacts: z.number(), opened: z.number(), closed: z.number() }),
})
export type Figures = z.output<typeof answer>

/** Waits and counts of the last hours. */
export const askFigures = (hours: number, signal: AbortSignal): Promise<Asked<Figures>> =>
  ask(withQuery('/api/figures', { hours }), answer, { signal })
