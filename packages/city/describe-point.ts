import type { NearBeat, BeatFinder } from './beats/beat-finder.ts'
import type { AidKind, Around, NearAid, Places, Point } from './places/index.ts'

/** Drive times from a point to each of some places, the best `best` of them at least; undefined where it is not known. */
export type DrivesTo = (from: Point, to: readonly Point[], best: number) => readonly (Drive | undefined)[]
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
/** So many hospitals are asked for their drive: the nearest by road are seldom farther down the list of the nearest. */
const hospitalsAsked = 8

/**
 * What is at a point: nearest address, crossing and km post, the sentence for a crew, area, beats, and up to three each of
 * hydrants and defibrillators (straight), and the three hospitals of the shortest drive (those that take emergencies first).
 */
export function describePoint(
  city: { readonly places: Places; readonly beats: BeatFinder },
  point: Point,
  drivesTo: DrivesTo,
): PointDescription {
  const near = (kind: AidKind, count = shownEach) => city.places.aidsNear(point, kind, count)
  return {
    ...city.places.around(point),
    beats: city.beats.at(point),
    aids: {
      hydrant: near('hydrant'),
      aed: near('aed'),
      hospital: byDrive(near('hospital', hospitalsAsked), point, drivesTo),
    },
  }
}

function byDrive(hospitals: readonly NearAid[], from: Point, drivesTo: DrivesTo): HospitalAway[] {
  const drives = drivesTo(from, hospitals, shownEach)
  const timed = hospitals.map((hospital, index): HospitalAway => {
    const drive = drives[index]
    const driveM = drive ? Math.round(drive.metres) : null
    return { ...hospital, seconds: drive ? Math.round(drive.seconds) : null, driveM }
  })
  // An unknown time is never short.
  const seconds = (each: HospitalAway) => each.seconds ?? Infinity
  const byTime = (a: HospitalAway, b: HospitalAway) =>
    seconds(a) === seconds(b) ? a.metres - b.metres : seconds(a) - seconds(b)
  const rank = ({ emergency }: NearAid) => (emergency === true ? 0 : emergency === null ? 1 : 2)
  return timed
    .toSorted(byTime)
    .slice(0, shownEach)
    .toSorted((a, b) => rank(a) - rank(b))
}
