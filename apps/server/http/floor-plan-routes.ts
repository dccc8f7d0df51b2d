import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { CityService } from '../city.ts'
import { plannedPlaces } from '../floor-plans.ts'
import { notFound, unavailable } from './problem.ts'
import { route, type Route } from './route.ts'

const corner = z.tuple([z.number(), z.number()]).readonly()
const plannedPlace = z.object({
  id: z.string(),
  name: z.object({ zh: z.string().optional(), en: z.string().optional() }),
  at: corner.nullable(),
  ground: z.array(z.array(z.array(z.number()))).nullable(),
  plans: z.array(
    z.object({
      id: z.string(),
      level: z.string(),
      image: z.string(),
      corners: z.tuple([corner, corner, corner, corner]),
    }),
  ),
})

const path = '/api/city/floor-plans'
/** Named by its own bytes, so that whoever has an image has the right one, of whatever city. */
const imageName = z.string().regex(/^[\da-f]{16}\.(png|jpg|webp|svg)$/)
const imageIn = (file: string): string => file.slice(file.lastIndexOf('/') + 1)

/** Floor plans are seen by those who see premises: they say how one gets into a building and through it. */
const access = { verb: 'see-premises' } as const

export function floorPlanRoutes(city: CityService): readonly Route[] {
  function open() {
    const current = city.current()
    if (current === undefined) throw unavailable('no city has been imported: tocsin city import FILE.osm.pbf')
    return current
  }

  return [
    route({
      method: 'GET',
      path,
      summary: 'Floor plans of the city in use by place: where each is, its storeys, the corners of their images',
      access,
      answer: z.object({ places: z.array(plannedPlace) }),
      handle: async () => {
        const places = await plannedPlaces(open())
        return {
          places: places.map(({ plans, ...place }) => ({
            ...place,
            plans: plans.map(({ id, level, file, corners }) => ({
              id,
              level,
              image: `${path}/${imageIn(file)}`,
              corners,
            })),
          })),
        }
      },
    }),
    route({
      method: 'GET',
      path: `${path}/:image`,
      summary: 'The image of a floor plan (PNG, JPEG, WebP or SVG)',
      access,
      params: z.object({ image: imageName }),
      answer: z.any(),
      handle: async ({ params, reply }) => {
        const { dir, layers } = open()
        const plan = layers.floorPlans.find(({ file }) => imageIn(file) === params.image)
        if (plan === undefined) throw notFound('the city in use has no such floor plan: ask for the list again')
        const isThere = await stat(join(dir, plan.file)).catch(() => undefined)
        if (isThere === undefined) throw notFound(`${plan.file} is gone from the city's folder: import the city again`)
        // An SVG opened by itself is a document: it gets to do nothing.
        reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        reply.header('cache-control', 'private, max-age=86400, immutable')
        return reply.sendFile(plan.file, dir, { cacheControl: false })
      },
    }),
  ]
}
