import { open } from 'node:fs/promises'
import { frameBlob } from './frame-blob.ts'

const elementsPerBlock = 8000
const framesHeldBytes = 1 << 22

export type Part<T> = {
  readonly add: (element: T) => void
  readonly flush: () => Promise<void>
  readonly end: () => Promise<void>
  readonly file: string
}

/** One kind's blocks in a file of their own, since the kinds follow one another in the result. */
export const openPart = async <T>(file: string, encode: (elements: readonly T[]) => Uint8Array): Promise<Part<T>> => {
  const handle = await open(file, 'w')
  let waiting: T[] = []
  let frames: Uint8Array[] = []
  let heldBytes = 0
  const closeBlock = (): void => {
    if (waiting.length === 0) return
    const frame = frameBlob('OSMData', encode(waiting))
    frames.push(frame)
    heldBytes += frame.length
    waiting = []
  }
  const add = (element: T): void => {
    waiting.push(element)
    if (waiting.length === elementsPerBlock) closeBlock()
  }
  const write = async (): Promise<void> => {
    for (const frame of frames) await handle.write(frame)
    frames = []
    heldBytes = 0
  }
  const flush = async (): Promise<void> => (heldBytes < framesHeldBytes ? undefined : write())
  const end = async (): Promise<void> => {
    closeBlock()
    await write()
    await handle.close()
  }
  return { add, flush, end, file }
}
