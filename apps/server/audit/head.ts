import { createPublicKey, hash, verify } from 'node:crypto'
import { z } from 'zod'
import { isConsistent, type Digest } from './tree.ts'

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const size = z.number().int().nonnegative()
const base64 = z.base64url()

/** What is signed of a head. Roots and hashes in hex. */
const signed = z.object({
  /** which log: the installation's id */
  log: z.string(),
  /** so many entries; the position of the last */
  size,
  /** MTH over them (RFC 6962) */
  root: digest,
  /** when, milliseconds since 1970, by the clock of the log */
  at: z.number().int(),
  /** the head before: 0 and the root of nothing at the first */
  beforeSize: size,
  beforeRoot: digest,
  /** SHA-256 over the beginnings of the hashes of the entries since the head before */
  leaves: digest,
  /** id of the signing key */
  key: z.string(),
})
export type SignedHead = z.output<typeof signed>

/** The old key's word for the new one. */
const vouched = z.object({ by: z.string(), signature: base64 })
export type Vouched = z.output<typeof vouched>

const line = signed.extend({
  tocsinHead: z.literal(1),
  /** Ed25519 */
  signature: base64,
  /** SPKI, DER */
  publicKey: base64,
  vouched: vouched.nullable(),
  /** that this tree begins with the one before (RFC 6962, 2.1.2) */
  proof: z.array(digest),
  /** the first 16 bytes of the hash of each entry since the head before */
  prefixes: base64,
})
/** A head as it stands in the table and in the second place: one line of JSON. */
export type Head = z.output<typeof line>

/** Undefined where the line is no head: cut off, or never one. */
export function readHead(text: string): Head | undefined {
  try {
    return line.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

export const lineOf = (head: Head): string => JSON.stringify(head)

/** The bytes that the signature is over. */
export const signedText = (head: SignedHead): Buffer =>
  Buffer.from(
    `tocsin audit head 1\n${JSON.stringify([
      head.log,
      head.size,
      head.root,
      head.at,
      head.beforeSize,
      head.beforeRoot,
      head.leaves,
      head.key,
    ])}\n`,
  )

/** What the old key signs when a new one takes over. */
export const vouchedText = (oldKey: string, newKey: string): Buffer =>
  Buffer.from(`tocsin audit key 1\n${JSON.stringify([oldKey, newKey])}\n`)

/** The id of a public key (SPKI, DER): the beginning of its SHA-256. */
export const keyIdOf = (publicKey: Buffer): string => hash('sha256', publicKey, 'hex').slice(0, 16)

export const hashOfPrefixes = (prefixes: Buffer): string => hash('sha256', prefixes, 'hex')

export const prefixesOf = (head: Head): Buffer => Buffer.from(head.prefixes, 'base64url')

/** What is wrong with a head taken by itself: bytes that were changed after it was signed. */
export type HeadFault = 'key' | 'signature' | 'leaves' | 'proof'

/** What is wrong with a head by itself; undefined: nothing. */
export function faultOfHead(head: Head): HeadFault | undefined {
  const publicKey = Buffer.from(head.publicKey, 'base64url')
  if (keyIdOf(publicKey) !== head.key) return 'key'
  if (!isSigned(publicKey, signedText(head), head.signature)) return 'signature'
  const prefixes = prefixesOf(head)
  if (hashOfPrefixes(prefixes) !== head.leaves) return 'leaves'
  return isConsistent(sizedOf(head.beforeSize, head.beforeRoot), sizedOf(head.size, head.root), digestsOf(head.proof))
    ? undefined
    : 'proof'
}

const sizedOf = (of: number, root: string): { size: number; root: Digest } => ({
  size: of,
  root: Buffer.from(root, 'hex'),
})
const digestsOf = (proof: readonly string[]): readonly Digest[] => proof.map((each) => Buffer.from(each, 'hex'))

export function isSigned(publicKey: Buffer, text: Buffer, signature: string): boolean {
  try {
    const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' })
    return verify(null, text, key, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}

/** Whether the key of `later` follows from that of `earlier`: the same, or vouched for by it. */
export function isSuccessor(earlier: Head, later: Head): boolean {
  if (earlier.key === later.key) return true
  const { vouched: word } = later
  if (word === null || word.by !== earlier.key) return false
  return isSigned(Buffer.from(earlier.publicKey, 'base64url'), vouchedText(earlier.key, later.key), word.signature)
}
