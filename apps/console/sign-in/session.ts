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

export const signIn = (login: string, password: string): Promise<Asked<Session>> =>
  ask('/api/session', sessionAnswer, { method: 'POST', body: { login, password } })

export const signOut = (): Promise<Asked<unknown>> => ask('/api/session', z.unknown(), { method: 'DELETE' })
