import { liesOn, type Point, type PremisesDocument } from '@tocsin/domain'
import { z } from 'zod'
import { distanceM } from '../distance.ts'
import { metresToGround } from '../ground.ts'

const corner = z.tuple([z.number(), z.number()]).readonly()
const plan = z.object({
  id: z.string(),
  level: z.string(),
  /** where the image is */
  image: z.string(),
  /** top left, top right, bottom right, bottom left; lon, lat */
  corners: z.tuple([corner, corner, corner, corner]),
})
const place = z.object({
  id: z.string(),
  name: z.object({ zh: z.string().optional(), en: z.string().optional() }),
  at: corner.nullable(),
  /** polygons, each an outer ring and its holes, flat lon, lat */
  ground: z.array(z.array(z.array(z.number()))).nullable(),
  plans: z.array(plan),
})
/** The answer of `/api/city/floor-plans`. */
export const planList = z.object({ places: z.array(place) })

export type Plan = z.output<typeof plan>
export type PlannedPlace = z.output<typeof place>

/** An address stands at the door or the kerb: so far outside of a building its plans are still meant. */
const nearM = 25

/**
 * Places whose floor plans are of use at a point, the nearest first: it lies on a plan or within 25 m of one, on the ground
 * or at the point of the key premises that the plans are of, or on premises with notes that name the plans or are named by
 * them.
 */
export function plansAt(
  places: readonly PlannedPlace[],
  point: Point,
  premises: readonly PremisesDocument[],
): readonly PlannedPlace[] {
  const here = premises.filter(({ area }) => liesOn(area, point))
  return places
    .map((each) => ({ place: each, metres: here.some((one) => areOf(each, one)) ? 0 : metresTo(each, point) }))
    .filter(({ metres }) => metres <= nearM)
    .toSorted((a, b) => a.metres - b.metres)
    .map((each) => each.place)
}

function areOf({ id, name, plans }: PlannedPlace, premises: PremisesDocument): boolean {
  if (id === premises.id || plans.some((each) => premises.floorPlans.includes(each.id))) return true
  const names = [premises.name?.zh, premises.name?.en].filter((each) => each !== undefined)
  return names.some((each) => each === id || each === name.zh || each === name.en)
}

function metresTo({ at, ground, plans }: PlannedPlace, point: Point): number {
  const grounds = (ground ?? []).flatMap(([outer]) => (outer === undefined ? [] : [pairs(outer)]))
  const rings = [...plans.map(({ corners }) => corners), ...grounds]
  const toPoint = at === null ? Infinity : distanceM(point, { lon: at[0], lat: at[1] })
  return Math.min(toPoint, ...rings.map((ring) => metresToGround(ring, point)))
}

const pairs = (flat: readonly number[]): (readonly [number, number])[] =>
  Array.from({ length: Math.floor(flat.length / 2) }, (_, i) => [flat[2 * i] ?? 0, flat[2 * i + 1] ?? 0] as const)
