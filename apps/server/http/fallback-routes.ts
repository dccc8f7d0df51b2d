import type { Organisation } from '@tocsin/domain'
import { languages } from '@tocsin/ui/words'
import { z } from 'zod'
import type { Pack } from '../fallback/pack.ts'
import { pageOf } from '../fallback/page.ts'
import type { Fold } from '../live/fold.ts'
import { notFound } from './problem.ts'
import { route, type Route } from './route.ts'

type Parts = {
  readonly find: (subject: string) => Promise<Fold | undefined>
  readonly pack: (organisation: Organisation) => Pack
}

/** The fall-back pack as it is now, to be printed or kept at a desk. */
export function fallbackRoutes({ find, pack }: Parts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/fallback-pack',
      summary:
        'The fall-back pack as a page to print (HTML): open incidents, units, posts, blank lines; nothing sealed',
      access: { verb: 'print-pack' },
      query: z.object({ language: z.enum(languages).default('zh-CN') }),
      noted: { deed: 'printed', by: ['language'], inTheWay: false },
      answer: z.any(),
      handle: async ({ query: { language }, viewer, reply }) => {
        const own = await find(`organisation/${viewer().org}`)
        if (own?.kind !== 'organisation') throw notFound('your organisation is gone')
        reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-modals")
        reply.header('cache-control', 'no-store')
        return reply.type('text/html; charset=utf-8').send(pageOf(pack(own.state), language))
      },
    }),
  ]
}
