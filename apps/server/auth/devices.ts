import { randomBytes } from 'node:crypto'
import { isHttps, partCookie } from './cookie-names.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SignInWays } from '../store/index.ts'
import { hashToken } from './sessions.ts'

const deviceCookie = 'tocsin_device'
/** Somebody back from half a year away is slowed down with the strangers, no more. */
const rememberedMs = 180 * 86_400_000

type Parts = {
  readonly ways: Pick<SignInWays, 'isKnownDevice' | 'rememberDevice'>
  readonly now: () => number
}

export type Devices = ReturnType<typeof createDevices>

/** Browsers that an account has signed in with; they open nothing, but guesses from elsewhere do not slow them down. */
export function createDevices({ ways, now }: Parts) {
  const markOf = (account: string, token: string): string => hashToken(`${account}\n${token}`)
  return {
    /** the mark of the browser, where this account has signed in with it before */
    async known(account: string, request: Pick<FastifyRequest, 'cookies' | 'protocol'>): Promise<string | undefined> {
      const token = request.cookies[partCookie(deviceCookie, request)]
      if (token === undefined) return undefined
      const mark = markOf(account, token)
      return (await ways.isKnownDevice(account, mark)) ? mark : undefined
    },
    async remember(
      account: string,
      { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
    ): Promise<void> {
      const token = request.cookies[partCookie(deviceCookie, request)] ?? randomBytes(32).toString('base64url')
      await ways.rememberDevice(account, markOf(account, token), now(), now() - rememberedMs)
      reply.setCookie(partCookie(deviceCookie, request), token, {
        path: '/api/session',
        httpOnly: true,
        sameSite: 'strict',
        secure: isHttps(request),
        expires: new Date(now() + rememberedMs),
      })
    },
  }
}
