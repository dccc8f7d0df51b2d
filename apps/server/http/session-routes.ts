import { z } from 'zod'
import { hashPassword, isPassword, minPasswordLength } from '../auth/passwords.ts'
import type { Weakness } from '../auth/known-passwords.ts'
import { atSeat } from '../auth/seats.ts'
import type { Devices } from '../auth/devices.ts'
import { isHttps, sessionCookie } from '../auth/cookie-names.ts'
import type { Sessions } from '../auth/sessions.ts'
import type { createTries, Trier } from '../auth/tries.ts'
import type { PasskeyDoor } from '../auth/passkeys.ts'
import type { SecondFactor } from '../auth/second-factor.ts'
import type { LogReading } from '../log-reading.ts'
import type { Board } from '../live/board.ts'
import type { Admit } from './admit.ts'
import type { Waiting } from './waiting.ts'
import { proposalOf } from './factor-proposal.ts'
import {
  codeNeeded,
  conflict,
  factorNeeded,
  newPasswordNeeded,
  passkeyNeeded,
  tooManyTries,
  weakPassword,
  wrongCode,
  wrongSignIn,
} from './problem.ts'
import { route, type Call, type Route } from './route.ts'
import { viewerAnswer } from './answers.ts'

type Parts = {
  readonly sessions: Sessions
  readonly board: Board
  readonly passwordOf: (account: string) => Promise<string | undefined>
  /** the one that its person has chosen */
  readonly ownPasswordOf: (account: string) => Promise<string | undefined>
  readonly isInitial: (account: string) => Promise<boolean>
  readonly setPassword: (account: string, hash: string) => Promise<void>
  readonly weakness: (account: string, password: string) => Promise<Weakness | undefined>
  readonly forgetDevices: (account: string) => Promise<void>
  readonly endSockets: (credential: string) => void
  readonly tries: ReturnType<typeof createTries>
  readonly reading: Pick<LogReading, 'session'>
  readonly secondFactor: SecondFactor
  /** whether an account's roles ask for a second factor */
  readonly needsFactor: (account: string) => boolean
  readonly devices: Devices
  readonly admit: Admit
  /** counts a refused sign-in; the account where the name is one */
  readonly refusedSignIn: RefusedSignIn
  readonly passkeys: Pick<PasskeyDoor, 'of'>
  readonly waiting: Waiting
}

export type RefusedSignIn = (
  account: string | undefined,
  why: 'wrong-sign-in' | 'too-many-tries' | 'passkey-copied',
  address: string,
) => void

const code = z.string().min(6).max(40)
const second = {
  /** of the authenticator, or a recovery code; asked for by `code-needed` */
  code: code.optional(),
  /** an authenticator that is set up at the door, where a role asks for one: the proposal's secret and a code of it */
  newFactor: z.object({ secret: z.string().regex(/^[A-Z2-7]{32}$/, 'as it was proposed'), code }).optional(),
}
const afterProvider = z.object(second)
const signingIn = z.object({
  login: z.string().min(1).max(60),
  password: z.string().min(1).max(200),
  ...second,
  /** one's own, in place of one that somebody else has set; asked for by `new-password-needed` */
  newPassword: z.string().min(minPasswordLength).max(200).optional(),
  /** in place of whoever sits here: what is in hand passes to who signs in */
  seat: atSeat.optional(),
})
type Second = z.output<typeof afterProvider>

const signedInAnswer = viewerAnswer.extend({ recoveryCodes: z.array(z.string()).optional() })

/** The account with this sign-in name, however it is written in capitals and small letters. */
function accountNamed(board: Board, login: string): { account: string; org: string; login: string } | undefined {
  for (const [, fold] of board.folds()) {
    if (fold.kind === 'account' && fold.state.login.toLowerCase() === login.toLowerCase())
      return { account: fold.state.id, org: fold.state.org, login: fold.state.login }
  }
  return undefined
}

