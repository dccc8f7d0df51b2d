import { z } from 'zod'
import { ask, type Asked } from '../ask.ts'
import { factorProposal, type FactorProposal } from '../sign-in/new-factor.tsx'

const signIn = z.object({
  id: z.string(),
  way: z.enum(['password', 'totp', 'recovery-code', 'passkey', 'provider']),
  openedAt: z.number(),
  seenAt: z.number(),
  expiresAt: z.number(),
  address: z.string().nullable(),
  device: z.string().nullable(),
  terminal: z.string().nullable(),
  isLocked: z.boolean(),
  isThis: z.boolean(),
})
/** A browser in which somebody is signed in; times in milliseconds since 1970. */
export type OpenSignIn = z.output<typeof signIn>

const totp = z.object({ setAt: z.number(), recoveryCodesLeft: z.number() }).nullable()
const ofAccount = z.object({ totp, signIns: z.array(signIn) })
const mine = ofAccount.extend({ login: z.string(), hasPassword: z.boolean(), needsFactor: z.boolean() })
export type MySignIn = z.output<typeof mine>
export type SignInsOf = z.output<typeof ofAccount>

const nothing = z.object({})
const codes = z.object({ recoveryCodes: z.array(z.string()) })
const ended = z.object({ ended: z.number() })

export const askMine = (signal: AbortSignal): Promise<Asked<MySignIn>> => ask('/api/my/sign-in', mine, { signal })
export const endMine = (id: string): Promise<Asked<object>> =>
  ask(`/api/my/sign-ins/${id}`, nothing, { method: 'DELETE' })
/** All but the one that asks. */
export const endMyOthers = (): Promise<Asked<{ ended: number }>> => ask('/api/my/sign-ins', ended, { method: 'DELETE' })

/** Nothing changes until a code of the proposal is given to `setFactor`. */
export const proposeFactor = (): Promise<Asked<FactorProposal>> =>
  ask('/api/my/totp', factorProposal, { method: 'POST' })
export const setFactor = (secret: string, code: string): Promise<Asked<{ recoveryCodes: string[] }>> =>
  ask('/api/my/totp', codes, { method: 'PUT', body: { secret, code } })
export const removeFactor = (): Promise<Asked<object>> => ask('/api/my/totp', nothing, { method: 'DELETE' })
export const renewRecoveryCodes = (): Promise<Asked<{ recoveryCodes: string[] }>> =>
  ask('/api/my/recovery-codes', codes, { method: 'POST' })

/** `triesLeft` null: there is no PIN. */
export const askPin = (signal: AbortSignal): Promise<Asked<{ triesLeft: number | null }>> =>
  ask('/api/my/pin', z.object({ triesLeft: z.number().nullable() }), { signal })
export const setPin = (pin: string): Promise<Asked<object>> =>
  ask('/api/my/pin', nothing, { method: 'PUT', body: { pin } })
export const removePin = (): Promise<Asked<object>> => ask('/api/my/pin', nothing, { method: 'DELETE' })

/** For oneself or, as an administrator, for somebody else; all other sign-ins of the account end. */
export const setPassword = (account: string, password: string): Promise<Asked<object>> =>
  ask(`/api/accounts/${account}/password`, nothing, { method: 'PUT', body: { password } })

/** Where somebody is signed in, for administrators. */
export const askSignInsOf = (account: string, signal: AbortSignal): Promise<Asked<SignInsOf>> =>
  ask(`/api/accounts/${account}/sign-ins`, ofAccount, { signal })
export const endSignInsOf = (account: string): Promise<Asked<{ ended: number }>> =>
  ask(`/api/accounts/${account}/sign-ins`, ended, { method: 'DELETE' })
export const removeFactorOf = (account: string): Promise<Asked<object>> =>
  ask(`/api/accounts/${account}/totp`, nothing, { method: 'DELETE' })
