import { leastDrives, leastDrivesPerCell, roadClasses } from '@tocsin/city/roads'
import { z } from 'zod'
import type { CityService } from '../city.ts'
import type { Learning } from '../learning/learning.ts'
import type { FollowedTimes } from '../learning/learnt-times.ts'
import { conflict, unavailable } from './problem.ts'
import { route, type Route } from './route.ts'

type Parts = {
  readonly city: Pick<CityService, 'current'>
  readonly learning: Pick<Learning, 'begin' | 'state'>
  readonly learnt: Pick<FollowedTimes, 'table' | 'look'>
}

const access = { verb: 'learn-times' } as const

const learntAnswer = z.object({
  /** what the drives of one's own organisation say; null: never learnt */
  table: z
    .object({
      learntAt: z.string(),
      /** false: of the roads of another city, so that nothing goes by it */
      isOfThisCity: z.boolean(),
      drives: z.number(),
      leftOut: z.number(),
      /** hour 0 to 23 of the organisation's time zone, null: all day; factor: so many times free flow */
      cells: z.array(
        z.object({
          roadClass: z.enum(roadClasses),
          hour: z.number().nullable(),
          factor: z.number(),
          drives: z.number(),
        }),
      ),
    })
    .nullable(),
  /** from how many on they count: in all, and in a cell */
  leastDrives: z.number(),
  leastDrivesPerCell: z.number(),
  learning: z.object({ done: z.number(), all: z.number() }).nullable(),
  last: z.object({ outcome: z.enum(['done', 'failed', 'elsewhere', 'no-city']), at: z.number() }).nullable(),
})

/** Drive times learnt from one's own drives: what is known, and learning now. */
export function learningRoutes({ city, learning, learnt }: Parts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/learnt-times',
      summary: 'Drive times learnt from own drives, by class of road and hour, and whether learning is under way',
      access,
      answer: learntAnswer,
      handle: async ({ viewer }) => {
        await learnt.look()
        const known = learnt.table(viewer().org)
        const isOfThisCity = known?.city === city.current()?.manifest.source.sha256
        const table =
          known === undefined
            ? null
            : {
                learntAt: known.learntAt,
                isOfThisCity,
                drives: known.drives,
                leftOut: known.leftOut,
                cells: known.cells,
              }
        return { table, leastDrives, leastDrivesPerCell, ...learning.state() }
      },
    }),
    route({
      method: 'POST',
      path: '/api/learnt-times',
      summary: 'Learn drive times now, rather than tonight',
      access,
      answer: z.object({}),
      handle: () => {
        if (city.current() === undefined) throw unavailable('no city is in use')
        if (!learning.begin()) throw conflict('learning is under way')
        return {}
      },
    }),
  ]
}
