import { setImmediate } from 'node:timers/promises'
import type { Point } from '@tocsin/domain'
import { describePoint, openCity, type City, type PointDescription } from '@tocsin/city'
import { checkPoint, isOutside, metresToRoadOn, type PointDoubt } from '@tocsin/city/checks'
import type { Place as FoundPlace } from '@tocsin/city/places'
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

/** A place of the gazetteer with what is doubtful about its point. */
export type DoubtedPlace = FoundPlace & { readonly marks?: readonly PointDoubt['kind'][] }

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

  const driveTimes = (to: Point, from: readonly Point[], best: number, exercise = false): readonly DelayedAnswer[] =>
    roads(exercise)?.driveTimes({ to, from, best }) ?? from.map(() => 'unknown')

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
    driveTimes,
    way(from: Point, to: Point, exercise = false): Way | undefined {
      const found = roads(exercise)?.route(from, to)
      if (typeof found !== 'object') return undefined
      const { edges: _, ...way } = found
      return way
    },
    /** What is at a point, for the desk. Undefined without a city. */
    describe: async (at: Point): Promise<PointDescription | undefined> =>
      city &&
      describePoint(city, at, async (from, to) => {
        // A search takes milliseconds: what waits meanwhile, such as an alarm, goes first.
        await setImmediate()
        const [time] = driveTimes(to, [from], 1)
        return typeof time === 'object' ? time : undefined
      }),
    /** What is doubtful about a point that somebody chose or told; nothing without a city. */
    check: (at: Point): readonly PointDoubt[] =>
      city === undefined ? [] : checkPoint(at, city.manifest.bbox, metresToRoadOn(city.roads)),
    /** Answers of the gazetteer with what is doubtful about each: all checks for a point that was typed, else the first alone. */
    withDoubts: (places: readonly FoundPlace[]): readonly DoubtedPlace[] => places.map((place) => doubted(place, city)),
  }
}

function doubted(place: FoundPlace, city: City | undefined): DoubtedPlace {
  if (city === undefined) return place
  const { bbox } = city.manifest
  const doubts = place.kind === 'coordinates' ? checkPoint(place, bbox, metresToRoadOn(city.roads)) : []
  if (doubts.length > 0) return { ...place, marks: doubts.map(({ kind }) => kind) }
  return isOutside(place, bbox) ? { ...place, marks: ['outside-area'] } : place
}
