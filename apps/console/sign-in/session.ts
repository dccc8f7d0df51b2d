import { grantees } from '@tocsin/domain'
import { z } from 'zod'
import { ask, type Asked } from '../ask.ts'

const viewer = z.object({
  account: z.string(),
  org: z.string(),
  roles: z.array(z.enum(grantees)),
  post: z.string().nullable(),
  unit: z.string().nullable(),
  letInto: z.array(z.string()),
})
export const sessionAnswer = z.object({ viewer, login: z.string(), isLocked: z.boolean().default(false) })
/** Who is signed in on this browser. */
export type Session = z.output<typeof sessionAnswer>

/** The session that the cookie stands for; refused with 401 when there is none. */
export const findSession = (): Promise<Asked<Session>> => ask('/api/session', sessionAnswer)

/** What the door answers to a second step: recovery codes where an authenticator was set up there. */
export const secondStepAnswer = sessionAnswer.extend({ recoveryCodes: z.array(z.string()).optional() })
export type SecondStepAnswer = z.output<typeof secondStepAnswer>

/** `second`: what is owed beside the password, once that was said. */
export const signIn = (login: string, password: string, second: object = {}): Promise<Asked<SecondStepAnswer>> =>
  ask('/api/session', secondStepAnswer, { method: 'POST', body: { login, password, ...second } })

/** The second step of whoever the identity provider has named. */
export const finishProvider = (second: object): Promise<Asked<SecondStepAnswer>> =>
  ask('/api/session/oidc', secondStepAnswer, { method: 'POST', body: second })

/** What the browser tells of a seat that somebody else takes. */
export type AtSeat = { readonly calls: readonly string[]; readonly drafts: number }

export const takeSeat = (
  who: { readonly login: string; readonly password: string; readonly code?: string },
  seat: AtSeat,
): Promise<Asked<Session>> => ask('/api/session', sessionAnswer, { method: 'POST', body: { ...who, seat } })

export const signOut = (): Promise<Asked<unknown>> => ask('/api/session', z.unknown(), { method: 'DELETE' })
