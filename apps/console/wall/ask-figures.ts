import { z } from 'zod'
import { ask, withQuery, type Asked } from '../ask.ts'

export const clockNames = ['answer', 'signing', 'dispatch', 'arrival'] as const
export type ClockName = (typeof clockNames)[number]

const clock = z.object({
  count: z.number(),
  doubtful: z.number(),
  within: z.number(),
  p50: z.number().nullable(),
  p90: z.number().nullable(),
})
const each = z.object({ answer: clock, signing: clock, dispatch: clock, arrival: clock })
const targets = z.object({ answer: z.number(), signing: z.number(), dispatch: z.number(), arrival: z.number() })
const answer = z.object({
  to: z.number(),
  targetsS: targets,
  clocks: each,
  counts: z.object({ contacts: z.number(), opened: z.number(), closed: z.number() }),
})
export type Figures = z.output<typeof answer>

/** Waits and counts of the last hours. */
export const askFigures = (hours: number, signal: AbortSignal): Promise<Asked<Figures>> =>
  ask(withQuery('/api/figures', { hours }), answer, { signal })
