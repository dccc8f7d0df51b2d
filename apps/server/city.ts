import type { Point } from '@tocsin/domain'
import { openCity, type City } from '@tocsin/city'
import { driveTimes, route, type DriveTime } from '@tocsin/city/roads'

export type CityService = ReturnType<typeof createCityService>

/** The city in use: its map, places and roads, swapped as a whole. */
export function createCityService() {
  let city: City | undefined

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
    driveTimes: (to: Point, from: readonly Point[], best: number): readonly (DriveTime | 'unknown' | 'beyond')[] =>
      city === undefined ? from.map(() => 'unknown') : driveTimes(city.roads, { to, from, best }),
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
