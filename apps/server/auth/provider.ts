import {
  allowInsecureRequests,
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  ClientSecretPost,
  ClientError,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
  type Configuration,
} from 'openid-client'
import { z } from 'zod'
import type { Log } from '../log.ts'
import type { ProviderConfig } from './provider-config.ts'

/** A provider that does not answer is away; people at the door wait no longer. */
const timeoutS = 5
/** What was discovered of a provider is believed for so long. */
const believedMs = 3_600_000

/** What the browser keeps while its person is at the provider. */
export const keptAtBrowser = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() })
export type KeptAtBrowser = z.output<typeof keptAtBrowser>

/** Somebody, in the provider's word. */
export type Person = {
  readonly issuer: string
  readonly subject: string
  readonly login: string | undefined
  readonly groups: readonly string[]
  /** whether the provider asked for a second factor */
  readonly isStrong: boolean
}
/** `stale`: not what was asked for, or used before. `declined`: the provider said no. `setup`: it does not know this program. */
export type ProviderFailed = 'provider-away' | 'declined' | 'stale' | 'setup'
export type Came = { readonly person: Person; readonly failed?: undefined } | { readonly failed: ProviderFailed }

const texts = z.union([z.array(z.string()), z.string().transform((one) => [one])]).catch([])
const named = z.string().optional().catch(undefined)

type Parts = { readonly config: ProviderConfig; readonly now: () => number; readonly log: Log }

type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string }

export type Provider = ReturnType<typeof createProvider>

/** Codes of the library: no answer in time, an answer by something that stands before the provider, a nonce that is not ours. */
const away = ['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON']
const otherNonce = 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'

function failureOf(error: unknown): ProviderFailed {
  if (error instanceof AuthorizationResponseError) return 'declined'
  if (error instanceof WWWAuthenticateChallengeError) return 'setup'
  if (error instanceof ResponseBodyError) return error.error === 'invalid_grant' ? 'stale' : 'setup'
  const code = error instanceof ClientError ? error.code : undefined
  if (code === undefined || away.includes(code)) return 'provider-away'
  return code === otherNonce ? 'stale' : 'setup'
}

/** An identity provider by OpenID Connect: authorization code with PKCE (RFC 7636), state and nonce. */
export function createProvider({ config, now, log }: Parts) {
  let known: { readonly at: number; readonly configuration: Promise<Configuration> } | undefined
  const authentication = config.clientAuth === 'post' ? ClientSecretPost : ClientSecretBasic

  /** The provider as it describes itself. Where it is away, the next one who comes asks again. */
  function described(): Promise<Configuration> {
    if (known !== undefined && now() - known.at < believedMs) return known.configuration
    const isClear = config.issuer.startsWith('http:')
    const configuration = discovery(
      new URL(config.issuer),
      config.clientId,
      undefined,
      authentication(config.clientSecret),
      // signatures too, though the token comes from the provider itself over TLS (OpenID Connect Core 3.1.3.7, 6)
      { timeout: timeoutS, execute: [enableNonRepudiationChecks, ...(isClear ? [allowInsecureRequests] : [])] },
    )
    known = { at: now(), configuration }
    configuration.catch(() => (known = undefined))
    return configuration
  }

  function tell(error: unknown, message: string): void {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    // not the error itself: it holds what the provider said, and with it the person
    log.warn({ code, issuer: config.issuer, said: error instanceof Error ? error.message : 'no error' }, message)
  }

  /** The claims of the ID token, and those that a provider tells where it is asked for them. */
  async function claimsOf(
    at: Configuration,
    tokens: Awaited<ReturnType<typeof authorizationCodeGrant>>,
  ): Promise<Claims> {
    const claims = tokens.claims()
    if (claims === undefined) throw new ClientError('no ID token')
    const more =
      at.serverMetadata().userinfo_endpoint === undefined
        ? {}
        : await fetchUserInfo(at, tokens.access_token, claims.sub)
    return { ...more, ...claims }
  }

  return {
    name: config.name,
    /** where to send the browser, and what it has to bring back; `back`: where it comes back to */
    async begin(back: string): Promise<{ to: URL; kept: KeptAtBrowser } | { failed: ProviderFailed }> {
      try {
        const at = await described()
        const kept = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
        const to = buildAuthorizationUrl(at, {
          redirect_uri: back,
          scope: config.scope,
          state: kept.state,
          nonce: kept.nonce,
          code_challenge: await calculatePKCECodeChallenge(kept.verifier),
          code_challenge_method: 'S256',
        })
        return { to, kept }
      } catch (error) {
        tell(error, 'the identity provider cannot be asked')
        return { failed: 'provider-away' }
      }
    },
    /** who came back; `current`: the address that the browser was sent to, with all that stands in it */
    async finish(current: URL, { state, nonce, verifier }: KeptAtBrowser): Promise<Came> {
      if (current.searchParams.get('state') !== state) return { failed: 'stale' }
      try {
        const at = await described()
        const tokens = await authorizationCodeGrant(at, current, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
        })
        const claims = await claimsOf(at, tokens)
        const proofs = [...texts.parse(claims['amr']), ...texts.parse(claims['acr'])]
        const person = {
          issuer: claims.iss,
          subject: claims.sub,
          login: named.parse(claims[config.loginClaim]),
          groups: texts.parse(claims[config.groupsClaim]),
          isStrong: proofs.some((each) => config.secondFactorAmr.includes(each)),
        }
        return { person }
      } catch (error) {
        tell(error, 'a sign-in by the identity provider failed')
        return { failed: failureOf(error) }
      }
    },
  }
}
