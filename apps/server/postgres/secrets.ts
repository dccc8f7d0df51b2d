import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
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
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const secret = randomBytes(32).toString('base64url')
  await writeWhole(file, `${secret}\n`, 0o600)
  return secret
}

/** Writes a file so that after a crash there is the old one or the new one, never a part. */
export async function writeWhole(file: string, text: string, mode: number): Promise<void> {
  const unfinished = `${file}.new`
  const handle = await open(unfinished, 'w', mode)
  try {
    await handle.chmod(mode)
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(unfinished, file)
}
