import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/**
 * AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D, 8.2.2): nonce, ciphertext, tag. A data key seals far fewer
 * than the 2^32 texts that a random nonce allows.
 */
const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16
/** A text under a key, bound to what it is about. */
export function encrypt(key: Buffer, plain: Buffer, about: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(about))
  return Buffer.concat([nonce, sealing.update(plain), sealing.final(), sealing.getAuthTag()])
}

/** Throws when the text, its key or what it is about was changed. */
export function decrypt(key: Buffer, sealed: Uint8Array, about: string): Buffer {
  const bytes = Buffer.from(sealed)
  const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes)).setAAD(Buffer.from(about))
  opening.setAuthTag(bytes.subarray(-tagBytes))
  return Buffer.concat([opening.update(bytes.subarray(nonceBytes, -tagBytes)), opening.final()])
}

/** A data key out of its wrapping by whichever of an organisation's keys fits. Throws when none does. */
export function unwrap(keys: readonly [Buffer, ...Buffer[]], wrapped: Uint8Array, id: string): Buffer {
  const [newest, ...older] = keys
  for (const key of older)
    try {
      return decrypt(key, wrapped, id)
    } catch {
      // not this one
    }
  return decrypt(newest, wrapped, id)
}
