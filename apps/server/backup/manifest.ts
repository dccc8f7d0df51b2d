import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const mark = z.object({ position: z.number().int(), at: z.number().int() })

const part = z.object({
  /** a table, or a list of files beside the database */
  of: z.string(),
  columns: z.array(z.string()),
  rows: z.number().int(),
  /** of the rows as COPY writes them in the order of the primary key */
  plain: sha256,
  /** below the folder of backups */
  file: z.string().regex(/^(segments|sets|data)\/[\w.+-]+(\/[\w.+-]+)?$/),
  /** of the file as it lies there */
  sealed: sha256,
  bytes: z.number().int(),
  /** of a segment: where it begins and ends */
  range: z.object({ from: mark, to: mark }).optional(),
})

export const manifest = z.object({
  format: z.literal(1),
  name: z.string(),
  /** milliseconds since 1970 */
  madeAt: z.number().int(),
  /** migrations that the database had seen */
  migrations: z.number().int(),
  /** which log this was */
  log: z.string(),
  end: mark,
  /** each organisation's chain: how many events, and the hash of the last, hexadecimal */
  heads: z.array(z.object({ org: z.string(), events: z.number().int(), head: sha256 })),
  /** days since 1970 (UTC) that positions are kept of; none: this set has no positions */
  days: z.array(z.number().int()),
  parts: z.array(part),
})

export type Part = z.infer<typeof part>
export type Manifest = z.infer<typeof manifest>

const keyFor = (secret: Uint8Array, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `tocsin backup ${use}`, 32))

/** The key of one file of a backup (RFC 5869); its name is never used twice. */
export const fileKey = (secret: Uint8Array, file: string): Buffer => keyFor(secret, `file ${file}`)

const macOf = (secret: Uint8Array, text: string): Buffer =>
  createHmac('sha256', keyFor(secret, 'manifest')).update(text).digest()

const written = z.object({ manifest: z.string(), mac: z.string() })

/** The text of a set's manifest file: in clear, for it holds nothing personal, and with a mark that only the key can make. */
export function writeManifest(secret: Uint8Array, made: Manifest): string {
  const text = JSON.stringify(made)
  return `${JSON.stringify({ manifest: text, mac: macOf(secret, text).toString('base64url') }, null, 1)}\n`
}

/** Why a manifest was not believed. */
export type Distrust = 'unreadable' | 'changed'

/** What a manifest file says; `changed` where it was not made with this key, or is not as it was made. */
export function readManifest(secret: Uint8Array, file: string): Manifest | Distrust {
  const read = written.safeParse(jsonOf(file))
  if (!read.success) return 'unreadable'
  const mac = Buffer.from(read.data.mac, 'base64url')
  const ours = macOf(secret, read.data.manifest)
  if (mac.length !== ours.length || !timingSafeEqual(mac, ours)) return 'changed'
  const made = manifest.safeParse(jsonOf(read.data.manifest))
  return made.success ? made.data : 'unreadable'
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
