import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Passkeys } from '../store/index.ts'
import { hashToken } from './sessions.ts'

/** Time to find the passkey, or the authenticator, and no more. */
const challengeMs = 5 * 60_000
const timeBytes = 8
const randomLength = 16
const macBytes = 32
const length = timeBytes + randomLength + macBytes

/** What a challenge may be answered for. `account`: by whom alone; null where the answer says who it is. */
export type Purpose = {
  readonly what: 'make-passkey' | 'sign-in' | 'confirm' | 'unlock' | 'provider-code' | 'terminal' | 'terminal-proved'
  readonly host: string
  readonly account: string | null
}

type Parts = { readonly store: Pick<Passkeys, 'challengeKey' | 'spend'>; readonly now: () => number }

export type Challenges = ReturnType<typeof createChallenges>

/**
 * Challenges that nobody has to keep: until when, random bytes, and a mark of this installation over both and the purpose.
 * So whoever asks for a thousand of them leaves nothing in the database; only one that was answered rightly is written down.
 */
export function createChallenges({ store, now }: Parts) {
  let key: Promise<Buffer> | undefined
  async function mac({ what, host, account }: Purpose, begun: Buffer): Promise<Buffer> {
    key ??= store.challengeKey()
    const about = JSON.stringify([what, host, account])
    try {
      return createHmac('sha256', await key)
        .update(begun)
        .update(about)
        .digest()
    } catch (error) {
      // the database was away: the next one asks again
      key = undefined
      throw error
    }
  }

  const endOf = (bytes: Buffer): number => Number(bytes.readBigUInt64BE(0))

  return {
    async make(purpose: Purpose): Promise<Uint8Array<ArrayBuffer>> {
      const time = Buffer.alloc(timeBytes)
      time.writeBigUInt64BE(BigInt(Math.ceil(now() + challengeMs)))
      const begun = Buffer.concat([time, randomBytes(randomLength)])
      return new Uint8Array(Buffer.concat([begun, await mac(purpose, begun)]))
    },
    /** whether a challenge (base64url) was made here for this, and is not too old */
    async isOurs(challenge: string, purpose: Purpose): Promise<boolean> {
      const bytes = Buffer.from(challenge, 'base64url')
      if (bytes.length !== length || endOf(bytes) <= now()) return false
      const begun = bytes.subarray(0, timeBytes + randomLength)
      return timingSafeEqual(bytes.subarray(timeBytes + randomLength), await mac(purpose, begun))
    },
    /** takes one that is ours, once for all server processes; false where it was answered before */
    async spend(challenge: string): Promise<boolean> {
      const bytes = Buffer.from(challenge, 'base64url')
      return store.spend(hashToken(bytes.toString('base64url')), endOf(bytes), now())
    },
    /** what an authenticator keeps as whose a passkey is: the same each time, and no name (WebAuthn 14.6.1) */
    handleOf: async (account: string): Promise<Uint8Array<ArrayBuffer>> =>
      new Uint8Array(await mac({ what: 'make-passkey', host: '', account }, Buffer.from('handle'))),
  }
}
