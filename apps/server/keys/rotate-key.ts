import { setTimeout as wait } from 'node:timers/promises'
import type { Store } from '../store/index.ts'
import { decrypt, encrypt, unwrap } from './cipher.ts'
import { aboutTotp } from '../auth/second-factor.ts'
import { addNewKey, dropOldKeys, type OrganisationKeys } from './organisation-keys.ts'

const page = 1000
/** Longer than a command lives between wrapping a data key and storing it: a server may have read the old key just before. */
const graceMs = 20_000

type Parts = {
  readonly store: Pick<Store, 'dataKeys' | 'signInWays'>
  readonly dataDir: string
  readonly org: string
  readonly onProgress?: (rewrapped: number) => void
  /** waited before the old key goes; for tests */
  readonly restMs?: number
}

/**
 * Gives an organisation a new key and wraps all its data keys anew, beside running servers. Broken off at any point (power,
 * kill -9) everything can be read as before, by one key or the other, and the same again goes on. The old key goes last, once
 * nothing is wrapped by it: whoever had it then opens nothing that is kept here. Second factors are sealed anew too. Returns how
 * many data keys were wrapped anew.
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
  await resealFactors(store.signInWays, keys)
  let all = await pass()
  for (let more = 1; more > 0;) {
    await wait(restMs)
    more = await pass()
    all += more
  }
  await resealFactors(store.signInWays, keys)
  await dropOldKeys(dataDir, org)
  await store.dataKeys.vacuum()
  return all
}

/** Of all second factors those that one of these keys opens: the others are of other organisations. */
async function resealFactors(ways: Store['signInWays'], keys: OrganisationKeys): Promise<void> {
  for (const { account, secret } of await ways.allTotp()) {
    const about = aboutTotp(account)
    const old = keys.slice(1).find((key) => isBy(key, secret, about))
    if (old !== undefined) await ways.resealTotp(account, secret, encrypt(keys[0], decrypt(old, secret, about), about))
  }
}

function isBy(key: Buffer, wrapped: Uint8Array, id: string): boolean {
  try {
    decrypt(key, wrapped, id)
    return true
  } catch {
    return false
  }
}
