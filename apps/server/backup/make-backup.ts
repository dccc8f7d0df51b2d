import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { keepSecret, StartupError, writeWhole, type Connection } from '../postgres/index.ts'
import { keepFiles } from './keep-files.ts'
import { writeManifest, type Manifest, type Part } from './manifest.ts'
import { sealPart } from './sealed-part.ts'
import { newestSet } from './sets.ts'
import { openSnapshot, type Snapshot } from '../store/index.ts'
import { growing, logStart, notKept, restAfter, seldomKept, type Range } from './tables.ts'

/** Events in a segment: some 50 MB as they are, some 10 packed. */
const segmentEvents = 100_000

export type BackupOptions = {
  readonly dataDir: string
  /** the folder of backups: better on another machine */
  readonly folder: string
  readonly owner: Connection
  /** milliseconds */
  readonly now: number
  /** a set between the daily ones: without where units were */
  readonly isQuick?: boolean
  readonly segmentEvents?: number
  readonly progress?: (done: number, of: number, what: string) => void
}

export type Made = { readonly manifest: Manifest; readonly newBytes: number }

/** The key of all backups of a data folder; in `secrets/`, and to be kept elsewhere too (`tocsin backup keys`). */
export const backupKey = async (dataDir: string): Promise<Buffer> =>
  Buffer.from(await keepSecret(dataDir, 'backup.key'), 'base64url')

/**
 * Adds a set to a folder of backups: all that the database held at one moment, beside running servers, and the files that
 * it speaks of. What has not changed since the set before is not written again. A set counts once its manifest is there.
 */
export async function makeBackup(options: BackupOptions): Promise<Made> {
  const { dataDir, folder, owner, now, isQuick = false, progress } = options
  const secret = await backupKey(dataDir)
  await openFolder(folder)
  const before = await newestSet(folder, secret)
  // Sets are in order by name, also where the machine's clock has gone back since.
  const madeAt = Math.max(now, (before?.madeAt ?? 0) + 1)
  const name = `${new Date(madeAt).toISOString().replaceAll(':', '-')}-${randomBytes(3).toString('hex')}`
  const snapshot = await openSnapshot(owner)
  const work: Work = { ...options, secret, snapshot, name, newBytes: 0 }
  try {
    const known = before?.log === snapshot.log ? before.parts.filter(({ range }) => range !== undefined) : []
    const segments = await addSegments(work, known)
    const rest = restAfter(segments.at(-1)?.range, snapshot.end.position)
    const tables = snapshot.tables.filter(
      ({ name: table }) => !(table in notKept) && !(isQuick && seldomKept.has(table)),
    )
    const parts: Part[] = []
    for (const [index, table] of tables.entries()) {
      progress?.(index, tables.length, table.name)
      const where = growing[table.name]?.(rest)
      parts.push(await keep(work, table.name, `sets/${name}/${table.name}`, where))
    }
    const days = isQuick ? [] : await snapshot.days()
    parts.push(...(await keepFiles(work, before?.parts ?? [])))
    const { log, migrations, heads } = snapshot
    const all = [...segments, ...parts]
    const made: Manifest = { format: 1, name, madeAt, migrations, log, end: snapshot.end, heads, days, parts: all }
    await writeWhole(join(folder, 'sets', name, 'manifest.json'), writeManifest(secret, made), 0o600)
    return { manifest: made, newBytes: work.newBytes }
  } finally {
    await snapshot.close()
  }
}

async function openFolder(folder: string): Promise<void> {
  try {
    await mkdir(join(folder, 'sets'), { recursive: true, mode: 0o700 })
    await access(join(folder, 'sets'), constants.W_OK)
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
    throw new StartupError(
      `The folder of backups ${folder} cannot be written (${why}): is its disk there, and may this user write to it?`,
      { cause },
    )
  }
}

export type Work = BackupOptions & {
  readonly secret: Buffer
  readonly snapshot: Snapshot
  readonly name: string
  /** bytes that this set has added so far */
  newBytes: number
}

/** Writes the segments that have become whole; those that are there, and the new ones. */
async function addSegments(work: Work, known: readonly Part[]): Promise<Part[]> {
  const { snapshot, segmentEvents: size = segmentEvents, progress } = work
  const segments = [...known]
  let from = known.at(-1)?.range?.to ?? logStart
  for (;;) {
    if (from.position + size > snapshot.end.position) return segments
    const to = await snapshot.markAt(from.position + size)
    // Of the same millisecond there may be more to come.
    if (to.at >= snapshot.end.at) return segments
    progress?.(to.position, snapshot.end.position, 'events')
    for (const [table, rowsOf] of Object.entries(growing)) {
      const file = `segments/${table}-${to.position}-${randomBytes(6).toString('hex')}`
      segments.push(await keep(work, table, file, rowsOf({ from, to }), { from, to }))
    }
    from = to
  }
}

async function keep(work: Work, name: string, file: string, where?: string, range?: Range): Promise<Part> {
  const table = work.snapshot.tables.find((each) => each.name === name)
  if (table === undefined) throw new Error(`no table ${name}`)
  const rows = work.snapshot.copy(table, where)
  const made = await sealPart(work.folder, work.secret, file, rows)
  work.newBytes += made.bytes
  return { of: name, columns: [...table.columns], rows: rows.rowCount, ...made, ...(range && { range }) }
}
