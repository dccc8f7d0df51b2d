import { open, type FileHandle } from 'node:fs/promises'
import { PMTiles, type RangeResponse, type Source } from 'pmtiles'

/** A PMTiles archive on disk, for the library's reader. */
class ArchiveFile implements Source {
  readonly #file: string
  #handle: Promise<FileHandle> | undefined

  constructor(file: string) {
    this.#file = file
  }

  getKey(): string {
    return this.#file
  }

  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    this.#handle ??= open(this.#file)
    const bytes = new ArrayBuffer(length)
    const { bytesRead } = await (await this.#handle).read(new Uint8Array(bytes), 0, length, offset)
    return { data: bytes.slice(0, bytesRead) }
  }

  async close(): Promise<void> {
    await (await this.#handle)?.close()
  }
}

/** Opens the archive with npm `pmtiles`; close the file when done. */
export function openArchive(file: string): { tiles: PMTiles; close: () => Promise<void> } {
  const source = new ArchiveFile(file)
  return { tiles: new PMTiles(source), close: () => source.close() }
}
