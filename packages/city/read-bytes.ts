import { open } from 'node:fs/promises'

const pieceBytes = 4 * 2 ** 20

/**
 * A file's bytes in memory of their own, which begins at 0 as typed arrays over it need. Read in pieces by threads, and
 * never copied: however large it is, nothing else waits. Errors are the disk's.
 */
export async function readBytes(file: string): Promise<ArrayBuffer> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const bytes = new ArrayBuffer(size)
    for (let done = 0; done < size;) {
      const piece = new Uint8Array(bytes, done, Math.min(pieceBytes, size - done))
      const { bytesRead } = await handle.read(piece, 0, piece.length, done)
      if (bytesRead === 0) return bytes.slice(0, done)
      done += bytesRead
    }
    return bytes
  } finally {
    await handle.close()
  }
}
