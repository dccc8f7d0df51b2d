import { z } from 'zod'

/** What may be attached, told by the bytes and not by the name. */
export const fileKinds = [
  'png',
  'jpeg',
  'webp',
  'gif',
  'heic',
  'pdf',
  'mp3',
  'wav',
  'ogg',
  'm4a',
  'flac',
  'amr',
  'text',
] as const
export type FileKind = (typeof fileKinds)[number]

const sha256 = z.string().regex(/^[\da-f]{64}$/, '64 small hexadecimal digits')

/**
 * What the log holds of a file's bytes: `sha256` of the bytes as they arrived, `address` the SHA-256 of the sealed bytes, by
 * which the store finds them.
 */
export const attachedFile = {
  sha256,
  address: sha256,
  bytes: z.number().int().min(1),
  kind: z.enum(fileKinds),
}

/** A file of an incident, as its state remembers it; its name, its key and why it was withdrawn stay sealed in the log. */
export type IncidentFile = {
  readonly file: string
  readonly sha256: string
  readonly bytes: number
  readonly kind: FileKind
  readonly by: string
  readonly at: number
  /** null: it stands */
  readonly withdrawn: { readonly by: string; readonly at: number } | null
}
