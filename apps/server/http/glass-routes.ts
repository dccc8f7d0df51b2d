import { mayReach } from '@tocsin/domain'
import { z } from 'zod'
import type { Board } from '../live/board.ts'
import type { Fold } from '../live/fold.ts'
import type { Search } from '../store/index.ts'
import { notFound } from './problem.ts'
import { route, type Route } from './route.ts'

type Parts = {
  readonly board: Pick<Board, 'folds'>
  readonly search: (org: string, query: Search) => Promise<readonly { readonly fold: Fold }[]>
}

/** What somebody who breaks the glass has in hand is a number, from the radio or a letter: the command wants the incident. */
export function glassRoutes({ board, search }: Parts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/glass',
      summary: 'Which sealed or closed incident has this number; nothing else of it',
      access: { verb: 'break-glass' },
      query: z.object({
        number: z
          .string()
          .min(1)
          .max(40)
          .regex(/^[\p{L}\p{N}._-]+$/u, 'letters, digits, dot, dash or underscore'),
      }),
      noted: { deed: 'searched', by: ['number'], inTheWay: false },
      answer: z.object({ incident: z.string() }),
      handle: async ({ query: { number }, viewer }) => {
        const open = [...board.folds()].map(([, fold]) => fold)
        const closed = await search(viewer().org, { number, limit: 1 })
        const found = [...open, ...closed.map(({ fold }) => fold)].find(
          (fold) =>
            fold.kind === 'incident' &&
            fold.state.number === number &&
            (fold.state.sealed !== null || fold.state.state.phase === 'closed') &&
            mayReach(viewer(), 'break-glass', 'incident', fold.state),
        )
        if (found === undefined) throw notFound('no sealed or closed incident of yours has this number')
        return { incident: found.state.id }
      },
    }),
  ]
}
