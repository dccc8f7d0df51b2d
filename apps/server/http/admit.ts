import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookieName, type Opening, type Sessions } from '../auth/sessions.ts'
import type { Board } from '../live/board.ts'
import type { LogReading } from '../log-reading.ts'

type Parts = {
  readonly sessions: Pick<Sessions, 'open' | 'identify'>
  readonly board: Board
  readonly reading: Pick<LogReading, 'session'>
}
type Over = { readonly request: FastifyRequest; readonly reply: FastifyReply }

/** How much of what a browser says of itself is kept. */
const deviceLength = 200

export type Admit = ReturnType<typeof createAdmit>

/**
 * The last step of every way to sign in, once its proof was found right: opens the sign-in, writes it into the log, sets the
 * cookie. Undefined where the account may not come in (disabled).
 */
export function createAdmit({ sessions, board, reading }: Parts) {
  return async (
    { account, way, terminal = null }: Pick<Opening, 'account' | 'way'> & { readonly terminal?: string | null },
    { request, reply }: Over,
  ) => {
    const device = request.headers['user-agent']?.slice(0, deviceLength) ?? null
    const opened = await sessions.open({ account, way, terminal, device, address: request.ip })
    const who = await sessions.identify(opened.token)
    if (who === undefined) return undefined
    await reading.session(who.viewer, 'signed-in', request.ip)
    reply.setCookie(cookieName, opened.token, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: request.protocol === 'https',
      expires: new Date(opened.expiresAt),
    })
    const fold = board.get(`account/${account}`)
    return { viewer: who.viewer, login: fold?.kind === 'account' ? fold.state.login : '' }
  }
}
