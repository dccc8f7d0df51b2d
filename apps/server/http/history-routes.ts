import { view } from '@tocsin/domain'
import { z } from 'zod'
import type { Fold } from '../live/fold.ts'
import { route, type Route } from './route.ts'

/** Numbers and types are codes; what PostgreSQL cannot even compare (U+0000) is none. */
const code = (length: number) =>
  z
    .string()
    .max(length)
    .regex(/^[\p{L}\p{N}._-]*$/u, 'letters, digits, dot, dash or underscore')

/** What closed incidents are searched by: never a personal field. */
export const historyQuery = z.object({
  number: code(40).optional(),
  type: code(60).optional(),
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** start time of the last row of the page before */
  before: z.coerce.number().int().optional(),
})
export type HistoryQuery = z.output<typeof historyQuery>

type Parts = { readonly search: (org: string, query: HistoryQuery) => Promise<readonly Fold[]> }

export function historyRoutes({ search }: Parts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/history/incidents',
      summary: 'Closed incidents by number, time and type, newest first',
      access: { verb: 'read-history' },
      query: historyQuery,
      answer: z.object({ incidents: z.array(z.looseObject({ id: z.string(), number: z.string() })) }),
      handle: async ({ query, viewer }) => {
        const folds = await search(viewer().org, query)
        return {
          incidents: folds
            .flatMap((fold) => (fold.kind === 'incident' ? [view(viewer(), 'incident', fold.state)] : []))
            .filter((each) => each !== undefined),
        }
      },
    }),
  ]
}
