import { createCipheriv, createDecipheriv } from 'node:crypto'

/**
 * Files are sealed in chunks, so that none has to be in memory whole: AES-256-GCM under a key of that file alone, the nonce
 * is the number of the chunk and whether it is the last (STREAM: Hoang, Reyhanitabar, Rogaway, Vizár, CRYPTO 2015). A chunk
 * that was changed, moved, left out or cut off does not open.
 */
const cipher = 'aes-256-gcm'
const chunkBytes = 64 * 1024
const tagBytes = 16
/** Names the format, so that a later one can be told apart. */
const mark = Buffer.from('TSF1')

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(number, 7)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

/** The bytes in pieces of `size`, the last one smaller; never an empty one, except when there is nothing at all. */
export async function* inPieces(content: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Buffer> {
  let parts: Buffer[] = []
  let held = 0
  for await (const part of content) {
    let rest = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
    while (held + rest.length > size) {
      yield Buffer.concat([...parts, rest.subarray(0, size - held)])
      rest = rest.subarray(size - held)
      parts = []
      held = 0
    }
    parts.push(rest)
    held += rest.length
  }
  yield Buffer.concat(parts)
}

/** Seals `content` under a 32-byte key that is used for nothing else, ever. */
export async function* sealBytes(content: AsyncIterable<Uint8Array>, key: Uint8Array): AsyncGenerator<Buffer> {
  yield mark
  let number = 0
  let before: Buffer | undefined
  const seal = (plain: Buffer, isLast: boolean): Buffer => {
    const sealing = createCipheriv(cipher, key, nonceOf(number, isLast))
    number += 1
    return Buffer.concat([sealing.update(plain), sealing.final(), sealing.getAuthTag()])
  }
  for await (const piece of inPieces(content, chunkBytes)) {
    if (before !== undefined) yield seal(before, false)
    before = piece
  }
  yield seal(before ?? Buffer.alloc(0), true)
}

/** Opens what `sealBytes` made; throws at the first chunk that is not as it was, and when the end is missing. */
export async function* openBytes(sealed: AsyncIterable<Uint8Array>, key: Uint8Array): AsyncGenerator<Buffer> {
  let number = 0
  let before: Buffer | undefined
  const open = (bytes: Buffer, isLast: boolean): Buffer => {
    const opening = createDecipheriv(cipher, key, nonceOf(number, isLast))
    number += 1
    opening.setAuthTag(bytes.subarray(-tagBytes))
    return Buffer.concat([opening.update(bytes.subarray(0, -tagBytes)), opening.final()])
  }
  for await (const piece of inPieces(withoutMark(sealed), chunkBytes + tagBytes)) {
    if (before !== undefined) yield open(before, false)
    before = piece
  }
  yield open(before ?? Buffer.alloc(0), true)
}

async function* withoutMark(sealed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head = Buffer.alloc(0)
  for await (const part of sealed) {
    if (head.length >= mark.length) {
      yield part
      continue
    }
    head = Buffer.concat([head, part])
    if (head.length < mark.length) continue
    if (!head.subarray(0, mark.length).equals(mark)) throw new Error('not a sealed file of this format')
    yield head.subarray(mark.length)
  }
}
