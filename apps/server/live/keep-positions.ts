import type { Store, StoredPosition } from '../store/index.ts'
import { storeEveryMs, type KeptPositions, type UnitFix } from './positions.ts'

/** A restart shows positions of the last hours at once; older ones say nothing any more. */
const rememberMs = 12 * 60 * 60_000
const dropEveryMs = 60 * 60_000

const storedOf = ({ unit, org, fix }: UnitFix): StoredPosition => ({
  unit,
  org,
  at: fix.at,
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

/** Those known from before the restart, where new ones go to, and where those of other processes come from. */
export async function keepPositions(table: Store['positions'], now: () => number): Promise<KeptPositions> {
  await table.dropOld(now())
  let droppedAt = now()
  let asked = now() - rememberMs
  async function news(): Promise<readonly UnitFix[]> {
    const since = asked
    // another process may take this long to store what it got
    asked = now() - 2 * storeEveryMs
    return (await table.latest(since)).map(fixOf)
  }
  async function store(batch: readonly UnitFix[]): Promise<void> {
    await table.insert(batch.map(storedOf))
    if (now() - droppedAt < dropEveryMs) return
    droppedAt = now()
    await table.dropOld(droppedAt)
  }
  return { known: await news(), store, news }
}
