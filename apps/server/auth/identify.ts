import { fastifyCookie } from '@fastify/cookie'
import { tokenIn } from './cookie-names.ts'
import { hashToken, type Known, type Sessions } from './sessions.ts'

type Headers = { readonly cookie?: string | undefined; readonly authorization?: string | undefined }
type Source = { readonly id: string; readonly org: string }

export type Identity = ReturnType<typeof createIdentity>

/** Finds out who asks, from the cookie of a sign-in or the key of a source. Undefined: nobody that is known. */
export function createIdentity(sessions: Sessions, sourceBy: (hash: string) => Promise<Source | undefined>) {
  return {
    async viewer({ cookie }: Headers): Promise<Known | undefined> {
      const token = cookie === undefined ? undefined : tokenIn(fastifyCookie.parse(cookie))
      return token === undefined ? undefined : sessions.identify(token)
    },
    async source({ authorization }: Headers): Promise<Source | undefined> {
      const key = /^Bearer (\S{16,200})$/i.exec(authorization ?? '')?.[1]
      return key === undefined ? undefined : sourceBy(hashToken(key))
    },
  }
}
