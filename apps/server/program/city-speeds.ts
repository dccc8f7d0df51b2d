import { join } from 'node:path'
import { cityFiles, readManifest } from '@tocsin/city'
import { leastDrives, leastDrivesPerCell } from '@tocsin/city/roads'
import { learnBeside } from '../learning/learn-beside.ts'
import { writeLearnt, type LearntFile } from '../learning/learnt-times.ts'
import { ownDrives } from '../learning/own-drives.ts'
import { foldOf, type Fold } from '../live/fold.ts'
import { StartupError } from '../postgres/index.ts'
import { chosenCity } from '../prepare-city.ts'
import type { Store } from '../store/index.ts'
import { withStore } from './with-store.ts'

/**
 * `tocsin city speeds`: learns from the drives of the last month how long roads take by class and hour, as a server does
 * by itself every night, keeps the table for it, and shows it. Beside a running server or without one.
 */
export async function citySpeeds(dataDir: string, tell: (value: object, text: string) => void): Promise<void> {
  const dir = await chosenCity(dataDir)
  if (dir === undefined) throw new StartupError('no city is in use; tocsin city use NAME chooses one')
  const { source } = await readManifest(dir)
  await withStore(async (store) => {
    const isAlone = await store.alone('learn-times', async () => {
      const slices = ownDrives({ store, find: (subject) => foldAt(store, subject), now: store.clock.now })
      const { signal } = new AbortController()
      const organisations = await learnBeside({ roads: join(dir, cityFiles.roads), slices, tell: () => {}, signal })
      const learnt = { city: source.sha256, learntAt: new Date().toISOString(), organisations }
      await writeLearnt(dataDir, learnt)
      tell(learnt, tableOf(learnt))
    })
    if (!isAlone) throw new StartupError('the server is learning just now; ask again in a minute')
  })
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
