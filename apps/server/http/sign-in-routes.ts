import { id } from '@tocsin/domain'
import { z } from 'zod'
import type { PasskeyDoor } from '../auth/passkeys.ts'
import type { SecondFactor } from '../auth/second-factor.ts'
import type { Sessions } from '../auth/sessions.ts'
import type { Board } from '../live/board.ts'
import { signInWays, type SignIn, type SignIns } from '../store/index.ts'
import { proposalOf } from './factor-proposal.ts'
import { administeredOn } from './administered.ts'
import { conflict, notFound, wrongCode } from './problem.ts'
import { route, type Route } from './route.ts'

type Parts = {
  readonly board: Board
  readonly sessions: Sessions
  readonly signIns: Pick<SignIns, 'of'>
  readonly secondFactor: SecondFactor
  readonly needsFactor: (account: string) => boolean
  readonly passkeys: Pick<PasskeyDoor, 'of'>
  readonly passwordOf: (account: string) => Promise<string | undefined>
  readonly endSockets: (credential: string) => void
  readonly now: () => number
}

const signInAnswer = z.object({
  id: z.string(),
  way: z.enum(signInWays),
  openedAt: z.number(),
  seenAt: z.number(),
  expiresAt: z.number(),
  address: z.string().nullable(),
  device: z.string().nullable(),
  terminal: z.string().nullable(),
  isLocked: z.boolean(),
  /** the one that asks */
  isThis: z.boolean(),
})
const told = (
  { hash, id: name, way, openedAt, seenAt, expiresAt, address, device, terminal, lockedAt }: SignIn,
  credential: string | undefined,
) => ({
  id: name,
  way,
  openedAt,
  seenAt,
  expiresAt,
  address,
  device,
  terminal,
  isLocked: lockedAt !== null,
  isThis: hash === credential,
})

const factorAnswer = z.object({ setAt: z.number(), recoveryCodesLeft: z.number() }).nullable()
const codesAnswer = z.object({ recoveryCodes: z.array(z.string()) })

