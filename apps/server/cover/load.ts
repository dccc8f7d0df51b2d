import { readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cityFiles, type City } from '@tocsin/city'
import { findIncidentType, isSensitive } from '@tocsin/domain'
import { z } from 'zod'
import { isDue } from '../learning/is-due.ts'
import type { Board } from '../live/board.ts'
import { listingOn } from '../live/listing-on.ts'
import type { Log } from '../log.ts'
import type { Store, StoredReport } from '../store/index.ts'
import { countBeside, type OwnReports } from './count-beside.ts'
import { hourOfWeek } from './hour-of-week.ts'
import { countedLoad } from './load-messages.ts'

const loadFile = countedLoad.extend({ city: z.string(), countedAt: z.iso.datetime() })
export type LoadFile = z.output<typeof loadFile>

type Parts = {
  readonly dataDir: string
  readonly city: { readonly current: () => City | undefined }
  readonly board: Pick<Board, 'folds' | 'get'>
  readonly store: Pick<Store, 'reports' | 'alone'>
  readonly now: () => number
  readonly timeZone: () => string
  readonly log: Log
}

export type Load = ReturnType<typeof createLoad>

const weekMs = 7 * 86_400_000
/** A year: of what is older the city may have changed. */
const countedWeeks = 52
const lookEveryMs = 60_000

/**
 * Expected load, counted nightly and where there is none yet: in a child process, by one server process at a time, kept in
 * a file that all of them follow.
 */
export function createLoad({ dataDir, city, board, store, now, timeZone, log }: Parts) {
  const path = join(dataDir, 'expected-load.json')
  const stop = new AbortController()
  let file: LoadFile | undefined
  let writtenMs = 0
  let work: Promise<void> | undefined

  async function follow(): Promise<void> {
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: 0 }))
    if (mtimeMs === writtenMs) return
    writtenMs = mtimeMs
    file = loadFile.safeParse(parse(await readFile(path, 'utf8').catch(() => ''))).data
  }

  const isDueFor = ({ manifest }: City): boolean =>
    isDue(file && { city: file.city, learntAt: Date.parse(file.countedAt) }, manifest.source.sha256, now(), timeZone())

  async function count(current: City): Promise<void> {
    const own = ownReports(await store.reports(now() - countedWeeks * weekMs))
    const roads = join(current.dir, cityFiles.roads)
    const counted = await countBeside({ roads, beats: current.layers.beats, own, signal: stop.signal })
    const written = { city: current.manifest.source.sha256, countedAt: new Date(now()).toISOString(), ...counted }
    await writeFile(`${path}.part`, JSON.stringify(written), { flush: true })
    await rename(`${path}.part`, path)
    await follow()
  }

  function ownReports(reports: readonly StoredReport[]): readonly OwnReports[] {
    const byOrg = Map.groupBy(reports, ({ org }) => org)
    return [...board.folds()].flatMap(([, fold]) => {
      if (fold.kind !== 'organisation') return []
      const own = byOrg.get(fold.state.id) ?? []
      const hourAt = hourOfWeek(fold.state.timeZone)
      const weeks = Math.max(1, (now() - (own[0]?.at ?? now())) / weekMs)
      const listing = listingOn(board, fold.state.id)
      const told = own.map(({ at, type, confirmed, lon, lat, isPublic }) => ({
        lon,
        lat,
        isPublic,
        hourOfWeek: hourAt(at),
        branch: findIncidentType(listing, type)?.branch ?? null,
        // what those on scene found tells on people as much as what was reported
        isSensitive: isSensitive(listing, type) || (confirmed !== null && isSensitive(listing, confirmed)),
      }))
      return [{ org: fold.state.id, weeks, reports: told }]
    })
  }

  async function run(): Promise<void> {
    await follow()
    const current = city.current()
    if (current === undefined || !isDueFor(current)) return
    // Looked at again once it is this one's turn: another process on the same folder may just have done it.
    await store.alone('count-load', async () => {
      await follow()
      if (isDueFor(current)) await count(current)
    })
  }

  /** counts now if it is due, as happens by itself every minute; resolves when it is done */
  const look = (): Promise<void> => {
    work ??= run()
      .catch((error: unknown) => {
        if (!stop.signal.aborted) log.warn({ err: error }, 'expected load could not be counted')
      })
      .finally(() => {
        work = undefined
      })
    return work
  }

  // what was counted before a restart holds at once
  follow().catch((error: unknown) => log.warn({ err: error }, 'expected load could not be read'))
  const timer = setInterval(() => void look(), lookEveryMs)
  return {
    look,
    /** what is known of the city in use; undefined where nothing was counted yet */
    current: (): LoadFile | undefined =>
      file !== undefined && file.city === city.current()?.manifest.source.sha256 ? file : undefined,
    async close(): Promise<void> {
      clearInterval(timer)
      stop.abort(new Error('the server stops'))
      await work
    },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
