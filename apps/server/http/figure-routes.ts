import { responseClocks, type Settings } from '@tocsin/domain'
import { z } from 'zod'
import type { FigureSpan, Figures } from '../store/index.ts'
import { route, type Route } from './route.ts'

type Parts = {
  readonly figures: (org: string, span: FigureSpan) => Promise<Figures>
  readonly settingsOf: (org: string) => Settings
  readonly now: () => number
}

const hourMs = 3_600_000
const figures = z.object({
  count: z.number(),
  doubtful: z.number(),
  within: z.number(),
  p50: z.number().nullable(),
  p90: z.number().nullable(),
  atShare: z.number().nullable(),
})

/** Figures of what is going on: counts and percentiles, nothing that leads to a person. */
export function figureRoutes({ figures: read, settingsOf, now }: Parts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/figures',
      summary:
        'Waits of the last hours against the targets of the settings, from the rows themselves, and how much came in and ended',
      access: { verb: 'see-figures' },
      query: z.object({ hours: z.coerce.number().int().min(1).max(168).default(24) }),
      answer: z.object({
        from: z.number(),
        to: z.number(),
        targetsS: z.record(z.enum(responseClocks), z.number()),
        sharesPct: z.record(z.enum(responseClocks), z.number()),
        clocks: z.record(z.enum(responseClocks), figures),
        counts: z.object({ contacts: z.number(), opened: z.number(), closed: z.number() }),
      }),
      handle: async ({ query: { hours }, viewer }) => {
        const to = now()
        const { org } = viewer()
        const { clockTargetS: targetsS, clockSharePct: sharesPct } = settingsOf(org)
        const span = { from: to - hours * hourMs, to, targetsS, sharesPct }
        return { ...span, ...(await read(org, span)) }
      },
    }),
  ]
}
