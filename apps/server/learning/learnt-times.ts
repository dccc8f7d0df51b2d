import { readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { factorsAt, leastDrives, type LearntTimes } from '@tocsin/city/roads'
import { z } from 'zod'
import { learntByOrg } from './learn-messages.ts'

/** What the organisations' drives say of one city's roads: a small file in the data folder, made again at any time. */
export type LearntFile = {
  /** sha256 of the extract that the city was made from */
  readonly city: string
  readonly learntAt: string
  readonly organisations: Readonly<Record<string, LearntTimes>>
}

type OrgTable = LearntTimes & Pick<LearntFile, 'city' | 'learntAt'>

const learntFile = z.object({
  city: z.string(),
  learntAt: z.iso.datetime(),
  organisations: learntByOrg,
}) satisfies z.ZodType<LearntFile>

const fileIn = (dataDir: string): string => join(dataDir, 'learnt-times.json')

/** Puts the table in the place of the last one, whole or not at all. */
export async function writeLearnt(dataDir: string, learnt: LearntFile): Promise<void> {
  const unfinished = `${fileIn(dataDir)}.part`
  await writeFile(unfinished, `${JSON.stringify(learnt, undefined, 1)}\n`, { flush: true })
  await rename(unfinished, fileIn(dataDir))
}

/** The table; undefined where there is none, or it cannot be read: it is made again by `tocsin city speeds`. */
export async function readLearnt(dataDir: string): Promise<LearntFile | undefined> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(() => '')
  try {
    return learntFile.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

const hourMs = 3_600_000
const lookEveryMs = 60_000

export type FollowedTimes = ReturnType<typeof followLearnt>

/** Keeps the table in memory, reading it anew when it was written, and says which factors hold now. */
export function followLearnt(dataDir: string) {
  let file: LearntFile | undefined
  let writtenMs = 0
  // Hours of the clock begin with hours of UTC, or with quarters of them.
  const found = new Map<string, { readonly quarter: number; readonly factors: Float32Array }>()

  async function look(): Promise<void> {
    const { mtimeMs } = await stat(fileIn(dataDir)).catch(() => ({ mtimeMs: 0 }))
    if (mtimeMs === writtenMs) return
    writtenMs = mtimeMs
    file = await readLearnt(dataDir)
    found.clear()
  }

  const timer = setInterval(() => void look(), lookEveryMs)
  return {
    look,
    /** What an organisation's drives say, of which roads and since when; undefined where nothing was learnt yet. */
    table(org: string): OrgTable | undefined {
      if (file === undefined) return undefined
      const { city, learntAt, organisations } = file
      return { city, learntAt, ...(organisations[org] ?? { drives: 0, leftOut: 0, cells: [] }) }
    },
    /** by class of road; the same array as long as it holds. Undefined where too little is known of this city's roads. */
    factors(org: string, city: string | undefined, at: number, timeZone: string): Float32Array | undefined {
      const learnt = file?.city === city ? file?.organisations[org] : undefined
      if (learnt === undefined || learnt.drives < leastDrives) return undefined
      const quarter = Math.floor((4 * at) / hourMs)
      const last = found.get(org)
      if (last?.quarter === quarter) return last.factors
      const factors = factorsAt(learnt, at, timeZone)
      const kept = last?.factors.join() === factors.join() ? last.factors : factors
      found.set(org, { quarter, factors: kept })
      return kept
    },
    stop: (): void => clearInterval(timer),
  }
}
