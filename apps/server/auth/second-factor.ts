import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { encrypt, unwrap } from '../keys/cipher.ts'
import type { OrganisationKeys } from '../keys/organisation-keys.ts'
import type { SignInWays } from '../store/index.ts'
import { hashToken } from './sessions.ts'

/** RFC 6238 as every authenticator knows it: six digits, 30 s, SHA-1. A clock may be one step off. */
const totp = { algorithm: 'SHA1', digits: 6, period: 30 } as const
const window = 1
/** RFC 4226 (4, R6) asks for 160 bits. */
const secretBytes = 20
const recoveryCodes = 10
/** From 112 bits on a plain hash keeps a secret (OWASP ASVS 5.0, V6.5.2). */
const recoveryBytes = 15

type Parts = {
  readonly ways: Pick<
    SignInWays,
    'totpOf' | 'setTotp' | 'takeStep' | 'setRecoveryCodes' | 'takeRecoveryCode' | 'recoveryCodesLeft' | 'removeTotp'
  >
  /** the keys of an organisation, newest first */
  readonly keysOf: (org: string) => Promise<OrganisationKeys>
  readonly now: () => number
}
type Whose = { readonly account: string; readonly org: string }

export type SecondFactor = ReturnType<typeof createSecondFactor>

/** What a sealed secret is bound to. */
export const aboutTotp = (account: string): string => `totp/${account}`

const plain = (code: string): string => code.replaceAll(/[\s-]/g, '').toUpperCase()
const hashCode = (account: string, code: string): string => hashToken(`${account}\n${plain(code)}`)

/** Ten codes of 120 bits, in groups of four letters that nobody mixes up (base32). */
function makeRecoveryCodes(): readonly string[] {
  return Array.from({ length: recoveryCodes }, () => {
    const letters = new Secret({ buffer: new Uint8Array(randomBytes(recoveryBytes)).buffer }).base32
    return letters.match(/.{4}/g)?.join('-') ?? letters
  })
}

/** Codes by time beside a password (RFC 6238), each taken once, and recovery codes for a lost device. */
export function createSecondFactor({ ways, keysOf, now }: Parts) {
  const stepNow = (delta: number): number => Math.floor(now() / 1000 / totp.period) + delta
  /** how many steps a code is off; null: it is not one of them */
  const deltaOf = (secret: Secret, code: string): number | null =>
    new TOTP({ ...totp, secret }).validate({ token: plain(code), timestamp: now(), window })

  async function newCodes(account: string): Promise<{ codes: readonly string[]; hashes: readonly string[] }> {
    const codes = makeRecoveryCodes()
    return { codes, hashes: codes.map((code) => hashCode(account, code)) }
  }

  return {
    /** a new secret for an authenticator (base32), and the same as `otpauth:` address for a picture; nothing is stored */
    propose(issuer: string, login: string): { secret: string; uri: string } {
      const secret = new Secret({ size: secretBytes })
      return { secret: secret.base32, uri: new TOTP({ ...totp, issuer, label: login, secret }).toString() }
    },
    /** sets it once a code shows that the authenticator has it; recovery codes, told this once; undefined: wrong code */
    async set({ account, org }: Whose, base32: string, code: string): Promise<readonly string[] | undefined> {
      const secret = Secret.fromBase32(base32)
      const delta = deltaOf(secret, code)
      if (delta === null) return undefined
      const [newest] = await keysOf(org)
      const sealed = encrypt(newest, Buffer.from(secret.bytes), aboutTotp(account))
      const { codes, hashes } = await newCodes(account)
      await ways.setTotp(account, { secret: sealed, lastStep: stepNow(delta), setAt: now() }, hashes)
      return codes
    },
    /** since when (milliseconds), and how many recovery codes are left; undefined: there is none */
    async state(account: string): Promise<{ setAt: number; recoveryCodesLeft: number } | undefined> {
      const stored = await ways.totpOf(account)
      return stored && { setAt: stored.setAt, recoveryCodesLeft: await ways.recoveryCodesLeft(account) }
    },
    has: async (account: string): Promise<boolean> => (await ways.totpOf(account)) !== undefined,
    /** what a code is; undefined: wrong, or taken before */
    async check({ account, org }: Whose, code: string): Promise<'totp' | 'recovery-code' | undefined> {
      const stored = await ways.totpOf(account)
      if (stored === undefined) return undefined
      const bytes = unwrap(await keysOf(org), stored.secret, aboutTotp(account))
      const delta = deltaOf(new Secret({ buffer: new Uint8Array(bytes).buffer }), code)
      if (delta !== null) return (await ways.takeStep(account, stepNow(delta))) ? 'totp' : undefined
      return (await ways.takeRecoveryCode(account, hashCode(account, code))) ? 'recovery-code' : undefined
    },
    /** ten new recovery codes; those before are gone */
    async renewCodes(account: string): Promise<readonly string[]> {
      const { codes, hashes } = await newCodes(account)
      await ways.setRecoveryCodes(account, hashes)
      return codes
    },
    /** false where there was none */
    remove: (account: string): Promise<boolean> => ways.removeTotp(account),
  }
}
