import { randomBytes } from 'node:crypto'
import type { Sealed } from '@tocsin/domain'
import { newId } from '@tocsin/link'
import { createOrganisationKeys } from './keys/organisation-keys.ts'
import { decrypt, encrypt, unwrap } from './keys/cipher.ts'
import type { Seals } from './seal-command.ts'
import type { WrappedKey } from './store/contract.ts'

/** Opened data keys kept in memory at most, and keys remembered for sealing. */
const keptKeys = 20_000

/** A map that forgets its oldest entries. */
function createBounded<Value>(most: number) {
  const entries = new Map<string, Value>()
  return {
    get: (key: string): Value | undefined => entries.get(key),
    delete: (key: string): void => void entries.delete(key),
    entries: (): readonly (readonly [string, Value])[] => [...entries],
    set(key: string, value: Value): void {
      entries.delete(key)
      entries.set(key, value)
      const [oldest] = entries.keys()
      if (entries.size > most && oldest !== undefined) entries.delete(oldest)
    },
  }
}

type Parts = {
  readonly dataDir: string
  readonly wrappedKey: (id: string) => Promise<{ org: string; wrapped: Uint8Array } | undefined>
}

/**
 * Seals personal texts: a data key for each incident or contact and organisation, and one for each premises note, wrapped by the organisation's key,
 * which is a file in `secrets/` and never in the database. A data key is handed out for storing with every command that
 * uses it until `stored` has said that the database holds it: a command that came to nothing must not take the key with it.
 */
export function createSeals({ dataDir, wrappedKey }: Parts): Seals {
  const keysOf = createOrganisationKeys(dataDir)
  const opened = createBounded<Buffer>(keptKeys)
  const destroyed = createBounded<true>(keptKeys)
  const current = createBounded<{ readonly wrapped: WrappedKey; stored: boolean }>(keptKeys)

  async function makeKey(org: string, subject: string, retention: string) {
    const id = newId()
    const key = randomBytes(32)
    const [newest] = await keysOf(org)
    const wrapped: WrappedKey = {
      id,
      org,
      subject,
      retention,
      wrapped: encrypt(newest, key, id),
    }
    return { key, wrapped }
  }

  async function makeShared(org: string, subject: string, retention: string) {
    const { key, wrapped } = await makeKey(org, subject, retention)
    opened.set(wrapped.id, key)
    return { wrapped, stored: false }
  }

  const sealer =
    (id: string, key: Buffer) =>
    (text: string): Sealed => ({ k: id, c: encrypt(key, Buffer.from(text, 'utf8'), id).toString('base64') })

  async function dataKey(id: string): Promise<Buffer | undefined> {
    const known = opened.get(id)
    if (known !== undefined) return known
    const found = await wrappedKey(id)
    if (found === undefined) return undefined
    const key = unwrap(await keysOf(found.org), found.wrapped, id)
    // it may have been destroyed while it was being read
    if (destroyed.get(id) === true) return undefined
    opened.set(id, key)
    return key
  }

  return {
    async sealing(org, subject, retention) {
      const name = `${org}\n${subject}\n${retention}`
      const use = current.get(name) ?? (await makeShared(org, subject, retention))
      current.set(name, use)
      const { id } = use.wrapped
      const key = await dataKey(id)
      if (key === undefined) throw new Error(`the data key ${id} is gone`)
      return {
        keys: use.stored ? [] : [use.wrapped],
        seal: sealer(id, key),
        stored: () => {
          use.stored = true
        },
      }
    },
    async sealingAlone(org, subject, retention) {
      const { key, wrapped } = await makeKey(org, subject, retention)
      return { keys: [wrapped], seal: sealer(wrapped.id, key), stored: () => undefined }
    },
    forget(ids) {
      for (const id of ids) {
        destroyed.set(id, true)
        opened.delete(id)
      }
      // whoever writes there again does so under a new key
      for (const [name, { wrapped }] of current.entries()) if (ids.includes(wrapped.id)) current.delete(name)
    },
    /** the text; undefined when its key was erased */
    async open({ k, c }) {
      const key = await dataKey(k)
      return key === undefined ? undefined : decrypt(key, Buffer.from(c, 'base64'), k).toString('utf8')
    },
  }
}
