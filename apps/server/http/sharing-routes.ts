import { branches, findIncidentType, isTakingWork, type Branch } from '@tocsin/domain'
import { z } from 'zod'
import type { Board } from '../live/board.ts'
import { listingOn } from '../live/listing-on.ts'
import type { Store } from '../store/index.ts'
import { route, type Route } from './route.ts'

type Parts = {
  readonly board: Pick<Board, 'get' | 'folds'>
  readonly openedSince: Store['openedSince']
  readonly now: () => number
}

/** Counts under this are not told: they could mean one household. */
const leastTold = 5
const dayMs = 86_400_000

const count = z.number().nullable().describe(`null: at least one, and under ${leastTold}`)

/** What others share with one's own organisation as counts, by standing agreement. */
export function sharingRoutes({ board, openedSince, now }: Parts): readonly Route[] {
  function openOf(org: string): readonly string[] {
    return [...board.folds()].flatMap(([, { kind, state }]) =>
      kind === 'incident' && state.org === org && !state.exercise && isTakingWork(state) ? [state.type] : [],
    )
  }

  /** By branch; types that are called sensitive are in no count. */
  function byBranch(org: string, types: readonly string[], of: readonly Branch[]) {
    const listing = listingOn(board, org)
    const counted = types
      .map((code) => findIncidentType(listing, code))
      .filter((type) => type !== undefined && !type.sensitive)
      .map((type) => type?.branch)
    const told = (n: number): number | null => (n > 0 && n < leastTold ? null : n)
    return Object.fromEntries(of.map((branch) => [branch, told(counted.filter((each) => each === branch).length)]))
  }

  return [
    route({
      method: 'GET',
      path: '/api/shared-counts',
      summary: 'How many incidents those have who share counts with us: open now, and opened in the last 24 hours',
      access: { verb: 'see-agreement' },
      answer: z.object({
        at: z.number(),
        leastTold: z.number(),
        counts: z.array(
          z.object({
            agreement: z.string(),
            org: z.string(),
            open: z.partialRecord(z.enum(branches), count),
            lastDay: z.partialRecord(z.enum(branches), count),
          }),
        ),
      }),
      handle: async ({ viewer }) => {
        const { org } = viewer()
        const agreements = [...board.folds()].flatMap(([, { kind, state }]) =>
          kind === 'agreement' && state.with === org && state.state.phase === 'standing' ? [state] : [],
        )
        const counts = await Promise.all(
          agreements.map(async ({ id, org: giver, branches: of }) => ({
            agreement: id,
            org: giver,
            open: byBranch(giver, openOf(giver), of),
            lastDay: byBranch(giver, await openedSince(giver, now() - dayMs), of),
          })),
        )
        return { at: now(), leastTold, counts }
      },
    }),
  ]
}