export function sessionRoutes(parts: Parts): readonly Route[] {
  const { sessions, board, passwordOf, endSockets, tries, reading, secondFactor, needsFactor, devices, admit } = parts
  type Whose = NonNullable<ReturnType<typeof accountNamed>>

  /** Counts the try, and has it wait where it was tried too often. */
  async function beginTry(login: string, whose: Whose | undefined, request: Call<never, never, never>['request']) {
    const device = whose && (await devices.known(whose.account, request))
    const trier: Trier = { name: login, address: request.ip, device }
    const waitMs = tries.waitMs(trier)
    if (waitMs > 0) {
      parts.refusedSignIn(whose?.account, 'too-many-tries', request.ip)
      throw tooManyTries(Math.ceil(waitMs / 1000))
    }
    tries.begun(trier)
    return {
      ...trier,
      wrong(problem: Error): Error {
        parts.refusedSignIn(whose?.account, 'wrong-sign-in', request.ip)
        return problem
      },
    }
  }

  /** The second step after a right password, or after the provider's word: which way it was in the end, and recovery codes where one was set up at the door. */
  async function secondStep(whose: Whose, body: Second, trier: Awaited<ReturnType<typeof beginTry>>) {
    const { account, login } = whose
    if (await secondFactor.has(account)) {
      if (body.code === undefined) {
        tries.unfinished(trier)
        throw codeNeeded()
      }
      const way = await secondFactor.check(whose, body.code)
      if (way === undefined) throw trier.wrong(wrongCode('code'))
      return { way }
    }
    if (!needsFactor(account)) return { way: 'password' as const }
    // whichever host they are for: who names another one must not set up a new factor by the password alone
    const passkeys = await parts.passkeys.of(account)
    if (passkeys.length > 0) {
      tries.unfinished(trier)
      throw passkeyNeeded([...new Set(passkeys.map(({ host }) => host))])
    }
    if (body.newFactor === undefined) {
      tries.unfinished(trier)
      throw factorNeeded(proposalOf(secondFactor, board, whose.org, login))
    }
    const recoveryCodes = await secondFactor.set(whose, body.newFactor.secret, body.newFactor.code)
    if (recoveryCodes === undefined) throw trier.wrong(wrongCode('newFactor.code'))
    return { way: 'totp' as const, recoveryCodes }
  }

  /** An initial password that was right opens nothing but the setting of one's own: how to set it, or undefined where none is owed. */
  async function ownPasswordOwed({ account }: Whose, { password, newPassword }: z.output<typeof signingIn>) {
    if (!(await parts.isInitial(account))) return undefined
    if (newPassword === undefined) throw newPasswordNeeded()
    if (newPassword === password)
      throw newPasswordNeeded('it is the one that somebody else has set: choose another one')
    const weak = await parts.weakness(account, newPassword)
    if (weak !== undefined) throw weakPassword(weak)
    return async () => {
      await parts.setPassword(account, await hashPassword(newPassword))
      await parts.forgetDevices(account)
      for (const ended of await sessions.endAll(account, null)) endSockets(ended)
    }
  }

  return [
    route({
      method: 'POST',
      path: '/api/session',
      summary:
        'Sign in; the answer sets the cookie that all other calls need. Where `code-needed` is answered, the same again with a code; where `new-password-needed`, with `newPassword`',
      access: 'public',
      body: signingIn,
      answer: signedInAnswer,
      handle: async ({ body, request, reply }) => {
        const whose = accountNamed(board, body.login)
        const trier = await beginTry(body.login, whose, request)
        const right = await isPassword(whose && (await passwordOf(whose.account)), body.password)
        if (!right || whose === undefined) throw trier.wrong(wrongSignIn())
        const setOwn = await ownPasswordOwed(whose, body).catch((problem: unknown) => {
          tries.unfinished(trier)
          throw problem
        })
        const { way, recoveryCodes } = { recoveryCodes: undefined, ...(await secondStep(whose, body, trier)) }
        await setOwn?.()
        const admitted = await admit({ account: whose.account, way, seat: body.seat }, { request, reply })
        if (admitted === undefined) throw trier.wrong(wrongSignIn())
        tries.succeeded(trier)
        await devices.remember(whose.account, { request, reply })
        return { ...admitted, ...(recoveryCodes !== undefined && { recoveryCodes }) }
      },
    }),
    route({
      method: 'POST',
      path: '/api/session/oidc',
      summary: 'Finish a sign-in by the identity provider with a code, where a role asks for a second factor',
      access: 'public',
      body: afterProvider,
      answer: signedInAnswer,
      handle: async ({ body, request, reply }) => {
        const held = await parts.waiting.held(request)
        const fold = held && board.get(`account/${held.account}`)
        if (held === undefined || fold?.kind !== 'account')
          throw conflict('sign in at the identity provider first: a code is waited for five minutes')
        const { id: account, org, login } = fold.state
        const trier = await beginTry(login, { account, org, login }, request)
        const { recoveryCodes } = {
          recoveryCodes: undefined,
          ...(await secondStep({ account, org, login }, body, trier)),
        }
        if (!(await parts.waiting.done(held, request, reply)))
          throw conflict('this sign-in was finished before: sign in again')
        const admitted = await admit({ account, way: 'provider' }, { request, reply })
        if (admitted === undefined) throw trier.wrong(wrongSignIn())
        tries.succeeded(trier)
        return { ...admitted, ...(recoveryCodes !== undefined && { recoveryCodes }) }
      },
    }),
    route({
      method: 'GET',
      path: '/api/session',
      summary: 'Who is signed in, and whether the desk is locked',
      access: 'signed-in',
      whileLocked: true,
      answer: viewerAnswer.extend({ isLocked: z.boolean() }),
      handle: ({ viewer, credential }) => {
        const fold = board.get(`account/${viewer().account}`)
        return {
          viewer: viewer(),
          login: fold?.kind === 'account' ? fold.state.login : '',
          isLocked: credential !== undefined && sessions.isLocked(credential),
        }
      },
    }),
    route({
      method: 'POST',
      path: '/api/session/confirm',
      summary: 'Prove that it is still you, by password or code: for ten minutes ways to sign in may be changed',
      access: 'signed-in',
      body: z.union([z.object({ password: z.string().min(1).max(200) }), z.object({ code })]),
      answer: z.object({}),
      handle: async ({ body, viewer, credential, request }) => {
        const { account, org } = viewer()
        const fold = board.get(`account/${account}`)
        const login = fold?.kind === 'account' ? fold.state.login : account
        const trier = await beginTry(login, { account, org, login }, request)
        if ('password' in body) {
          const stored = await parts.ownPasswordOf(account)
          if (stored === undefined) throw conflict('this account has no password of its own: give a code or a passkey')
          if (!(await isPassword(stored, body.password))) throw trier.wrong(wrongSignIn())
        } else if ((await secondFactor.check({ account, org }, body.code)) === undefined)
          throw trier.wrong(wrongCode('code'))
        tries.succeeded(trier)
        if (credential !== undefined) await sessions.confirm(credential)
        return {}
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/session',
      summary: 'Sign out; ends the live connections of this sign-in too',
      access: 'signed-in',
      whileLocked: true,
      answer: z.object({}),
      handle: async ({ credential, request, reply, viewer }) => {
        await reading.session(viewer(), 'signed-out', null)
        if (credential !== undefined) {
          await sessions.end(credential)
          endSockets(credential)
        }
        // a browser lets a cookie of this host go only by what it was set with
        reply.clearCookie(sessionCookie(request), { path: '/', secure: isHttps(request) })
        return {}
      },
    }),
  ]
}
