import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
  type AuthenticationResponseJSON,
} from '@simplewebauthn/browser'
import type { Words } from '@tocsin/ui/words'
import { z } from 'zod'
import { ask, type Asked } from '../ask.ts'
import { sessionAnswer, type AtSeat, type Session } from './session.ts'

/** Why the browser, or the device, made or used no passkey. */
type NotDone = { readonly phase: 'browser'; readonly why: keyof Words['signInWays']['browser'] }
export type Ceremony<Answer> = Asked<Answer> | NotDone

const transport = z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']).catch('internal')
const described = z.array(
  z.object({ id: z.string(), type: z.literal('public-key'), transports: z.array(transport).optional() }),
)
const wish = z.enum(['required', 'preferred', 'discouraged'])
const usingOptions = z.object({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.number().optional(),
  userVerification: wish,
  allowCredentials: described.optional(),
})
const makingOptions = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ alg: z.number(), type: z.literal('public-key') })),
  timeout: z.number().optional(),
  excludeCredentials: described.optional(),
  authenticatorSelection: z.object({
    residentKey: wish,
    requireResidentKey: z.boolean().optional(),
    userVerification: wish,
  }),
  attestation: z.enum(['none', 'direct', 'enterprise', 'indirect']).optional(),
})

const passkey = z.object({
  id: z.string(),
  name: z.string(),
  host: z.string(),
  madeAt: z.number(),
  usedAt: z.number().nullable(),
})
export type Passkey = z.output<typeof passkey>

/** An IP address is no name that a passkey could be bound to. */
export const canUsePasskeys = (): boolean => globalThis.isSecureContext && browserSupportsWebAuthn()

function whyNotDone(error: unknown): NotDone {
  if (error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED')
    return { phase: 'browser', why: 'known' }
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'AbortError') return { phase: 'browser', why: 'cancelled' }
  return { phase: 'browser', why: name === 'SecurityError' ? 'unsupported' : 'failed' }
}

/** Asks the server what to sign, the device to sign it, and the server what it makes of that. */
async function use<Answer>(path: string, then: (response: AuthenticationResponseJSON) => Promise<Asked<Answer>>) {
  if (!canUsePasskeys()) return { phase: 'browser', why: 'unsupported' } satisfies NotDone
  const options = await ask(path, usingOptions, { method: 'POST' })
  if (options.phase !== 'answered') return options
  try {
    return await then(await startAuthentication({ optionsJSON: options.answer }))
  } catch (error) {
    return whyNotDone(error)
  }
}

/** Signs in whoever the device says it is: no name is typed. */
export const signInByPasskey = (seat?: AtSeat): Promise<Ceremony<Session>> =>
  use('/api/session/passkey/options', (response) =>
    ask('/api/session/passkey', sessionAnswer, { method: 'POST', body: { response, seat } }),
  )

/** Opens the locked desk of who is signed in. */
export const unlockByPasskey = (): Promise<Ceremony<object>> =>
  use('/api/session/unlock/passkey/options', (response) =>
    ask('/api/session/unlock/passkey', z.object({}), { method: 'POST', body: { response } }),
  )

/** Proves that it is still oneself, for what asks for a fresh proof. */
export const confirmByPasskey = (): Promise<Ceremony<object>> =>
  use('/api/session/passkey/confirm/options', (response) =>
    ask('/api/session/passkey/confirm', z.object({}), { method: 'POST', body: { response } }),
  )

/** Has the device make a passkey, and adds it. */
export async function makePasskey(name: string): Promise<Ceremony<Passkey>> {
  if (!canUsePasskeys()) return { phase: 'browser', why: 'unsupported' }
  const options = await ask('/api/my/passkeys/options', makingOptions, { method: 'POST' })
  if (options.phase !== 'answered') return options
  try {
    const response = await startRegistration({ optionsJSON: options.answer })
    return await ask('/api/my/passkeys', passkey, { method: 'POST', body: { name, response } })
  } catch (error) {
    return whyNotDone(error)
  }
}

export const askPasskeys = (signal: AbortSignal): Promise<Asked<{ passkeys: Passkey[] }>> =>
  ask('/api/my/passkeys', z.object({ passkeys: z.array(passkey) }), { signal })

export const renamePasskey = (id: string, name: string): Promise<Asked<object>> =>
  ask(`/api/my/passkeys/${id}`, z.object({}), { method: 'PUT', body: { name } })

export const removePasskey = (id: string): Promise<Asked<object>> =>
  ask(`/api/my/passkeys/${id}`, z.object({}), { method: 'DELETE' })

/** What came of it, in words; null where it was done. */
export function problemOf(came: Ceremony<unknown>, { signInWays: words, signIn }: Words): string | null {
  if (came.phase === 'answered') return null
  if (came.phase === 'unreachable') return words.noAnswer
  if (came.phase === 'browser') return words.browser[came.why]
  const known: Readonly<Record<string, string>> = words.refused
  return known[came.type ?? ''] ?? signIn.failed(came.status)
}
