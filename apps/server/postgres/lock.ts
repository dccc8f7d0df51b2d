import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { isMissing, isPresent } from './broken-file.ts'
import { birthMark, isRunning } from './process.ts'
import { StartupError } from './startup-error.ts'

const holderShape = z.object({ pid: z.number().int(), birth: z.string() })

/**
 * Takes the data folder for this process until the returned function is called. A lock whose process is gone (killed,
 * power cut) is taken over; one whose process runs throws.
 */
export async function lockDataFolder(dataDir: string): Promise<() => Promise<void>> {
  const file = join(dataDir, 'tocsin.lock')
  const mine = `${file}.${process.pid}`
  await writeFile(mine, JSON.stringify({ pid: process.pid, birth: await birthMark(process.pid) }))
  try {
    while (!(await claim(mine, file))) await clearStale(file, dataDir)
  } finally {
    await rm(mine, { force: true })
  }
  return () => rm(file, { force: true })
}

async function claim(mine: string, file: string): Promise<boolean> {
  try {
    await link(mine, file)
    return true
  } catch (error) {
    if (isPresent(error)) return false
    throw error
  }
}

async function clearStale(file: string, dataDir: string): Promise<void> {
  const text = await readUnlessGone(file)
  if (text === undefined) return
  const holder = parseHolder(text)
  if (holder !== undefined && isRunning(holder.pid) && (await birthMark(holder.pid)) === holder.birth)
    throw new StartupError(
      `The data folder ${dataDir} is in use by another running Tocsin (process ${holder.pid}): stop that one, or choose another folder with TOCSIN_DATA.`,
    )
  const aside = `${file}.stale.${process.pid}`
  await rename(file, aside).catch((error: unknown) => {
    if (!isMissing(error)) throw error
  })
  // between reading and moving, another starter may have taken the lock: then what was moved is his, and goes back
  if ((await readUnlessGone(aside)) !== text) await link(aside, file).catch(() => undefined)
  await rm(aside, { force: true })
}

const readUnlessGone = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined
    throw error
  })

function parseHolder(text: string): z.infer<typeof holderShape> | undefined {
  try {
    return holderShape.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}
