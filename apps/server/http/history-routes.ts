import { view } from '@tocsin/domain'
import { z } from 'zod'
import type { Fold } from '../live/fold.ts'
import type { Search } from '../store/index.ts'
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
  /** `next` of the page before */
  after: z
    .string()
    .max(140)
    .regex(/^\d{1,15}-[\w.-]+$/, 'the `next` of the page before')
    .optional(),
})
export type HistoryQuery = z.output<typeof historyQuery>

/** A closed subject, and when it began. */
type Past = { readonly fold: Fold; readonly since: number }
type Parts = { readonly search: (org: string, query: Search) => Promise<readonly Past[]> }

/** The place in the list behind a row: many begin in the same millisecond. */
const cursorOf = ({ since, fold }: Past): string => `${since}-${fold.state.id}`

function placeOf(after: string | undefined): Search['after'] {
  const at = after?.indexOf('-') ?? -1
  return after === undefined
    ? undefined
    : { since: Number(after.slice(0, at)), subject: `incident/${after.slice(at + 1)}` }
}

export function historyRoutes({ search }: Parts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/history/incidents',
      summary: 'Closed incidents by number, time and type, newest first',
      access: { verb: 'read-history' },
      query: historyQuery,
      noted: { deed: 'searched', by: ['number', 'type', 'from', 'to', 'limit'], inTheWay: true },
      answer: z.object({
        incidents: z.array(z.looseObject({ id: z.string(), number: z.string() })),
        next: z.string().nullable(),
      }),
      handle: async ({ query, viewer }) => {
        const page = await search(viewer().org, { ...query, after: placeOf(query.after) })
        const last = page.length === query.limit ? page.at(-1) : undefined
        return {
          next: last === undefined ? null : cursorOf(last),
          incidents: page
            .flatMap(({ fold }) => (fold.kind === 'incident' ? [view(viewer(), 'incident', fold.state)] : []))
            .filter((each) => each !== undefined),
        }
      },
    }),
  ]
}
