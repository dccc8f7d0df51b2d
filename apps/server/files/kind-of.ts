import type { FileKind } from '@tocsin/domain'

type Signature = readonly [kind: FileKind, at: number, bytes: string | readonly number[]]

/** By the first bytes, never by the name: https://www.garykessler.net/library/file_sigs.html, and ISO/IEC 14496-12 for `ftyp`. */
const signatures: readonly Signature[] = [
  ['png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpeg', 0, [0xff, 0xd8, 0xff]],
  ['gif', 0, 'GIF87a'],
  ['gif', 0, 'GIF89a'],
  ['webp', 8, 'WEBP'],
  ['wav', 8, 'WAVE'],
  ['pdf', 0, '%PDF-'],
  ['ogg', 0, 'OggS'],
  ['flac', 0, 'fLaC'],
  ['amr', 0, '#!AMR'],
  ['mp3', 0, 'ID3'],
  ['mp3', 0, [0xff, 0xfb]],
  ['mp3', 0, [0xff, 0xf3]],
  ['mp3', 0, [0xff, 0xf2]],
  ['m4a', 4, 'ftypM4A'],
  ['m4a', 4, 'ftypmp42'],
  ['heic', 4, 'ftypheic'],
  ['heic', 4, 'ftypheix'],
  ['heic', 4, 'ftypmif1'],
]

const has = (bytes: Uint8Array, [, at, wanted]: Signature): boolean => {
  const signature = typeof wanted === 'string' ? Buffer.from(wanted, 'latin1') : Buffer.from(wanted)
  return Buffer.from(bytes.subarray(at, at + signature.length)).equals(signature)
}

/** What a file is by its beginning; `text` for anything that may yet turn out to be text. */
export function kindOf(beginning: Uint8Array): FileKind | undefined {
  const found = signatures.find((each) => has(beginning, each))
  if (found !== undefined) return found[0]
  return isPlain(beginning) ? 'text' : undefined
}

/** No control characters but those that lay text out. */
export const isPlain = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d)

/** As what a browser is told that a file is; it may not guess another. */
export const mediaTypes: Readonly<Record<FileKind, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  heic: 'image/heic',
  pdf: 'application/pdf',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  m4a: 'audio/mp4',
  flac: 'audio/flac',
  amr: 'audio/amr',
  text: 'text/plain; charset=utf-8',
}
