import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, readdir, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Work } from './make-backup.ts'
import type { Part } from './manifest.ts'
import { hashOfFile, sealPart } from './sealed-part.ts'

/** What of the data folder lies in clear and takes long to make again: sealed in a backup. */
const inClear = ['cities', 'town-plans', 'city-files', 'learnt-times.json', 'expected-load.json']
const addressShape = /^[0-9a-f]{64}$/

/** Names a list of attached files among the parts. */
export const attached = '@attached'
/** Begins the name of a part that is a file of the data folder. */
export const dataFile = '@data/'

/**
 * Adds what lies beside the database: attached files as they are (they are sealed, and named by their hash), the rest
 * sealed. Comes after the database was looked at: a file is whole on the disk before the log names it.
 */
export async function keepFiles(work: Work, before: readonly Part[]): Promise<Part[]> {
  const list = await keepAttached(work)
  const parts = [await sealList(work, list)]
  for (const path of await filesBelow(work.dataDir, inClear)) parts.push(await keepFile(work, path, before))
  return parts
}

async function sealList(work: Work, addresses: readonly string[]): Promise<Part> {
  const { folder, secret, name } = work
  const content = (async function* () {
    yield Buffer.from(addresses.map((address) => `${address}\n`).join(''))
  })()
  const made = await sealPart(folder, secret, `sets/${name}/attached`, content)
  return { of: attached, columns: [], rows: addresses.length, ...made }
}

/** Copies the attached files that are not there yet; the addresses of all. */
async function keepAttached(work: Work): Promise<readonly string[]> {
  const { dataDir, folder } = work
  const all = await readdir(join(dataDir, 'files'), { recursive: true }).catch(() => [])
  const addresses = all.map((path) => path.split('/').at(-1) ?? '').filter((name) => addressShape.test(name))
  for (const address of addresses.toSorted()) {
    const to = attachedAt(folder, address)
    if (await sizeOf(to)) continue
    await mkdir(dirname(to), { recursive: true, mode: 0o700 })
    await copyFile(attachedAt(dataDir, address), `${to}.part`)
    await rename(`${to}.part`, to)
    work.newBytes += (await sizeOf(to)) ?? 0
  }
  return addresses.toSorted()
}

/** Where an attached file lies in a data folder, and in a folder of backups. */
export const attachedAt = (folder: string, address: string): string =>
  join(folder, 'files', address.slice(0, 2), address)

/** A file of the data folder: sealed anew only where it is not as it was in the set before. */
async function keepFile(work: Work, path: string, before: readonly Part[]): Promise<Part> {
  const { dataDir, folder, secret } = work
  const of = `${dataFile}${path}`
  const known = before.find((part) => part.of === of)
  if (
    known !== undefined &&
    (await hashOfFile(join(dataDir, path))) === known.plain &&
    (await sizeOf(join(folder, known.file)))
  )
    return known
  const content = createReadStream(join(dataDir, path))
  const made = await sealPart(folder, secret, `data/${randomBytes(12).toString('hex')}`, content)
  work.newBytes += made.bytes
  return { of, columns: [], rows: 1, ...made }
}

/** Files below some names of a folder, in order, without those that are just being made. */
async function filesBelow(dataDir: string, names: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const name of names) {
    const at = await stat(join(dataDir, name)).catch(() => undefined)
    if (at?.isFile()) found.push(name)
    if (!at?.isDirectory()) continue
    for (const entry of await readdir(join(dataDir, name), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name).slice(dataDir.length + 1)
      const isUnfinished = path.endsWith('.part') || path.split('/').some((each) => each.startsWith('.'))
      if (entry.isFile() && !isUnfinished) found.push(path)
    }
  }
  return found.toSorted()
}

const sizeOf = (path: string): Promise<number | undefined> =>
  stat(path).then(
    ({ size }) => size,
    () => undefined,
  )

/** Checks an attached file against its name. */
export const isAsNamed = async (folder: string, address: string): Promise<boolean> =>
  (await hashOfFile(attachedAt(folder, address))) === address
