import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import { openBytes, sealBytes } from '../files/sealed-bytes.ts'
import { fileKey } from './manifest.ts'

/** Rows of a log pack well at any level; the lowest costs a third of the time of the usual one. */
const level = 1

type Sealed = { readonly file: string; readonly plain: string; readonly sealed: string; readonly bytes: number }

/** Packs, seals and writes what comes, whole or not at all; on the disk for good when this resolves. */
export async function sealPart(
  folder: string,
  secret: Uint8Array,
  file: string,
  content: AsyncIterable<Uint8Array>,
): Promise<Sealed> {
  const [plain, sealed] = [createHash('sha256'), createHash('sha256')]
  const path = join(folder, file)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const gzip = createGzip({ level })
  pipeline(counted(content, plain), gzip, () => undefined)
  let bytes = 0
  const handle = await open(`${path}.part`, 'w', 0o600)
  try {
    for await (const piece of sealBytes(gzip, fileKey(secret, file))) {
      sealed.update(piece)
      bytes += piece.length
      await handle.write(piece)
    }
    await handle.sync()
  } catch (error) {
    await rm(`${path}.part`, { force: true })
    throw error
  } finally {
    await handle.close()
  }
  await rename(`${path}.part`, path)
  return { file, plain: plain.digest('hex'), sealed: sealed.digest('hex'), bytes }
}

/** What was sealed. Throws on the way when a byte is not as it was, or the end is missing. */
export async function* openPart(folder: string, secret: Uint8Array, file: string): AsyncGenerator<Buffer> {
  const opened = openBytes(createReadStream(join(folder, file)), fileKey(secret, file))
  const gunzip = createGunzip()
  pipeline(opened, gunzip, () => undefined)
  for await (const piece of gunzip as AsyncIterable<Buffer>) yield piece
}

/** SHA-256 of a file as it lies there, hexadecimal; undefined when it is not there. */
export async function hashOfFile(path: string): Promise<string | undefined> {
  const hash = createHash('sha256')
  try {
    for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) hash.update(piece)
    return hash.digest('hex')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

async function* counted(content: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    hash.update(piece)
    yield piece
  }
}
