import type { NearBeat, BeatFinder } from './beats/beat-finder.ts'
import type { AidKind, Around, NearAid, Places, Point } from './places/index.ts'

/** Drive time from a point to somewhere; undefined where it is not known. */
export type DriveTo = (from: Point, to: Point) => Drive | undefined | Promise<Drive | undefined>
type Drive = { readonly seconds: number; readonly metres: number }

/** A hospital with its drive time by the roads; null: not known. */
export type HospitalAway = NearAid & { readonly seconds: number | null; readonly driveM: number | null }

/** Everything that a desk tells of a point in one answer. */
export type PointDescription = Around & {
  /** beats and zones around it, its own first; more than one of a kind within 100 m of a border */
  readonly beats: readonly NearBeat[]
  readonly aids: {
    readonly hydrant: readonly NearAid[]
    readonly aed: readonly NearAid[]
    readonly hospital: readonly HospitalAway[]
  }
}

const shownEach = 3
/**
 * What is at a point: nearest address, crossing and km post, the sentence for a crew, area, beats, and up to three each of
 * hydrants and defibrillators (straight) and hospitals (those that take emergencies first, then by drive time).
 */
export async function describePoint(
  city: { readonly places: Places; readonly beats: BeatFinder },
  point: Point,
  driveTo: DriveTo,
): Promise<PointDescription> {
  const near = (kind: AidKind) => city.places.aidsNear(point, kind, shownEach)
  return {
    ...city.places.around(point),
    beats: city.beats.at(point),
    aids: {
      hydrant: near('hydrant'),
      aed: near('aed'),
      hospital: await byDrive(near('hospital'), point, driveTo),
    },
  }
}

async function byDrive(hospitals: readonly NearAid[], from: Point, driveTo: DriveTo): Promise<HospitalAway[]> {
  const timed: HospitalAway[] = []
  for (const hospital of hospitals) {
    // One after the other: each is a search of its own, and others want the processor in between.
    const drive = await driveTo(from, hospital)
    const driveM = drive ? Math.round(drive.metres) : null
    timed.push({ ...hospital, seconds: drive ? Math.round(drive.seconds) : null, driveM })
  }
  const rank = ({ emergency }: NearAid) => (emergency === true ? 0 : emergency === null ? 1 : 2)
  // An unknown time is never short.
  return timed.sort(
    (a, b) => rank(a) - rank(b) || (a.seconds ?? Infinity) - (b.seconds ?? Infinity) || a.metres - b.metres,
  )
}
