import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { Passkey, Passkeys } from '../store/index.ts'
import type { Challenges, Purpose } from './challenges.ts'

/** Where a passkey is made and used: its host name is what the passkey is bound to (relying party). */
export type Site = { readonly host: string; readonly origin: string }

/** Why a passkey was not taken. `stale`: the challenge is too old, was answered before, or is not one of ours for this. */
export type PasskeyRefused = 'unknown' | 'other-host' | 'stale' | 'wrong' | 'copied'
export type Proved =
  | { readonly passkey: Passkey; readonly refused?: undefined }
  | { readonly refused: PasskeyRefused; readonly account: string | undefined }
export type Made =
  | { readonly passkey: Passkey; readonly refused?: undefined }
  | { readonly refused: 'stale' | 'wrong' | 'known' }

/** EdDSA, ES256, RS256: what authenticators know (IANA COSE). Post-quantum ones are an experiment of Node 24. */
const algorithms = [-8, -7, -257]

type Whose = { readonly account: string; readonly login: string; readonly organisation: string }
type Parts = { readonly store: Passkeys; readonly challenges: Challenges; readonly now: () => number }

export type PasskeyDoor = ReturnType<typeof createPasskeyDoor>

/** The library throws where a proof does not fit; that is no fault of ours. */
async function orUndefined<Verified>(verifying: Promise<Verified>): Promise<Verified | undefined> {
  try {
    return await verifying
  } catch {
    return undefined
  }
}

/** What the challenge in the proof was; undefined where it cannot be read. */
function challengeIn({ response }: { readonly response: { readonly clientDataJSON: string } }): string | undefined {
  try {
    const read: unknown = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString())
    const found = typeof read === 'object' && read !== null && 'challenge' in read ? read.challenge : undefined
    return typeof found === 'string' ? found : undefined
  } catch {
    return undefined
  }
}

/** Passkeys (WebAuthn): made by who is signed in, taken for a sign-in or as a fresh proof. */
export function createPasskeyDoor({ store, challenges, now }: Parts) {
  const described = ({ id, transports }: Passkey) => ({ id, transports: [...transports] })

  /** The challenge that a proof answers, where it is one of ours for this purpose. */
  async function ours(response: Parameters<typeof challengeIn>[0], purpose: Purpose): Promise<string | undefined> {
    const challenge = challengeIn(response)
    return challenge !== undefined && (await challenges.isOurs(challenge, purpose)) ? challenge : undefined
  }

  /** The new counter of a passkey whose proof this is. Looking at it is ours: the library would do so before the signature. */
  async function counterIn(response: AuthenticationResponseJSON, passkey: Passkey, site: Site, challenge: string) {
    const verified = await orUndefined(
      verifyAuthenticationResponse({
        response,
        expectedChallenge: challenge,
        expectedOrigin: site.origin,
        expectedRPID: site.host,
        credential: { id: passkey.id, publicKey: passkey.publicKey, counter: -1 },
        requireUserVerification: true,
      }),
    )
    return verified?.verified === true ? verified.authenticationInfo.newCounter : undefined
  }

  /** An authenticator that names a person names the one whose passkey it is (WebAuthn 7.2, step 6). */
  async function isWhose({ response: { userHandle } }: AuthenticationResponseJSON, account: string): Promise<boolean> {
    if (userHandle === undefined) return true
    return userHandle === Buffer.from(await challenges.handleOf(account)).toString('base64url')
  }

  return {
    /** what a browser needs for making one; nothing is stored */
    async makingOptions({ account, login, organisation }: Whose, { host }: Site) {
      const own = (await store.of(account)).filter((each) => each.host === host)
      return generateRegistrationOptions({
        rpName: organisation,
        rpID: host,
        userName: login,
        userDisplayName: login,
        userID: await challenges.handleOf(account),
        challenge: await challenges.make({ what: 'make-passkey', host, account }),
        excludeCredentials: own.map(described),
        supportedAlgorithmIDs: algorithms,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      })
    },
    async make(
      { account, name, site }: { readonly account: string; readonly name: string; readonly site: Site },
      response: RegistrationResponseJSON,
    ): Promise<Made> {
      const challenge = await ours(response, { what: 'make-passkey', host: site.host, account })
      if (challenge === undefined) return { refused: 'stale' }
      const verified = await orUndefined(
        verifyRegistrationResponse({
          response,
          expectedChallenge: challenge,
          expectedOrigin: site.origin,
          expectedRPID: site.host,
          supportedAlgorithmIDs: algorithms,
          requireUserVerification: true,
        }),
      )
      if (verified?.verified !== true) return { refused: 'wrong' }
      if (!(await challenges.spend(challenge))) return { refused: 'stale' }
      const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential
      const about = { account, host: site.host, name, madeAt: now(), usedAt: null }
      const passkey: Passkey = { ...about, id, publicKey, counter, transports }
      return (await store.add(passkey)) ? { passkey } : { refused: 'known' }
    },
    /** what a browser needs for using one: anybody's at the door, the account's own where one proves to be it once more */
    async usingOptions(what: 'sign-in' | 'confirm' | 'unlock', { host }: Site, account: string | null) {
      const own = account === null ? [] : (await store.of(account)).filter((each) => each.host === host)
      return generateAuthenticationOptions({
        rpID: host,
        challenge: await challenges.make({ what, host, account }),
        userVerification: 'required',
        ...(account !== null && { allowCredentials: own.map(described) }),
      })
    },
    /** whose passkey it is; the database is written to once the proof was found right. `account`: nobody else's will do */
    async prove(
      purpose: {
        readonly what: 'sign-in' | 'confirm' | 'unlock'
        readonly site: Site
        readonly account: string | null
      },
      response: AuthenticationResponseJSON,
    ): Promise<Proved> {
      const { what, site, account } = purpose
      const passkey = await store.find(response.id)
      if (passkey === undefined || (account !== null && passkey.account !== account))
        return { refused: 'unknown', account: account ?? undefined }
      const no = (refused: PasskeyRefused): Proved => ({ refused, account: passkey.account })
      if (passkey.host !== site.host) return no('other-host')
      const challenge = await ours(response, { what, host: site.host, account })
      if (challenge === undefined) return no('stale')
      const counter = await counterIn(response, passkey, site, challenge)
      if (counter === undefined || !(await isWhose(response, passkey.account))) return no('wrong')
      if (!(await challenges.spend(challenge))) return no('stale')
      return (await store.count(passkey.id, counter, now())) ? { passkey } : no('copied')
    },
    of: (account: string): Promise<readonly Passkey[]> => store.of(account),
    rename: (account: string, id: string, name: string): Promise<boolean> => store.rename(account, id, name),
    remove: (account: string, id: string): Promise<boolean> => store.remove(account, id),
    removeAll: (account: string): Promise<number> => store.removeAll(account),
  }
}
