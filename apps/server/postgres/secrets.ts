import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isMissing } from './broken-file.ts'

/**
 * Reads the secret `name` from `<dataDir>/secrets/`, or makes and keeps it (32 random bytes, base64url, mode 600).
 * A secret is on disk before anybody is given it.
 */
export async function keepSecret(dataDir: string, name: string): Promise<string> {
  const folder = join(dataDir, 'secrets')
  const file = join(folder, name)
  try {
    const kept = (await readFile(file, 'utf8')).trim()
    if (kept !== '') return kept
    await rm(file)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const secret = randomBytes(32).toString('base64url')
  const made = `${file}.${randomBytes(6).toString('hex')}`
  try {
    await writeDurably(made, `${secret}\n`, 0o600)
    // of two processes that make it at the same time one wins, and both are given the winner's
    await link(made, file)
  } catch (error) {
    if (!isThere(error)) throw error
  } finally {
    await rm(made, { force: true })
  }
  await syncFolder(folder)
  return (await readFile(file, 'utf8')).trim()
}

const isThere = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST'

/** Writes a file so that after a crash there is the old one or the new one, never a part. */
export async function writeWhole(file: string, text: string, mode: number): Promise<void> {
  const unfinished = `${file}.new`
  await writeDurably(unfinished, text, mode)
  await rename(unfinished, file)
  await syncFolder(dirname(file))
}

async function writeDurably(file: string, text: string, mode: number): Promise<void> {
  const handle = await open(file, 'w', mode)
  try {
    await handle.chmod(mode)
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A file's name is on disk only once its folder is. Not every system lets a folder be opened for it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
