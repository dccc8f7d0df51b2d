import { openCity, runInSlices, type City } from '@tocsin/city'
import { findingEdges, findingRoads, keyOf, type RoadClosure, type RoadNetwork, type Vehicle } from '@tocsin/city/roads'

/** What is to be known of a city before the first question comes. */
export type Readying = {
  /** what the units of the board go by */
  readonly vehicles: () => Iterable<Vehicle>
  /** the closures in force, real ones and those of drills */
  readonly inForce: (exercise: boolean) => readonly RoadClosure[]
}

/** A city that answers at once; `ground`: what its own layers close for good. */
export type ReadyCity = { readonly city: City; readonly ground: readonly RoadClosure[] }

const someCar: Vehicle = { profile: 'car' }

/**
 * Opens a city and works out what the first questions would wait for: the roads of each vehicle, where the
 * closures lie on them. All of it a little at a time, since calls are taken meanwhile. Throws BrokenCity.
 */
export async function readyCity(dir: string, { vehicles, inForce }: Readying): Promise<ReadyCity> {
  const city = await openCity(dir)
  const ground = closedGroundOf(city)
  const known = new Map([someCar, ...vehicles()].map((vehicle) => [keyOf(vehicle), vehicle]))
  for (const vehicle of known.values()) {
    const roads = networkFor(city, vehicle)
    if (roads === undefined) continue
    const { network } = await runInSlices(findingRoads(roads, vehicle))
    await runInSlices(findingRoads(roads, { ...vehicle, passesSigns: true }))
    // Closures are drawn for traffic on the road.
    const closures = roads === city.roads ? [...inForce(false), ...inForce(true), ...ground] : []
    for (const { geometry, direction } of closures) await runInSlices(findingEdges(network, geometry, direction))
  }
  return { city, ground }
}

/** The ways that such a vehicle uses; undefined where there are none. */
export function networkFor(city: City, { profile }: Vehicle): RoadNetwork | undefined {
  if (profile === 'foot') return city.roadsFoot
  return profile === 'boat' ? city.roadsBoat : city.roads
}

/** The closed areas of the city's layers, as closures of its own. */
const closedGroundOf = ({ layers }: City): readonly RoadClosure[] =>
  layers.closedAreas.flatMap(({ id, polygons }) =>
    polygons.flatMap(([outer], part): RoadClosure[] => {
      if (outer === undefined) return []
      const line = Array.from({ length: outer.length / 2 }, (_, i) => ({
        lon: outer[2 * i] ?? 0,
        lat: outer[2 * i + 1] ?? 0,
      }))
      const effect = { kind: 'closed' } as const
      return [{ id: `city/${id}/${part}`, geometry: { kind: 'area', line }, direction: 'both', effect }]
    }),
  )
