import { setTimeout as wait } from 'node:timers/promises'
import type { Store } from '../store/index.ts'
import { decrypt, encrypt, unwrap } from './cipher.ts'
import { addNewKey, dropOldKeys } from './organisation-keys.ts'

const page = 1000
/** Longer than a command lives between wrapping a data key and storing it: a server may have read the old key just before. */
const graceMs = 20_000

type Parts = {
  readonly store: Pick<Store, 'dataKeys'>
  readonly dataDir: string
  readonly org: string
  readonly onProgress?: (rewrapped: number) => void
  /** waited before the old key goes; for tests */
  readonly restMs?: number
}

/**
 * Gives an organisation a new key and wraps all its data keys anew, beside running servers. Broken off at any point (power,
 * kill -9) everything can be read as before, by one key or the other, and the same again goes on. The old key goes last, once
 * nothing is wrapped by it: whoever had it then opens nothing that is kept here. Returns how many data keys were wrapped anew.
 */
export async function rotateKey({ store, dataDir, org, onProgress, restMs = graceMs }: Parts): Promise<number> {
  const keys = await addNewKey(dataDir, org)
  const [newest] = keys
  async function pass(): Promise<number> {
    let done = 0
    for (let after = ''; ;) {
      const some = await store.dataKeys.page(org, after, page)
      for (const { id, wrapped } of some) {
        if (isBy(newest, wrapped, id)) continue
        // one that was erased meanwhile stays erased
        await store.dataKeys.rewrap(id, wrapped, encrypt(newest, unwrap(keys, wrapped, id), id))
        done += 1
      }
      const last = some.at(-1)
      if (last === undefined) return done
      after = last.id
      onProgress?.(done)
    }
  }
  let all = await pass()
  for (let more = 1; more > 0;) {
    await wait(restMs)
    more = await pass()
    all += more
  }
  await dropOldKeys(dataDir, org)
  await store.dataKeys.vacuum()
  return all
}

function isBy(key: Buffer, wrapped: Uint8Array, id: string): boolean {
  try {
    decrypt(key, wrapped, id)
    return true
  } catch {
    return false
  }
}
