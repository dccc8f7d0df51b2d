import { closureDirections, closureGeometry, extentM, type ClosureGeometry } from '@tocsin/domain'
import { z } from 'zod'
import type { CityService } from '../city.ts'
import { unavailable, unreadableInput } from './problem.ts'
import { route, type Route } from './route.ts'

/** A hand draws no more while somebody waits; what is larger can be saved all the same. */
const most = { points: 200, extentM: 20_000 } as const

const name = z.object({ zh: z.string().optional(), en: z.string().optional() })
const hitsAnswer = z.object({
  /** stretches of road from junction to junction; 0: the drawing hits no road */
  pieces: z.number(),
  metres: z.number(),
  roads: z.array(
    z.object({
      /** null: the road has no name on the map */
      name: name.nullable(),
      pieces: z.number(),
      metres: z.number(),
      directions: z.enum(['both', 'one']),
    }),
  ),
  /** roads that the list leaves out */
  moreRoads: z.number(),
  lines: z.array(z.array(z.tuple([z.number(), z.number()]))),
})

function checkSize(geometry: ClosureGeometry): void {
  const points = geometry.kind === 'point' ? 1 : geometry.line.length
  if (points > most.points)
    throw unreadableInput('body.geometry', `too many points for a preview: at most ${most.points}`)
  if (extentM(geometry) > most.extentM)
    throw unreadableInput('body.geometry', `too wide for a preview: at most ${most.extentM / 1000} km`)
}

/** What a closure would do, before it is drawn. */
export function closureRoutes(city: CityService): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/api/closures/preview',
      summary: 'Which roads a drawing hits: names, pieces, metres, directions, and their lines; nothing is stored',
      access: { verb: 'draw-closure' },
      body: z.object({ geometry: closureGeometry, direction: z.enum(closureDirections).default('both') }),
      answer: hitsAnswer,
      handle: ({ body: { geometry, direction } }) => {
        checkSize(geometry)
        const hits = city.hits(geometry, direction)
        if (hits === undefined) throw unavailable('no city is in use')
        return hits
      },
    }),
  ]
}
