import type { Store, StoredPosition } from '../store/index.ts'
import type { UnitFix } from './positions.ts'

/** A restart shows positions of the last hours at once; older ones say nothing any more. */
const rememberMs = 12 * 60 * 60_000

const storedOf = ({ unit, org, fix, receivedAt }: UnitFix): StoredPosition => ({
  unit,
  org,
  at: receivedAt,
  lon: fix.point.lon,
  lat: fix.point.lat,
  radiusM: fix.accuracyM,
  speedKmh: fix.speedMps === null ? null : fix.speedMps * 3.6,
  headingDeg: fix.headingDeg,
  source: 'link',
})

const fixOf = ({ unit, org, at, lon, lat, radiusM, speedKmh, headingDeg }: StoredPosition): UnitFix => ({
  unit,
  org,
  receivedAt: at,
  fix: { point: { lon, lat }, at, accuracyM: radiusM, speedMps: speedKmh === null ? null : speedKmh / 3.6, headingDeg },
})

/** Where positions go to, and those known from before the restart. */
export async function keepPositions(table: Store['positions'], now: () => number) {
  const known = await table.latest(now() - rememberMs)
  return {
    known: known.map(fixOf),
    store: (batch: readonly UnitFix[]): Promise<void> => table.insert(batch.map(storedOf)),
  }
}
