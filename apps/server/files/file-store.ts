import { createHash, randomBytes, randomUUID, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileKind } from '@tocsin/domain'
import { isPlain, kindOf } from './kind-of.ts'
import type { StartScan } from './scan.ts'
import { openBytes, sealBytes } from './sealed-bytes.ts'

/** What arrived: the hash of its bytes, where the sealed ones lie, and the key that opens them, which is kept nowhere here. */
export type KeptFile = {
  readonly sha256: string
  readonly address: string
  readonly bytes: number
  readonly kind: FileKind
  readonly key: Uint8Array
}
/** Why nothing of a file was kept. */
export type FileRefusal = 'too-large' | 'kind' | 'empty' | 'cut-off' | 'infected' | 'not-scanned'

class Refused extends Error {
  override readonly name = 'Refused'
  readonly why: FileRefusal
  constructor(why: FileRefusal) {
    super(why)
    this.why = why
  }
}

/** Which file of which incident. */
export type FileName = { readonly incident: string; readonly file: string }
/** One that is whole on the disk, of which nobody knows whether the log has heard of it. */
export type Arrived = FileName & { readonly address: string }

const keyBytes = 32
export type FileStore = ReturnType<typeof createFileStore>

/**
 * Attached files, sealed, each at the address that is the SHA-256 of its sealed bytes: `files/ab/abcd...`, so that a store
 * or a backup of it can be checked without any key. What arrives lies in `files/arriving/` under the incident's and its own id
 * until the log holds its event; then it moves to its address. So a crash leaves nothing that cannot be told. With a scanner
 * nothing is kept that it did not call clean.
 */
export function createFileStore(dataDir: string, startScan?: StartScan) {
  const folder = join(dataDir, 'files')
  const arriving = join(folder, 'arriving')
  const placeOf = (address: string): string => join(folder, address.slice(0, 2), address)
  const arrivalOf = ({ incident, file, address }: Arrived): string => join(arriving, `${incident}~${file}~${address}`)

  async function write(path: string, pieces: AsyncIterable<Buffer>): Promise<void> {
    const handle = await open(path, 'wx', 0o600)
    try {
      for await (const piece of pieces) await handle.write(piece)
      await handle.sync()
    } finally {
      await handle.close()
    }
  }

  async function arrived(): Promise<readonly { readonly path: string; readonly named: Arrived | undefined }[]> {
    const names = await readdir(arriving).catch(() => [])
    return names.map((name) => {
      const [incident, file, address, ...rest] = name.split('~')
      const isWhole = incident !== undefined && file !== undefined && address !== undefined && rest.length === 0
      return { path: join(arriving, name), named: isWhole ? { incident, file, address } : undefined }
    })
  }

  return {
    /** Takes a file in: counted, hashed, looked at and sealed as it comes; on the disk for good when this resolves, or not there at all. */
    async keep(
      { incident, file }: FileName,
      content: AsyncIterable<Uint8Array>,
      mostBytes: number,
    ): Promise<KeptFile | FileRefusal> {
      await mkdir(arriving, { recursive: true, mode: 0o700 })
      const unfinished = join(arriving, `.${randomUUID()}.part`)
      const key = randomBytes(keyBytes)
      const met: Met = { bytes: 0, kind: undefined, sha256: createHash('sha256') }
      const stored = createHash('sha256')
      try {
        const scan = startScan?.()
        const looked = inspect(content, met, mostBytes)
        await write(unfinished, hashed(sealBytes(scan?.through(looked) ?? looked, key), stored))
        const verdict = (await scan?.verdict()) ?? 'clean'
        if (verdict !== 'clean') throw new Refused(verdict)
        const address = stored.digest('hex')
        await rename(unfinished, arrivalOf({ incident, file, address }))
        await syncFolder(arriving)
        if (met.kind === undefined) throw new Error('a file without a kind was kept')
        return { sha256: met.sha256.digest('hex'), address, bytes: met.bytes, kind: met.kind, key }
      } catch (error) {
        await rm(unfinished, { force: true })
        if (error instanceof Refused) return error.why
        throw error
      }
    },
    /** The log holds its event: it moves to its address. */
    async settle(named: Arrived): Promise<void> {
      const place = placeOf(named.address)
      await mkdir(join(place, '..'), { recursive: true, mode: 0o700 })
      await rename(arrivalOf(named), place)
      await syncFolder(join(place, '..'))
    },
    drop: (named: Arrived): Promise<void> => rm(arrivalOf(named), { force: true }),
    /** What nobody can open any more. */
    remove: (address: string): Promise<void> => rm(placeOf(address), { force: true }),
    /** The bytes as they arrived; undefined when they are not there. Throws on the way when they are not as they were. */
    async read(named: Arrived, key: Uint8Array): Promise<AsyncGenerator<Buffer> | undefined> {
      for (const path of [placeOf(named.address), arrivalOf(named)]) {
        const isThere = await stat(path).then(
          () => true,
          () => false,
        )
        if (isThere) return openBytes(bytesOf(path), key)
      }
      return undefined
    },
    /** Moves what the log knows of to its address, removes the rest of what has lain there for `olderThanMs`; how many went. */
    async clear(isKnown: (named: Arrived) => Promise<boolean>, olderThanMs: number): Promise<number> {
      let removed = 0
      for (const { path, named } of await arrived()) {
        const found = await stat(path).catch(() => undefined)
        if (found === undefined || Date.now() - found.mtimeMs < olderThanMs) continue
        if (named !== undefined && (await isKnown(named))) await this.settle(named)
        else {
          await rm(path, { force: true })
          removed += 1
        }
      }
      return removed
    },
  }
}

type Met = { bytes: number; kind: FileKind | undefined; readonly sha256: Hash }

/** Passes the bytes on and learns what they are; throws `Refused` at the first that may not be. */
async function* inspect(content: AsyncIterable<Uint8Array>, met: Met, mostBytes: number): AsyncGenerator<Uint8Array> {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let head = Buffer.alloc(0)
  try {
    for await (const part of content) {
      met.bytes += part.length
      if (met.bytes > mostBytes) throw new Refused('too-large')
      met.sha256.update(part)
      if (met.kind === undefined) {
        head = Buffer.concat([head, part])
        if (head.length < 16) continue
        met.kind = knownKind(head)
      }
      if (met.kind === 'text') checkText(utf8, head.length > 0 ? head : part)
      yield head.length > 0 ? head : part
      head = Buffer.alloc(0)
    }
  } catch (error) {
    if (error instanceof Refused) throw error
    throw isCutOff(error) ? new Refused('cut-off') : error
  }
  if (met.bytes === 0) throw new Refused('empty')
  met.kind ??= knownKind(head)
  if (met.kind === 'text') checkText(utf8, head, true)
  if (head.length > 0) yield head
}

function knownKind(head: Buffer): FileKind {
  const kind = kindOf(head)
  if (kind === undefined) throw new Refused('kind')
  return kind
}

function checkText(utf8: TextDecoder, bytes: Uint8Array, isEnd = false): void {
  if (!isPlain(bytes)) throw new Refused('kind')
  try {
    utf8.decode(bytes, { stream: !isEnd })
  } catch {
    throw new Refused('kind')
  }
}

/** The sender has gone in the middle. */
const isCutOff = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'ECONNRESET' || error.code === 'ERR_STREAM_PREMATURE_CLOSE')

async function* hashed(pieces: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    hash.update(piece)
    yield piece
  }
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  const pieces: AsyncIterable<unknown> = createReadStream(path)
  for await (const piece of pieces) if (piece instanceof Uint8Array) yield piece
}

/** A name that is new or another is on the disk once its folder is. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
