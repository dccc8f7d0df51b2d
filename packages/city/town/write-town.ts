import type { Station } from '../city.ts'
import { drawCity } from './draw-city.ts'
import { openOsmSink } from './osm-file/osm-sink.ts'
import type { Bbox } from './osm-file/osm-sink.ts'
import type { TownBeat } from './plan/beats.ts'
import { defaultAddresses } from './plan/plan-size.ts'
import type { TownHall } from './halls.ts'
import { cityName } from './town.ts'

export type TownOptions = {
  /** the same seed and size give the same bytes */
  readonly seed: number
  /** about how many addresses the town is to have; 15,000 make a town of 60,000 people; up to 1,000,000 */
  readonly addresses?: number
}

export type TownSummary = {
  readonly name: { readonly zh: string; readonly en: string }
  readonly seed: number
  /** people who live in the homes drawn: flats times the mean household */
  readonly population: number
  /** west, south, east, north in degrees */
  readonly bbox: Bbox
  readonly centre: readonly [lon: number, lat: number]
  readonly counts: Readonly<Record<string, number>>
  readonly stations: readonly Station[]
  /** the main buildings of hospitals, for floor plans */
  readonly halls: readonly TownHall[]
  /** who walks where, as a layer of its own: an extract holds no beats */
  readonly beats: readonly TownBeat[]
}

/** The map's middle: a spot on the WGS 84 ellipsoid in the south of mainland China. The town itself is invented. */
export const townCentre: readonly [lon: number, lat: number] = [113.25, 22.95]

/**
 * Writes an invented county town as an OpenStreetMap extract (`.osm.pbf`, WGS 84). `file` appears whole or not at all.
 * Throws when the folder cannot be written or `addresses` is out of range.
 */
export const writeTown = async (file: string, options: TownOptions): Promise<TownSummary> => {
  const { seed, addresses = defaultAddresses } = options
  if (!Number.isInteger(addresses) || addresses < 5000 || addresses > 1_000_000) {
    throw new RangeError(`addresses must be a whole number from 5000 to 1000000, not ${addresses}`)
  }
  const sink = await openOsmSink(file)
  try {
    const { tally, stations, halls, beats } = await drawCity(sink, seed, addresses, townCentre)
    const { bbox, ...elements } = await sink.close()
    return {
      name: cityName,
      seed,
      population: tally.people(),
      bbox,
      centre: townCentre,
      counts: { ...elements, ...tally.counts() },
      stations,
      halls,
      beats,
    }
  } catch (broken: unknown) {
    await sink.abandon()
    throw broken
  }
}
