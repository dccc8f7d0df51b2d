import type { Head } from './head.ts'

const mark = 'tocsin-head'
const short = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url')

/** A head as a line to be printed as a QR code: all that is signed, and the signature, without the entries' own hashes. */
export const paperOf = (head: Head): string =>
  [
    mark,
    1,
    head.log,
    head.size,
    short(head.root),
    head.at,
    head.beforeSize,
    short(head.beforeRoot),
    short(head.leaves),
    head.key,
    head.signature,
  ].join(':')

/** What a printed line says; undefined where it is none. */
export function readPaper(text: string): { log: string; size: number; root: string } | undefined {
  const [name, version, log = '', size, root = ''] = text.trim().split(':')
  const bytes = Buffer.from(root, 'base64url')
  if (name !== mark || version !== '1' || bytes.length !== 32 || !Number.isSafeInteger(Number(size))) return undefined
  return { log, size: Number(size), root: bytes.toString('hex') }
}

export const isPaper = (text: string): boolean => text.startsWith(`${mark}:`)
