import { hash, hashRaw, verify, type Options } from '@node-rs/argon2'
import { createTurns } from '../turns.ts'

/** OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane. Algorithm 2 is argon2id, the library's default. */
const settings: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const minPasswordLength = 10

/** Hashing is heavy by design; one at a time keeps a flood of sign-ins from taking the machine away from dispatch. */
const turns = createTurns()
/** So many may wait for their turn: some seconds of work. */
const mostWaiting = 100
let waiting = 0

/** Too many passwords wait to be looked at. */
export class TooManySignIns extends Error {
  override readonly name = 'TooManySignIns'
}

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (waiting >= mostWaiting) throw new TooManySignIns('too many sign-ins at once')
  waiting += 1
  try {
    return await turns.take('hash', work)
  } finally {
    waiting -= 1
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, settings))

/** A hash of nothing in particular: an unknown name takes as long to refuse as a wrong password. */
let decoy: Promise<string> | undefined

/** Whether `password` is the one that `stored` was made from. `stored` undefined (no such account) takes as long and says no. */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('no account has this password')
  const against = stored ?? (await decoy)
  const right = await inTurn(() => verify(against, password))
  return right && stored !== undefined
}

/** The second recommended choice of RFC 9106 (4): three rounds over 64 MiB, four lanes. */
const keyCost: Options = { memoryCost: 65_536, timeCost: 3, parallelism: 4, outputLen: 32 }

/** A key of 32 bytes that a passphrase stands for (argon2id); `salt` 16 random bytes, kept beside what it seals. */
export const keyFromPassphrase = (passphrase: string, salt: Uint8Array): Promise<Buffer> =>
  hashRaw(passphrase.normalize('NFC'), { ...keyCost, salt })
