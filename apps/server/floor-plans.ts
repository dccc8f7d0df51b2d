import { setImmediate } from 'node:timers/promises'
import type { City, FloorPlan, PlanPlace } from '@tocsin/city'
import { metresBetween } from '@tocsin/city/places'

/** Storeys of one place, as one would look for them. */
export type PlannedPlace = {
  /** as the layer names the place: an id or a name */
  readonly id: string
  readonly name: PlanPlace['name']
  /** where it is, by the key premises or the gazetteer; null where neither knows it and only the corners say so */
  readonly at: PlanPlace['at'] | null
  readonly ground: PlanPlace['ground'] | null
  readonly plans: readonly FloorPlan[]
}

/** A place of the gazetteer of this very name is meant when it is no further from the plan. */
const sameNameM = 500

const known = new WeakMap<City, Promise<readonly PlannedPlace[]>>()

/** A city's floor plans by place; worked out once for each city. */
export function plannedPlaces(city: City): Promise<readonly PlannedPlace[]> {
  const places = known.get(city) ?? groupPlans(city)
  known.set(city, places)
  return places
}

async function groupPlans(city: City): Promise<readonly PlannedPlace[]> {
  const byPremises = Map.groupBy(city.layers.floorPlans, ({ premises }) => premises)
  const places: PlannedPlace[] = []
  for (const [id, plans] of byPremises) {
    // A search takes milliseconds, and there may be a thousand places: alarms go in between.
    await setImmediate()
    const place = plans.find((plan) => plan.place !== undefined)?.place ?? namesake(city, id, plans)
    places.push({ id, name: place?.name ?? nameOf(id), at: place?.at ?? null, ground: place?.ground ?? null, plans })
  }
  return places
}

/** The place of the gazetteer that has this name, where it lies by the plans. */
function namesake({ places }: City, name: string, plans: readonly FloorPlan[]): PlanPlace | undefined {
  const corners = plans[0]?.corners ?? []
  const lon = corners.reduce((sum, [each]) => sum + each, 0) / corners.length
  const lat = corners.reduce((sum, [, each]) => sum + each, 0) / corners.length
  const found = places
    .search(name, { near: { lon, lat } })
    .find(
      (each) =>
        (each.name.zh === name || each.name.en === name) && metresBetween(each.lon, each.lat, lon, lat) <= sameNameM,
    )
  return found && { name: found.name, at: [found.lon, found.lat] }
}

const nameOf = (id: string): PlanPlace['name'] => (/\p{Script=Han}/u.test(id) ? { zh: id } : { en: id })
