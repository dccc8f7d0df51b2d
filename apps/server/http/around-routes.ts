import { runInSlices } from '@tocsin/city'
import { CoverGrid } from '@tocsin/city/cover'
import { vehicleOf, type Point, type Unit, type Vehicle } from '@tocsin/domain'
import { z } from 'zod'
import type { Recommend } from '../advice/recommend.ts'
import type { CityService } from '../city.ts'
import type { Board } from '../live/board.ts'
import type { Positions } from '../live/positions.ts'
import { recommendationAnswer } from './answers.ts'
import { conflict, notFound, unavailable } from './problem.ts'
import { route, type Route } from './route.ts'

type Parts = {
  readonly board: Pick<Board, 'get' | 'folds'>
  readonly positions: Pick<Positions, 'of'>
  readonly city: Pick<CityService, 'current' | 'reach' | 'driveTimes'>
  readonly recommend: Recommend
}

const coordinate = { lon: z.coerce.number().min(-180).max(180), lat: z.coerce.number().min(-90).max(90) }
const few = 5
const mostMinutes = 60
const minuteList = z
  .string()
  .max(40)
  .transform((text) => text.split(',').map(Number))
  .pipe(z.array(z.number().int().min(1).max(mostMinutes)).min(1).max(4))
  .transform((list) => [...new Set(list)].toSorted((a, b) => a - b))
/** The search goes on for so long, so that the edges on which the last limit lies are driven to their end. */
const beyondS = 600
/** Nobody asks for the time to any one place; the same array each time, for whom the search keeps its memory. */
const nowhere: readonly Point[] = []
const someCar: Vehicle = { profile: 'car' }

const nearAnswer = z.object({
  units: recommendationAnswer.shape.units,
  /** posts by drive time from them; null: not known */
  posts: z.array(z.object({ post: z.string(), seconds: z.number().nullable(), metres: z.number().nullable() })),
})
const reachAnswer = z.object({
  from: z.object({ lon: z.number(), lat: z.number() }),
  /** the least minutes first; the shape is that of a GeoJSON MultiPolygon */
  areas: z.array(z.object({ minutes: z.number(), shape: z.array(z.array(z.array(z.array(z.number())))) })),
})

/** Who is near a point, and what is reached from one, on the roads as they are now. */
export function aroundRoutes({ board, positions, city, recommend }: Parts): readonly Route[] {
  function postsNear(org: string, at: Point) {
    const posts: { id: string; point: Point }[] = []
    for (const [, { kind, state }] of board.folds()) if (kind === 'post' && state.org === org) posts.push(state)
    const times = city.driveTimes(
      at,
      posts.map(({ point }) => point),
      few,
    )
    return posts
      .flatMap(({ id }, index) => {
        const time = times[index] ?? 'unknown'
        if (time === 'beyond') return []
        const known = typeof time === 'object' ? time : undefined
        return [{ post: id, seconds: known?.seconds ?? null, metres: known?.metres ?? null }]
      })
      .toSorted((a, b) => (a.seconds ?? Infinity) - (b.seconds ?? Infinity))
      .slice(0, few)
  }

  function unitOf(org: string, id: string): Unit {
    const fold = board.get(`unit/${id}`)
    if (fold?.kind !== 'unit' || fold.state.org !== org) throw notFound('no such unit')
    return fold.state
  }

  /** Where a unit stands now: its position, else its post. */
  function placeOfUnit(org: string, id: string): { readonly at: Point; readonly vehicle: Vehicle } {
    const unit = unitOf(org, id)
    const at = positions.of(id)?.fix.point ?? (unit.post === null ? undefined : placeOfPost(org, unit.post))
    if (at === undefined || unit.state.phase === 'off-duty') throw conflict('nobody knows where this unit is')
    return { at, vehicle: vehicleOf(unit) }
  }

  function placeOfPost(org: string, id: string): Point {
    const fold = board.get(`post/${id}`)
    if (fold?.kind !== 'post' || fold.state.org !== org) throw notFound('no such post')
    return fold.state.point
  }

  return [
    route({
      method: 'GET',
      path: '/api/near',
      summary: 'Units on duty and posts by drive time to a point, nearest first, those of unknown time last',
      access: { verb: 'recommend' },
      query: z.object(coordinate),
      answer: nearAnswer,
      handle: ({ query, viewer }) => ({
        units: recommend.units(viewer().org, query, { limit: few, busyToo: true }).units,
        posts: postsNear(viewer().org, query),
      }),
    }),
    route({
      method: 'GET',
      path: '/api/reach',
      summary:
        'What is reached within so many minutes (`minutes=5,8,10`) from a unit, a post or a point (lon, lat), on the roads as they are now',
      access: { verb: 'see-cover' },
      query: z.object({
        unit: z.string().max(64).optional(),
        post: z.string().max(64).optional(),
        lon: coordinate.lon.optional(),
        lat: coordinate.lat.optional(),
        minutes: minuteList.default([5, 8, 10]),
      }),
      answer: reachAnswer,
      handle: async ({ query: { unit, post, lon, lat, minutes }, viewer }) => {
        const { org } = viewer()
        const current = city.current()
        if (current === undefined) throw unavailable('no city is in use')
        const point = lon === undefined || lat === undefined ? undefined : { lon, lat }
        const { at, vehicle } =
          unit === undefined
            ? { at: post === undefined ? point : placeOfPost(org, post), vehicle: someCar }
            : placeOfUnit(org, unit)
        if (at === undefined) throw conflict('say from where: a unit, a post, or lon and lat')
        const limitsS = minutes.map((each) => 60 * each)
        const limitS = (limitsS.at(-1) ?? 0) + beyondS
        const reach = city.reach({ from: [{ at, startS: 0 }], to: nowhere, limitS }, { vehicle })
        if (reach === undefined) throw conflict('no ways are known for this vehicle')
        const [west, south, east, north] = current.manifest.bbox
        const grid = new CoverGrid([west, south, east, north])
        await runInSlices(grid.addAlong(reach))
        const shapes = await runInSlices(grid.shapes(limitsS))
        return { from: at, areas: minutes.map((each, index) => ({ minutes: each, shape: shapes[index] ?? [] })) }
      },
    }),
  ]
}
