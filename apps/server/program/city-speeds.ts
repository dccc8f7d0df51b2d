import { openCity } from '@tocsin/city'
import { learnTimes, leastDrives, leastDrivesPerCell, type Drive, type LearntTimes } from '@tocsin/city/roads'
import { vehicleOf } from '@tocsin/domain'
import { writeLearnt, type LearntFile } from '../learnt-times.ts'
import { foldOf, type Fold } from '../live/fold.ts'
import { StartupError } from '../postgres/index.ts'
import { chosenCity } from '../prepare-city.ts'
import { keepDays, type Store } from '../store/index.ts'
import { withStore } from './with-store.ts'

const dayMs = 86_400_000

/**
 * `tocsin city speeds`: learns from the drives of the last month how long roads take by class and hour, keeps the table for
 * the server, which reads it within a minute, and shows it. Beside a running server or without one.
 */
export async function citySpeeds(dataDir: string, tell: (value: object, text: string) => void): Promise<void> {
  const dir = await chosenCity(dataDir)
  if (dir === undefined) throw new StartupError('no city is in use; tocsin city use NAME chooses one')
  const city = await openCity(dir)
  await withStore(async (store) => {
    const organisations: Record<string, LearntTimes> = {}
    for (const [org, drives] of Map.groupBy(await drivesIn(store), ({ of }) => of)) {
      const fold = await foldAt(store, `organisation/${org}`)
      if (fold?.kind === 'organisation') organisations[org] = learnTimes(city.roads, drives, fold.state.timeZone)
    }
    const learnt = { city: city.manifest.source.sha256, learntAt: new Date().toISOString(), organisations }
    await writeLearnt(dataDir, learnt)
    tell(learnt, tableOf(learnt))
  })
}

type OwnDrive = Drive & { readonly of: string }

/** Drives whose both ends are known: by the unit's positions, the end else by the incident's place. */
async function drivesIn(store: Store): Promise<readonly OwnDrive[]> {
  const found = await store.drives(store.clock.now() - keepDays * dayMs)
  const drives: OwnDrive[] = []
  for (const { drive, from, to } of found) {
    const unit = await foldAt(store, `unit/${drive.unit}`)
    const incident = await foldAt(store, `incident/${drive.incident}`)
    const end = to ?? (incident?.kind === 'incident' ? incident.state.place?.point : undefined)
    if (unit?.kind !== 'unit' || from === undefined || end === undefined) continue
    const vehicle = vehicleOf(unit.state)
    if (vehicle.profile === 'foot' || vehicle.profile === 'boat') continue
    const { left, onScene } = drive
    drives.push({ of: drive.org, from, to: end, startedAt: left, seconds: (onScene - left) / 1000, vehicle })
  }
  return drives
}

async function foldAt(store: Store, subject: string): Promise<Fold | undefined> {
  const row = await store.queries.loadSubject(subject)
  return row && foldOf(row)
}

function tableOf({ organisations }: LearntFile): string {
  const lines = Object.entries(organisations).flatMap(([org, { drives, leftOut, cells }]) => [
    `${org}: ${drives} drives, ${leftOut} left out${drives < leastDrives ? `; they count from ${leastDrives} on` : ''}`,
    ...cells.map(({ roadClass, hour, factor, drives: of }) => {
      const when = hour === null ? 'all day' : `${String(hour).padStart(2, '0')}:00`
      const mark = of < leastDrivesPerCell ? `  (too few: ${leastDrivesPerCell} are needed)` : ''
      return `  ${roadClass.padEnd(14)} ${when.padEnd(8)} x ${factor.toFixed(2)}  ${String(of).padStart(6)} drives${mark}`
    }),
  ])
  return lines.length === 0 ? 'No drive is known yet whose both ends are.' : lines.join('\n')
}
