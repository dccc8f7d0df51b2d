import { randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { keepSecret, writeWhole } from '../postgres/index.ts'

/** The one to wrap with first; a second only while the key is being changed. */
export type OrganisationKeys = readonly [Buffer, ...Buffer[]]

const nameOf = (org: string): string => `org-${org}.key`
const fileOf = (dataDir: string, org: string): string => join(dataDir, 'secrets', nameOf(org))

/** Keys that wrap an organisation's data keys, one a line in a file in `secrets/`, never in the database; made where there is none. */
export async function readOrganisationKeys(dataDir: string, org: string): Promise<OrganisationKeys> {
  const [newest = '', ...older] = (await keepSecret(dataDir, nameOf(org))).split(/\s+/)
  return [keyIn(newest), ...older.map(keyIn)]
}

const keyIn = (text: string): Buffer => Buffer.from(text, 'base64url')

/** Puts a new key before the one there is; both count until `dropOldKeys`. Where a change has begun before, it goes on. */
export async function addNewKey(dataDir: string, org: string): Promise<OrganisationKeys> {
  const [newest, ...older] = await readOrganisationKeys(dataDir, org)
  if (older.length > 0) return [newest, ...older]
  const keys: OrganisationKeys = [randomBytes(32), newest]
  await writeKeys(dataDir, org, keys)
  return keys
}

/** Leaves the newest key alone: what an older one wraps can never be read again. */
export async function dropOldKeys(dataDir: string, org: string): Promise<void> {
  const [newest] = await readOrganisationKeys(dataDir, org)
  await writeKeys(dataDir, org, [newest])
}

const writeKeys = (dataDir: string, org: string, keys: readonly Buffer[]): Promise<void> =>
  writeWhole(fileOf(dataDir, org), keys.map((key) => `${key.toString('base64url')}\n`).join(''), 0o600)

/** The same, read again whenever the file is another: a running server hears of a change of keys at its next use of them. */
export function createOrganisationKeys(dataDir: string): (org: string) => Promise<OrganisationKeys> {
  const known = new Map<string, { readonly mark: string; readonly keys: OrganisationKeys }>()
  return async (org) => {
    const seen = await markOf(fileOf(dataDir, org))
    const before = known.get(org)
    if (before !== undefined && before.mark === seen) return before.keys
    const keys = await readOrganisationKeys(dataDir, org)
    // where the file changed while it was read, the next use reads it once more
    if (seen !== undefined) known.set(org, { mark: seen, keys })
    return keys
  }
}

async function markOf(file: string): Promise<string | undefined> {
  const about = await stat(file).catch(() => undefined)
  return about === undefined ? undefined : `${about.ino} ${about.mtimeMs} ${about.size}`
}
