import { z } from 'zod'
import { route, type Route } from './route.ts'

/** Withdrawn bynames of an organisation, newest first; the others are on the board. */
type SearchNames = (org: string, limit: number) => Promise<readonly object[]>

export function bynameRoutes(search: SearchNames): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/history/names',
      summary: 'Withdrawn names of places, the newest taught first',
      access: { verb: 'see-byname' },
      query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(100) }),
      noted: { deed: 'searched', by: ['limit'], inTheWay: true },
      answer: z.object({ names: z.array(z.looseObject({ id: z.string(), heard: z.string() })) }),
      handle: async ({ query, viewer }) => ({ names: await search(viewer().org, query.limit) }),
    }),
  ]
}
