import { isHttps, partCookie } from '../auth/cookie-names.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Challenges, Purpose } from '../auth/challenges.ts'

const cookieName = 'tocsin_provider'
const path = '/api/session/oidc'

type Held = { readonly account: string; readonly challenge: string }
type Parts = { readonly challenges: Challenges }

export type Waiting = ReturnType<typeof createWaiting>

/** Who came from the identity provider and still owes a second factor: the browser keeps it, under this installation's mark. */
export function createWaiting({ challenges }: Parts) {
  const purpose = (account: string): Purpose => ({ what: 'provider-code', host: '', account })
  return {
    async hold(account: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
      const challenge = Buffer.from(await challenges.make(purpose(account))).toString('base64url')
      reply.setCookie(partCookie(cookieName, request), `${challenge}.${account}`, {
        path,
        httpOnly: true,
        sameSite: 'strict',
        secure: isHttps(request),
      })
    },
    /** who waits at this browser; undefined for nobody, or no more */
    async held(request: Pick<FastifyRequest, 'cookies' | 'protocol'>): Promise<Held | undefined> {
      const [challenge = '', ...rest] = (request.cookies[partCookie(cookieName, request)] ?? '').split('.')
      const account = rest.join('.')
      return (await challenges.isOurs(challenge, purpose(account))) ? { account, challenge } : undefined
    },
    /** it is over, once; false where it was over before */
    async done({ challenge }: Held, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
      reply.clearCookie(partCookie(cookieName, request), { path, secure: isHttps(request) })
      return challenges.spend(challenge)
    },
  }
}
