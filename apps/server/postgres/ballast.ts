import { open, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'

const mb = 2 ** 20

/**
 * Keeps a file of zeros that an operator may delete when the disk is full: PostgreSQL needs room to recover. It is made
 * again at a later start, only where the disk has ten times its size left.
 */
export async function keepBallast(dataDir: string, sizeBytes = 32 * mb): Promise<void> {
  const file = join(dataDir, 'ballast')
  const unfinished = `${file}.new`
  await rm(unfinished, { force: true })
  const present = await stat(file).catch(() => undefined)
  const { bavail, bsize } = await statfs(dataDir)
  if ((present?.size ?? 0) >= sizeBytes || bavail * bsize < 10 * sizeBytes) return
  const handle = await open(unfinished, 'w', 0o600)
  try {
    for (let written = 0; written < sizeBytes; written += mb) await handle.write(Buffer.alloc(mb))
  } finally {
    await handle.close()
  }
  await rename(unfinished, file)
}
