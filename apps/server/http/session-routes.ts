import { z } from 'zod'
import { isPassword } from '../auth/passwords.ts'
import { cookieName, type Sessions } from '../auth/sessions.ts'
import { createTries } from '../auth/tries.ts'
import type { LogReading } from '../log-reading.ts'
import type { Board } from '../live/board.ts'
import { tooManyTries, wrongSignIn } from './problem.ts'
import { route, type Route } from './route.ts'
import { viewerAnswer } from './answers.ts'

type Parts = {
  readonly sessions: Sessions
  readonly board: Board
  readonly passwordOf: (account: string) => Promise<string | undefined>
  readonly endSockets: (credential: string) => void
  readonly now: () => number
  readonly reading: Pick<LogReading, 'session'>
  /** counts a refused sign-in; the account where the name is one */
  readonly refusedSignIn: (
    account: string | undefined,
    why: 'wrong-sign-in' | 'too-many-tries',
    address: string,
  ) => void
}

/** The account with this sign-in name, however it is written in capitals and small letters. */
function accountNamed(board: Board, login: string): string | undefined {
  for (const [, fold] of board.folds()) {
    if (fold.kind === 'account' && fold.state.login.toLowerCase() === login.toLowerCase()) return fold.state.id
  }
  return undefined
}

export function sessionRoutes({
  sessions,
  board,
  passwordOf,
  endSockets,
  now,
  reading,
  refusedSignIn,
}: Parts): readonly Route[] {
  const tries = createTries(now)

  return [
    route({
      method: 'POST',
      path: '/api/session',
      summary: 'Sign in; the answer sets the cookie that all other calls need',
      access: 'public',
      body: z.object({ login: z.string().min(1).max(60), password: z.string().min(1).max(200) }),
      answer: viewerAnswer,
      handle: async ({ body: { login, password }, request, reply }) => {
        const waitMs = tries.waitMs(login, request.ip)
        const account = accountNamed(board, login)
        if (waitMs > 0) {
          refusedSignIn(account, 'too-many-tries', request.ip)
          throw tooManyTries(Math.ceil(waitMs / 1000))
        }
        tries.begun(login, request.ip)
        const right = await isPassword(account === undefined ? undefined : await passwordOf(account), password)
        const opened = right && account !== undefined ? await sessions.open(account) : undefined
        const who = opened === undefined ? undefined : await sessions.identify(opened.token)
        if (opened === undefined || who === undefined) {
          refusedSignIn(account, 'wrong-sign-in', request.ip)
          throw wrongSignIn()
        }
        await reading.session(who.viewer, 'signed-in', request.ip)
        tries.succeeded(login, request.ip)
        reply.setCookie(cookieName, opened.token, {
          path: '/',
          httpOnly: true,
          sameSite: 'strict',
          secure: request.protocol === 'https',
          expires: new Date(opened.expiresAt),
        })
        return { viewer: who.viewer, login }
      },
    }),
    route({
      method: 'GET',
      path: '/api/session',
      summary: 'Who is signed in',
      access: 'signed-in',
      answer: viewerAnswer,
      handle: ({ viewer }) => {
        const fold = board.get(`account/${viewer().account}`)
        return { viewer: viewer(), login: fold?.kind === 'account' ? fold.state.login : '' }
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/session',
      summary: 'Sign out; ends the live connections of this sign-in too',
      access: 'signed-in',
      answer: z.object({}),
      handle: async ({ credential, reply, viewer }) => {
        await reading.session(viewer(), 'signed-out', null)
        if (credential !== undefined) {
          await sessions.end(credential)
          endSockets(credential)
        }
        reply.clearCookie(cookieName, { path: '/' })
        return {}
      },
    }),
  ]
}
