import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A text found in the open: which, written how, and where. */
export type Finding = { readonly value: string; readonly form: string; readonly where: string }
type Needle = { readonly bytes: Buffer; readonly value: string; readonly form: string }

/** Every way in which a careless program might write `value` down: its spellings, each in every encoding. */
function needlesOf(value: string): readonly Needle[] {
  const json = JSON.stringify(value).slice(1, -1)
  const spellings: [string, string][] = [
    ['as it is', value],
    ['JSON', json],
    ['ASCII JSON', json.replaceAll(/[^ -~]/g, escaped)],
    ['ASCII JSON, capitals', json.replaceAll(/[^ -~]/g, (unit) => `\\u${escaped(unit).slice(2).toUpperCase()}`)],
    ['in a URL', encodeURIComponent(value)],
  ]
  const all = spellings.flatMap(([spelling, text]) =>
    encodingsOf(text).map(([encoding, bytes]) => ({ bytes, value, form: `${spelling}, ${encoding}` })),
  )
  const distinct = new Map(all.toReversed().map((needle) => [needle.bytes.toString('latin1'), needle]))
  return [...distinct.values()]
}

function encodingsOf(text: string): [string, Buffer][] {
  const utf8 = Buffer.from(text, 'utf8')
  return [
    ['UTF-8', utf8],
    ['UTF-16LE', Buffer.from(text, 'utf16le')],
    ['UTF-16BE', Buffer.from(text, 'utf16le').swap16()],
    ['hex', Buffer.from(utf8.toString('hex'))],
    ...[0, 1, 2].flatMap((shift): [string, Buffer][] => [
      [`base64+${shift}`, Buffer.from(base64At(utf8, shift))],
      [`base64url+${shift}`, Buffer.from(base64At(utf8, shift).replaceAll('+', '-').replaceAll('/', '_'))],
    ]),
  ]
}

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

/** The base64 digits that depend on `bytes` alone when `shift` other bytes stand before them in a group of three. */
function base64At(bytes: Buffer, shift: number): string {
  const digits = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replace(/=+$/, '')
  const whole = Math.floor(((shift + bytes.length) * 4) / 3)
  return digits.slice(Math.ceil((shift * 4) / 3), whole)
}

/** A search for all `values` in all their forms in one pass over the bytes. Values have at least four bytes in each form. */
export function searchFor(values: readonly string[]): (bytes: Buffer, where: string) => readonly Finding[] {
  const begins = new Uint8Array(2 ** 16)
  const byHead = new Map<number, Needle[]>()
  for (const needle of values.flatMap(needlesOf)) {
    begins[needle.bytes.readUInt16LE()] = 1
    const head = needle.bytes.readUInt32LE()
    byHead.set(head, [...(byHead.get(head) ?? []), needle])
  }
  return (bytes, where) => {
    const found: Finding[] = []
    for (let at = 0; at + 4 <= bytes.length; at += 1) {
      if (begins[(bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)] === 0) continue
      for (const { bytes: wanted, value, form } of byHead.get(bytes.readUInt32LE(at)) ?? [])
        if (bytes.subarray(at, at + wanted.length).equals(wanted)) found.push({ value, form, where })
    }
    return found
  }
}

/** Which of `values` stand in the open in the bytes of any file under `folder`, or in the name of one. */
export async function findInClear(folder: string, values: readonly string[]): Promise<readonly Finding[]> {
  const search = searchFor(values)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found: Finding[] = []
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    found.push(...search(Buffer.from(path), `the name ${path}`))
    if (entry.isFile()) found.push(...search(await readUnlessGone(path), path))
  }
  return found
}

/** PostgreSQL may be stopping meanwhile, and removes its lock. */
const readUnlessGone = (path: string): Promise<Buffer> =>
  readFile(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  })
