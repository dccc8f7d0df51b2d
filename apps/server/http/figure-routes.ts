import { z } from 'zod'
import { responseClocks, type FigureSpan, type Figures, type ResponseClock } from '../store/index.ts'
import { route, type Route } from './route.ts'

type Parts = {
  readonly figures: (org: string, span: FigureSpan) => Promise<Figures>
  readonly now: () => number
}

const hourMs = 3_600_000
/**
 * What waits are held against, seconds. Answer and dispatch: NFPA 1225 (2021), 15 and 60 s for 90 and 90 %; arrival: eight
 * minutes, the usual limit of ambulance services; signing: a minute, a sound default.
 */
const clockTargetsS: Readonly<Record<ResponseClock, number>> = {
  answer: 15,
  dispatch: 60,
  signing: 60,
  arrival: 480,
}

const figures = z.object({
  count: z.number(),
  doubtful: z.number(),
  within: z.number(),
  p50: z.number().nullable(),
  p90: z.number().nullable(),
})

/** Figures of what is going on: counts and percentiles, nothing that leads to a person. */
export function figureRoutes({ figures: read, now }: Parts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/figures',
      summary:
        'Waits of the last hours against their targets, from the rows themselves, and how much came in and ended',
      access: { verb: 'see-figures' },
      query: z.object({ hours: z.coerce.number().int().min(1).max(168).default(24) }),
      answer: z.object({
        from: z.number(),
        to: z.number(),
        targetsS: z.record(z.enum(responseClocks), z.number()),
        clocks: z.record(z.enum(responseClocks), figures),
        counts: z.object({ contacts: z.number(), opened: z.number(), closed: z.number() }),
      }),
      handle: async ({ query: { hours }, viewer }) => {
        const to = now()
        const span = { from: to - hours * hourMs, to, targetsS: clockTargetsS }
        return { ...span, ...(await read(viewer().org, span)) }
      },
    }),
  ]
}