/** How somebody signs in, where they are signed in now, and what ends that; for oneself, and for administrators whom it was taken from. */
export function signInRoutes({
  board,
  sessions,
  signIns,
  secondFactor,
  needsFactor,
  passkeys,
  passwordOf,
  endSockets,
  now,
}: Parts): readonly Route[] {
  const loginOf = (account: string): string => {
    const fold = board.get(`account/${account}`)
    return fold?.kind === 'account' ? fold.state.login : account
  }
  const listed = async (account: string, credential: string | undefined) => ({
    signIns: (await signIns.of(account, now())).map((each) => told(each, credential)),
  })
  async function end(hashes: readonly string[]): Promise<void> {
    for (const hash of hashes) {
      await sessions.end(hash)
      endSockets(hash)
    }
  }
  async function endOne(account: string, name: string): Promise<void> {
    const found = (await signIns.of(account, now())).find((each) => each.id === name)
    if (found === undefined) throw notFound('this sign-in is over already')
    await end([found.hash])
  }
  async function endAll(account: string, kept: string | null): Promise<{ ended: number }> {
    const ended = await sessions.endAll(account, kept)
    for (const hash of ended) endSockets(hash)
    return { ended: ended.length }
  }
  const administered = administeredOn(board)

  return [
    route({
      method: 'GET',
      path: '/api/my/sign-in',
      summary: 'How you sign in, and where you are signed in now',
      access: 'signed-in',
      answer: z.object({
        login: z.string(),
        hasPassword: z.boolean(),
        needsFactor: z.boolean(),
        totp: factorAnswer,
        signIns: z.array(signInAnswer),
      }),
      handle: async ({ viewer, credential }) => {
        const { account } = viewer()
        return {
          login: loginOf(account),
          hasPassword: (await passwordOf(account)) !== undefined,
          needsFactor: needsFactor(account),
          totp: (await secondFactor.state(account)) ?? null,
          ...(await listed(account, credential)),
        }
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/my/sign-ins/:id',
      summary: 'End one of your sign-ins, its live connections too',
      access: 'signed-in',
      params: z.object({ id: z.uuid() }),
      answer: z.object({}),
      handle: async ({ viewer, params }) => {
        await endOne(viewer().account, params.id)
        return {}
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/my/sign-ins',
      summary: 'End all of your sign-ins but this one',
      access: 'signed-in',
      answer: z.object({ ended: z.number() }),
      handle: ({ viewer, credential }) => endAll(viewer().account, credential ?? null),
    }),
    route({
      method: 'POST',
      path: '/api/my/totp',
      summary: 'A new secret for an authenticator; nothing changes until a code of it is given',
      access: 'signed-in',
      fresh: true,
      answer: z.object({ secret: z.string(), uri: z.string(), picture: z.string() }),
      handle: ({ viewer }) => {
        const { account, org } = viewer()
        return proposalOf(secondFactor, board, org, loginOf(account))
      },
    }),
    route({
      method: 'PUT',
      path: '/api/my/totp',
      summary: 'Set the authenticator, by its secret and a code of it; answers recovery codes, this once',
      access: 'signed-in',
      fresh: true,
      body: z.object({
        secret: z.string().regex(/^[A-Z2-7]{32}$/, 'as it was proposed'),
        code: z.string().min(6).max(40),
      }),
      answer: codesAnswer,
      handle: async ({ viewer, body }) => {
        const recoveryCodes = await secondFactor.set(viewer(), body.secret, body.code)
        if (recoveryCodes === undefined) throw wrongCode('code')
        return { recoveryCodes }
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/my/totp',
      summary: 'Sign in without the authenticator again; not where a role needs one',
      access: 'signed-in',
      fresh: true,
      answer: z.object({}),
      handle: async ({ viewer }) => {
        const { account } = viewer()
        if (needsFactor(account) && (await passkeys.of(account)).length === 0)
          throw conflict('your role needs a second factor: set another one in its place, or add a passkey first')
        await secondFactor.remove(account)
        return {}
      },
    }),
    route({
      method: 'POST',
      path: '/api/my/recovery-codes',
      summary: 'Ten new recovery codes; those before are gone',
      access: 'signed-in',
      fresh: true,
      answer: codesAnswer,
      handle: async ({ viewer }) => {
        const { account } = viewer()
        if (!(await secondFactor.has(account))) throw conflict('there is no authenticator that they could stand in for')
        return { recoveryCodes: [...(await secondFactor.renewCodes(account))] }
      },
    }),
    route({
      method: 'GET',
      path: '/api/accounts/:id/sign-ins',
      summary: 'Where somebody is signed in now, and whether they have a second factor',
      access: { verb: 'set-password' },
      params: z.object({ id }),
      answer: z.object({ totp: factorAnswer, signIns: z.array(signInAnswer) }),
      handle: async ({ viewer, params, credential }) => {
        const account = administered(viewer(), params.id)
        return { totp: (await secondFactor.state(account)) ?? null, ...(await listed(account, credential)) }
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/accounts/:id/sign-ins',
      summary: 'End all sign-ins of somebody',
      access: { verb: 'set-password' },
      params: z.object({ id }),
      answer: z.object({ ended: z.number() }),
      handle: ({ viewer, params, credential }) =>
        endAll(administered(viewer(), params.id), params.id === viewer().account ? (credential ?? null) : null),
    }),
    route({
      method: 'DELETE',
      path: '/api/accounts/:id/totp',
      summary: 'Take a second factor away that somebody has lost; ends all their sign-ins',
      access: { verb: 'set-password' },
      fresh: true,
      params: z.object({ id }),
      answer: z.object({}),
      handle: async ({ viewer, params, credential }) => {
        const account = administered(viewer(), params.id)
        await secondFactor.remove(account)
        await endAll(account, account === viewer().account ? (credential ?? null) : null)
        return {}
      },
    }),
  ]
}
