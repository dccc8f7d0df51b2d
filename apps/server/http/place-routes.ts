import { isSpellingOf, type Place } from '@tocsin/city/places'
import { point, priorities, unitKinds } from '@tocsin/domain'
import { z } from 'zod'
import type { CityService } from '../city.ts'
import { placeAnswer, recommendationAnswer, wayAnswer } from './answers.ts'
import { pointAnswer } from './point-answer.ts'
import { groundArea, groundOf } from './area-answer.ts'
import { notFound, unavailable } from './problem.ts'
import type { Recommend } from '../advice/recommend.ts'
import { route, type Route } from './route.ts'
import type { TaughtNames } from '../taught-names.ts'

const coordinate = { lon: z.coerce.number().min(-180).max(180), lat: z.coerce.number().min(-90).max(90) }
/** `exercise=true`: for a drill, by the closures of drills. */
const exercise = z.stringbool().default(false)
/** What is wider is no bias. */
const furthestBiasM = 1_000_000
const few = z.coerce.number().int().min(1).max(50).default(10)
/** a whole rack */
const many = z.coerce.number().int().min(1).max(500).default(10)

/** Of the incident: to an urgent one units go with lights and sirens. */
const priority = z
  .enum(['1', '2', '3', '4'])
  .transform((text) => priorities.find((each) => String(each) === text))
  .optional()

/** Kinds of unit, parted by commas: `engine,ladder`. */
const kindList = z
  .string()
  .max(200)
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(unitKinds)))

/** Says of a place whether the text is a way to write its own name: then there is nothing to teach. */
function withSpelling<Found extends Place>(place: Found, text: string): Found & { readonly isSpelt?: true } {
  const { name, label } = place
  const names = [name.zh, name.en, label].filter((each) => each !== undefined)
  return isSpellingOf(text, names) ? { ...place, isSpelt: true } : place
}

export function placeRoutes(city: CityService, recommend: Recommend, taught: TaughtNames): readonly Route[] {
  function open() {
    const current = city.current()
    if (current === undefined) throw unavailable('no city has been imported: tocsin city import FILE.osm.pbf')
    return current
  }

  return [
    route({
      method: 'GET',
      path: '/api/places',
      summary:
        'Search addresses, streets, crossings and points of interest while typing; of equal ones those nearer to lon, lat come first, within `radius` metres of it all alike',
      access: { verb: 'search-places' },
      query: z.object({
        q: z.string().max(300),
        limit: few,
        lon: coordinate.lon.optional(),
        lat: coordinate.lat.optional(),
        radius: z.coerce.number().min(0).max(furthestBiasM).optional(),
      }),
      answer: z.object({ places: z.array(placeAnswer) }),
      handle: ({ query: { q, limit, lon, lat, radius = 0 }, viewer }) => {
        const near = lon === undefined || lat === undefined ? undefined : { lon, lat, radiusM: radius }
        const wish = { limit, ...(near && { near }) }
        const names = taught.search(viewer().org, q, wish)
        const found = city.withDoubts(open().places.search(q, wish)).map((place) => withSpelling(place, q))
        return { places: [...names, ...found].slice(0, limit) }
      },
    }),
    route({
      method: 'GET',
      path: '/api/places/reverse',
      summary: 'The nearest known place',
      access: { verb: 'search-places' },
      query: z.object(coordinate),
      answer: z.object({ place: placeAnswer.nullable() }),
      handle: ({ query }) => ({ place: open().places.reverse(query) ?? null }),
    }),
    route({
      method: 'GET',
      path: '/api/places/at',
      summary:
        'What is at a point: a sentence, address, crossing, area, beats, help near by, and doubts about the point',
      access: { verb: 'search-places' },
      query: z.object(coordinate),
      answer: pointAnswer,
      handle: ({ query }) => {
        open()
        const described = city.describe(query)
        if (described === undefined) throw unavailable('no city is in use')
        return { ...described, doubts: city.check(query) }
      },
    }),
    route({
      method: 'GET',
      path: '/api/recommendation',
      summary: 'Free units by drive time to a point, of the kinds named or of all; unknown times stand last',
      access: { verb: 'recommend' },
      query: z.object({ ...coordinate, limit: many, kinds: kindList.optional(), priority, exercise }),
      answer: recommendationAnswer,
      handle: ({ query: { lon, lat, ...wanted }, viewer }) => recommend.units(viewer().org, { lon, lat }, wanted),
    }),
    route({
      method: 'GET',
      path: '/api/route',
      summary: 'The way of a unit to a point',
      access: { verb: 'recommend' },
      query: z.object({ unit: z.string().max(64), ...coordinate, priority, exercise }),
      answer: wayAnswer,
      handle: ({ query: { unit, lon, lat, ...how }, viewer }) => {
        const way = recommend.way(viewer().org, unit, { lon, lat }, how)
        if (way === undefined) throw notFound('no way is known from this unit to there')
        return way
      },
    }),
    route({
      method: 'GET',
      path: '/api/city',
      summary: 'The city in use',
      access: { verb: 'see-map' },
      answer: z.object({
        manifest: z.looseObject({ name: z.string() }),
        stations: z.array(z.looseObject({ id: z.string(), ...point.shape })),
      }),
      handle: () => {
        const { manifest, stations } = open()
        return { manifest, stations }
      },
    }),
    route({
      method: 'GET',
      path: '/api/city/areas',
      summary: 'Beats and zones of the city in use with their ground: `shape` is that of a GeoJSON MultiPolygon',
      access: { verb: 'see-map' },
      answer: z.object({ areas: z.array(groundArea) }),
      handle: () => ({ areas: open().layers.beats.map(groundOf) }),
    }),
    route({
      method: 'GET',
      path: '/api/city/map.pmtiles',
      summary: 'The base map (PMTiles; ask for byte ranges)',
      access: { verb: 'see-map' },
      answer: z.any(),
      handle: ({ reply }) => {
        const { dir } = open()
        reply.header('cache-control', 'private, max-age=3600')
        return reply.type('application/vnd.pmtiles').sendFile('map.pmtiles', dir, { cacheControl: false })
      },
    }),
  ]
}
