import { chmod, mkdir, readFile, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isForbidden, isFull, isMissing } from './broken-file.ts'
import { writeWhole } from './secrets.ts'
import { StartupError } from './startup-error.ts'

/** The layout of the data folder. A program that meets a higher number than it knows must not touch the folder. */
const layout = 1

const leastFreeBytes = 100 * 2 ** 20

/**
 * Makes the data folder or checks the one that is there: writable, not of a newer version, with room to start in.
 * Others than the owner may at most pass through it (PostgreSQL's user has to, when Tocsin is started by root).
 */
export async function openDataFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true })
    await chmod(dataDir, 0o711)
    await checkLayout(dataDir)
    await checkRoom(dataDir)
  } catch (error) {
    throw explain(error, dataDir)
  }
}

async function checkLayout(dataDir: string): Promise<void> {
  const file = join(dataDir, 'layout')
  const found = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined
    throw error
  })
  if (found === undefined) return writeWhole(file, `${layout}\n`, 0o644)
  if (Number(found) > layout)
    throw new StartupError(
      `The data folder ${dataDir} was written by a newer Tocsin (layout ${found.trim()}, this program knows ${layout}): start the newer program, or choose another folder with TOCSIN_DATA.`,
    )
  const probe = join(dataDir, '.writable')
  await writeFile(probe, '')
  await rm(probe)
}

async function checkRoom(dataDir: string): Promise<void> {
  const { bavail, bsize } = await statfs(dataDir)
  const freeBytes = bavail * bsize
  if (freeBytes < leastFreeBytes)
    throw new StartupError(
      `Only ${Math.floor(freeBytes / 2 ** 20)} MB free at ${dataDir}, ${leastFreeBytes / 2 ** 20} MB are needed to start: free some room (the file "ballast" there may be deleted for it).`,
    )
}

function explain(error: unknown, dataDir: string): unknown {
  if (isForbidden(error))
    return new StartupError(
      `The data folder ${dataDir} is not writable: give this user the right to write there, or choose another with TOCSIN_DATA.`,
      { cause: error },
    )
  if (isFull(error))
    return new StartupError(`No room left at ${dataDir}: free some (the file "ballast" there may be deleted for it).`, {
      cause: error,
    })
  return error
}
