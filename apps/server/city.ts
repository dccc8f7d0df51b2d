import type { Point } from '@tocsin/domain'
import { openCity, type City } from '@tocsin/city'
import { StandingClosures, type DelayedAnswer, type RoadClosure } from '@tocsin/city/roads'

export type CityService = ReturnType<typeof createCityService>

/** A way, with what closures make of it; ids of closures. */
export type Way = {
  readonly seconds: number
  readonly metres: number
  readonly line: readonly (readonly [number, number])[]
  /** how much longer it is for the closures */
  readonly delayS: number
  readonly around: readonly string[]
  readonly slow: readonly string[]
  readonly inside: readonly string[]
}

/** Closures as they lie on the roads of one city. */
type Laid = { readonly city: City; readonly standing: StandingClosures; list: readonly RoadClosure[] }

/**
 * The city in use: its map, places and roads, swapped as a whole. Every estimate goes by the closures that are in force
 * when it is asked for: `inForce` gives the same array until they change, and drills have their own.
 */
export function createCityService(inForce: (exercise: boolean) => readonly RoadClosure[] = () => []) {
  let city: City | undefined
  const laid = new Map<boolean, Laid>()

  function roads(exercise: boolean): StandingClosures | undefined {
    if (city === undefined) return undefined
    const list = inForce(exercise)
    const kept = laid.get(exercise)
    const now = kept?.city === city ? kept : { city, standing: new StandingClosures(city.roads), list: [] }
    if (now.list !== list) now.standing.lay(list)
    now.list = list
    laid.set(exercise, now)
    return now.standing
  }

  return {
    async use(dir: string): Promise<City> {
      city = await openCity(dir)
      return city
    },
    current: (): City | undefined => city,
    /**
     * Drive times from each of `from` to `to`, in that order; the best `best` are worked out, the others are 'beyond'.
     * Without a city everything is 'unknown'.
     */
    driveTimes: (to: Point, from: readonly Point[], best: number, exercise = false): readonly DelayedAnswer[] =>
      roads(exercise)?.driveTimes({ to, from, best }) ?? from.map(() => 'unknown'),
    way(from: Point, to: Point, exercise = false): Way | undefined {
      const found = roads(exercise)?.route(from, to)
      if (typeof found !== 'object') return undefined
      const { edges: _, ...way } = found
      return way
    },
  }
}
