import { createPrivateKey, createPublicKey, randomBytes, sign, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { keepSecret, writeWhole } from '../postgres/index.ts'
import { keyIdOf, signedText, vouchedText, type SignedHead, type Vouched } from './head.ts'

const name = 'audit.key'

/** An Ed25519 key that signs heads, and the word of the one before it. */
export type SigningKey = {
  readonly id: string
  /** SPKI, DER */
  readonly publicKey: Buffer
  readonly vouched: Vouched | null
  sign(text: Buffer): string
}

/** What comes before the 32 bytes of an Ed25519 key in PKCS 8 (RFC 8410, 7). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The signing key of a data folder, `secrets/audit.key`, made where there is none. */
export async function openSigningKey(dataDir: string): Promise<SigningKey> {
  const [seed = '', by, signature] = (await keepSecret(dataDir, name)).split(' ')
  const vouched = by === undefined || signature === undefined ? null : { by, signature }
  return keyOf(Buffer.from(seed, 'base64url'), vouched)
}

/** Makes a new signing key in place of the old one, which signs the new one first and is then gone. */
export async function rotateSigningKey(dataDir: string): Promise<SigningKey> {
  const old = await openSigningKey(dataDir)
  const seed = randomBytes(32)
  const { id } = keyOf(seed, null)
  const vouched = { by: old.id, signature: old.sign(vouchedText(old.id, id)) }
  const text = [seed.toString('base64url'), vouched.by, vouched.signature].join(' ')
  await writeWhole(join(dataDir, 'secrets', name), `${text}\n`, 0o600)
  return keyOf(seed, vouched)
}

function keyOf(seed: Buffer, vouched: Vouched | null): SigningKey {
  const key: KeyObject = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return {
    id: keyIdOf(publicKey),
    publicKey,
    vouched,
    sign: (text) => sign(null, text, key).toString('base64url'),
  }
}

/** Signs a head. */
export const signHead = (
  key: SigningKey,
  head: Omit<SignedHead, 'key'>,
): SignedHead & { readonly signature: string } => {
  const named = { ...head, key: key.id }
  return { ...named, signature: key.sign(signedText(named)) }
}
