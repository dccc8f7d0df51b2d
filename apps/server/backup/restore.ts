import { copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { silentLog } from '../log.ts'
import { StartupError, startPostgres, stopOrphan } from '../postgres/index.ts'
import { fillDatabase, type Filling } from '../store/index.ts'
import { attachedIn, checkSet } from './check-set.ts'
import { compareSet, type Difference } from './compare-set.ts'
import { attachedAt, dataFile } from './keep-files.ts'
import type { Manifest } from './manifest.ts'
import { placeKeys } from './pack-keys.ts'
import { openPart } from './sealed-part.ts'
import { readSet, setsIn } from './sets.ts'

type Wish = {
  /** the folder of backups */
  readonly folder: string
  /** the key of backups */
  readonly secret: Uint8Array
  /** the set; default: the newest */
  readonly set: string | undefined
  readonly progress?: (done: number, of: number, what: string) => void
}

/** Lies in a data folder while a set is brought back into it: a server does not start on half of one. */
export const unfinishedMark = 'restore-unfinished'

/** The set that is meant, checked file by file; throws `StartupError` that names what is wrong with it. */
export async function checkedSet({ folder, secret, set, progress }: Wish): Promise<Manifest> {
  const names = await setsIn(folder)
  const name = set ?? names.at(-1)
  if (name === undefined || !names.includes(name))
    throw new StartupError(`${folder} has no ${set === undefined ? 'backup' : `set ${set}`}: see "tocsin backup list".`)
  const made = await readSet(folder, secret, name)
  if (typeof made === 'string')
    throw new StartupError(
      `The manifest of ${name} is ${made === 'changed' ? 'not as it was made, or was made with another key' : 'not readable'}: choose another set (tocsin backup list), or give its keys (--keys).`,
    )
  const [fault, ...more] = await checkSet(folder, secret, made, (done, of) => progress?.(done, of, 'check'))
  if (fault !== undefined)
    throw new StartupError(
      `${fault.file} of ${name} is ${fault.fault === 'missing' ? 'missing' : 'not as it was written'}${more.length > 0 ? `, and ${more.length} more` : ''}: choose another set (tocsin backup list).`,
    )
  return made
}

type Restored = { readonly set: Manifest; readonly differences: readonly Difference[] }

/**
 * Brings a set back into an empty data folder (or, with `url`, an empty database of one's own): keys, database, files.
 * Checks the set first, and holds the database against it afterwards. What was begun and broken off is begun anew.
 */
export async function restore(
  wish: Wish & {
    readonly dataDir: string
    readonly url: string | undefined
    readonly keys: Readonly<Record<string, string>>
  },
): Promise<Restored> {
  const { dataDir, url, keys, progress } = wish
  await refuseInUse(dataDir)
  const set = await checkedSet(wish)
  await mkdir(dataDir, { recursive: true })
  await writeFile(join(dataDir, unfinishedMark), `${set.name}\n`, { flush: true })
  await placeKeys(dataDir, keys)
  await bringFiles(wish, dataDir, set)
  const database = await startPostgres({ dataDir, log: silentLog, url })
  try {
    const { owner } = database.connections
    await fillDatabase(owner, fillingOf(wish, set), progress)
    const differences = await compareSet(owner, set)
    if (differences.length === 0) await rm(join(dataDir, unfinishedMark))
    return { set, differences }
  } finally {
    await database.stop()
  }
}

const fillingOf = ({ folder, secret }: Wish, { migrations, days, parts }: Manifest): Filling => ({
  migrations,
  days,
  tables: parts
    .filter(({ of }) => !of.startsWith('@'))
    .map(({ of, columns, rows, file }) => ({
      table: of,
      columns,
      rows,
      content: () => Readable.from(openPart(folder, secret, file)),
    })),
})

/** A restore into a scratch data folder with a database of its own, which is removed afterwards. */
export async function drill(wish: Wish & { readonly keys: Readonly<Record<string, string>> }): Promise<Restored> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-drill-'))
  try {
    return await restore({ ...wish, dataDir, url: undefined })
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** A folder with a database is somebody's; one where a restore was broken off is emptied. */
async function refuseInUse(dataDir: string): Promise<void> {
  const there = await readdir(dataDir).catch((): string[] => [])
  if (there.includes(unfinishedMark)) {
    await stopOrphan(dataDir)
    for (const name of there)
      if (name !== unfinishedMark) await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 10 })
  } else if (there.includes('postgres') || there.includes('files'))
    throw new StartupError(
      `${dataDir} is in use: restore into an empty folder (TOCSIN_DATA), and change over when it is done.`,
    )
}

async function bringFiles({ folder, secret, progress }: Wish, dataDir: string, { parts }: Manifest): Promise<void> {
  const addresses = await attachedIn(folder, secret, parts)
  for (const [index, address] of addresses.entries()) {
    progress?.(index, addresses.length, 'files')
    await mkdir(dirname(attachedAt(dataDir, address)), { recursive: true, mode: 0o700 })
    await copyFile(attachedAt(folder, address), attachedAt(dataDir, address))
  }
  for (const { of, file } of parts.filter((part) => part.of.startsWith(dataFile))) {
    const path = join(dataDir, of.slice(dataFile.length))
    await mkdir(dirname(path), { recursive: true })
    await pipeline(Readable.from(openPart(folder, secret, file)), createWriteStream(`${path}.part`))
    await rename(`${path}.part`, path)
  }
}
