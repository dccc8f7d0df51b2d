import { join } from 'node:path'
import { attached, isAsNamed } from './keep-files.ts'
import type { Manifest } from './manifest.ts'
import { hashOfFile, openPart } from './sealed-part.ts'

/** What is wrong with a file of a backup. */
export type Fault = { readonly file: string; readonly fault: 'missing' | 'changed' }

/** Reads every file of a set as it lies there and says which are not as they were written. Needs no free room. */
export async function checkSet(
  folder: string,
  secret: Uint8Array,
  { parts }: Manifest,
  progress?: (done: number, of: number) => void,
): Promise<readonly Fault[]> {
  const faults: Fault[] = []
  for (const [index, { file, sealed }] of parts.entries()) {
    progress?.(index, parts.length)
    const found = await hashOfFile(join(folder, file))
    if (found !== sealed) faults.push({ file, fault: found === undefined ? 'missing' : 'changed' })
  }
  if (faults.length > 0) return faults
  for (const address of await attachedIn(folder, secret, parts))
    if (!(await isAsNamed(folder, address)))
      faults.push({ file: `files/${address.slice(0, 2)}/${address}`, fault: 'changed' })
  return faults
}

/** Addresses of the attached files that a set speaks of. */
export async function attachedIn(
  folder: string,
  secret: Uint8Array,
  parts: Manifest['parts'],
): Promise<readonly string[]> {
  const part = parts.find(({ of }) => of === attached)
  if (part === undefined) return []
  const pieces: Buffer[] = []
  for await (const piece of openPart(folder, secret, part.file)) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8').split('\n').filter(Boolean)
}
