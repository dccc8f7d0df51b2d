import { createHash } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { CityManifest } from '../city.ts'
import { BrokenExtract } from './broken-extract.ts'

/** Name, size and hash of the file that a city is made of. Throws BrokenExtract. */
export async function describeSource(source: string): Promise<CityManifest['source']> {
  const hash = createHash('sha256')
  try {
    const { size } = await stat(source)
    for await (const chunk of createReadStream(source)) if (chunk instanceof Uint8Array) hash.update(chunk)
    return { file: basename(source), bytes: size, sha256: hash.digest('hex') }
  } catch (error) {
    throw unreadable(source, error)
  }
}

/** Whether a city's source is a GeoJSON and no extract, as its first bytes say. */
export async function isGeojson(source: string): Promise<boolean> {
  const handle = await open(source).catch((error: unknown) => {
    throw unreadable(source, error)
  })
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0)
    return /^(\uFEFF)?\s*\{/.test(buffer.subarray(0, bytesRead).toString('utf8'))
  } finally {
    await handle.close()
  }
}

function unreadable(source: string, error: unknown): BrokenExtract {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  return new BrokenExtract(source, `cannot be read (${code})`, 'Check the path and the rights of the file')
}
