import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readManifest, type Distrust, type Manifest } from './manifest.ts'

/** Names of the sets in a folder of backups, oldest first; one that was broken off has no manifest and does not count. */
export async function setsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(join(folder, 'sets')).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  const whole = await Promise.all(
    names.map(async (name) => ((await manifestFile(folder, name)) === undefined ? [] : [name])),
  )
  return whole.flat().toSorted()
}

const manifestFile = (folder: string, name: string): Promise<string | undefined> =>
  readFile(join(folder, 'sets', name, 'manifest.json'), 'utf8').catch(() => undefined)

/** What a set says it holds, or why it is not believed. */
export async function readSet(folder: string, secret: Uint8Array, name: string): Promise<Manifest | Distrust> {
  const text = await manifestFile(folder, name)
  const made = text === undefined ? 'unreadable' : readManifest(secret, text)
  // A set that was given another's manifest is not what its name says.
  return typeof made === 'object' && made.name !== name ? 'changed' : made
}

/** The newest set that this key believes. */
export async function newestSet(folder: string, secret: Uint8Array): Promise<Manifest | undefined> {
  for (const name of (await setsIn(folder)).toReversed()) {
    const made = await readSet(folder, secret, name)
    if (typeof made === 'object') return made
  }
  return undefined
}
