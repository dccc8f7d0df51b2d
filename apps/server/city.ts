import { setImmediate } from 'node:timers/promises'
import type { Point } from '@tocsin/domain'
import { describePoint, openCity, type City, type PointDescription } from '@tocsin/city'
import { checkPoint, isOutside, metresToRoadOn, type PointDoubt } from '@tocsin/city/checks'
import type { Place as FoundPlace } from '@tocsin/city/places'
import { driveTimes, route, type DriveTime } from '@tocsin/city/roads'

export type CityService = ReturnType<typeof createCityService>

/** A place of the gazetteer with what is doubtful about its point. */
export type DoubtedPlace = FoundPlace & { readonly marks?: readonly PointDoubt['kind'][] }

/** The city in use: its map, places and roads, swapped as a whole. */
export function createCityService() {
  let city: City | undefined

  const driveTimesTo = (
    to: Point,
    from: readonly Point[],
    best: number,
  ): readonly (DriveTime | 'unknown' | 'beyond')[] =>
    city === undefined ? from.map(() => 'unknown') : driveTimes(city.roads, { to, from, best })

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
    driveTimes: driveTimesTo,
    /** What is at a point, for the desk. Undefined without a city. */
    describe: async (at: Point): Promise<PointDescription | undefined> =>
      city &&
      describePoint(city, at, async (from, to) => {
        // A search takes milliseconds: what waits meanwhile, such as an alarm, goes first.
        await setImmediate()
        const [time] = driveTimesTo(to, [from], 1)
        return typeof time === 'object' ? time : undefined
      }),
    /** What is doubtful about a point that somebody chose or told; nothing without a city. */
    check: (at: Point): readonly PointDoubt[] =>
      city === undefined ? [] : checkPoint(at, city.manifest.bbox, metresToRoadOn(city.roads)),
    /** Answers of the gazetteer with what is doubtful about each: all checks for a point that was typed, else the first alone. */
    withDoubts: (places: readonly FoundPlace[]): readonly DoubtedPlace[] => places.map((place) => doubted(place, city)),
    way(
      from: Point,
      to: Point,
    ): { seconds: number; metres: number; line: readonly (readonly [number, number])[] } | undefined {
      if (city === undefined) return undefined
      const found = route(city.roads, { from, to })
      return found === 'unknown' ? undefined : { seconds: found.seconds, metres: found.metres, line: found.line }
    },
  }
}

function doubted(place: FoundPlace, city: City | undefined): DoubtedPlace {
  if (city === undefined) return place
  const { bbox } = city.manifest
  const doubts = place.kind === 'coordinates' ? checkPoint(place, bbox, metresToRoadOn(city.roads)) : []
  if (doubts.length > 0) return { ...place, marks: doubts.map(({ kind }) => kind) }
  return isOutside(place, bbox) ? { ...place, marks: ['outside-area'] } : place
}
