import { id } from '@tocsin/domain'
import { z } from 'zod'
import type { Devices } from '../auth/devices.ts'
import type { PasskeyDoor, Proved } from '../auth/passkeys.ts'
import type { SecondFactor } from '../auth/second-factor.ts'
import { hashToken, type Sessions } from '../auth/sessions.ts'
import type { Board } from '../live/board.ts'
import type { Passkey } from '../store/index.ts'
import { administeredOn } from './administered.ts'
import { atSeat } from '../auth/seats.ts'
import type { Admit } from './admit.ts'
import { viewerAnswer } from './answers.ts'
import { madeResponse, usedResponse } from './passkey-answer.ts'
import { conflict, notFound, passkeyRefused } from './problem.ts'
import { route, type Route } from './route.ts'
import type { RefusedSignIn } from './session-routes.ts'
import { siteOf } from './site.ts'

type Parts = {
  readonly board: Board
  readonly sessions: Pick<Sessions, 'confirm'>
  readonly passkeys: PasskeyDoor
  readonly secondFactor: Pick<SecondFactor, 'has'>
  readonly needsFactor: (account: string) => boolean
  readonly passwordOf: (account: string) => Promise<string | undefined>
  /** whether an identity provider knows whose account it is */
  readonly isLinked: (account: string) => Promise<boolean>
  readonly devices: Devices
  readonly admit: Admit
  readonly refusedSignIn: RefusedSignIn
}

const name = z.string().trim().min(1).max(60)
const passkeyAnswer = z.object({
  id: z.string(),
  name: z.string(),
  /** the host name that it works at */
  host: z.string(),
  madeAt: z.number(),
  usedAt: z.number().nullable(),
})
const told = ({ id: credential, name: called, host, madeAt, usedAt }: Passkey) => ({
  id: hashToken(credential),
  name: called,
  host,
  madeAt,
  usedAt,
})
const listAnswer = z.object({ passkeys: z.array(passkeyAnswer) })
/** As the browser's library takes them; the standard says what is in them. */
export const optionsAnswer = z.looseObject({ challenge: z.string() })
/** A credential may be longer than a path may be: its hash stands for it. */
const ownParams = z.object({ id: z.string().regex(/^[0-9a-f]{64}$/, 'as the list names it') })

/** The passkey of a proof; what was copied is told in the log. */
export function passkeyIn(proved: Proved, refusedSignIn: RefusedSignIn, address: string): Passkey {
  if (proved.refused === undefined) return proved.passkey
  refusedSignIn(proved.account, proved.refused === 'copied' ? 'passkey-copied' : 'wrong-sign-in', address)
  throw passkeyRefused(proved.refused)
}

/** Passkeys (WebAuthn): one's own, and those of somebody who has lost theirs. */
function keepingRoutes({ board, passkeys, secondFactor, needsFactor, passwordOf, isLinked }: Parts): readonly Route[] {
  const administered = administeredOn(board)
  const listOf = async (account: string) => ({ passkeys: (await passkeys.of(account)).map(told) })
  async function ownAndOthers(account: string, wanted: string) {
    const all = await passkeys.of(account)
    const own = all.find((each) => hashToken(each.id) === wanted)
    if (own === undefined) throw notFound('you have no such passkey')
    return { own, others: all.filter((each) => each !== own) }
  }
  function namesOf(account: string, org: string): { login: string; organisation: string } {
    const [fold, site] = [board.get(`account/${account}`), board.get(`organisation/${org}`)]
    return {
      login: fold?.kind === 'account' ? fold.state.login : account,
      organisation: site?.kind === 'organisation' ? site.state.name.en : 'Tocsin',
    }
  }

  return [
    route({
      method: 'GET',
      path: '/api/my/passkeys',
      summary: 'Your passkeys, oldest first',
      access: 'signed-in',
      answer: listAnswer,
      handle: ({ viewer }) => listOf(viewer().account),
    }),
    route({
      method: 'POST',
      path: '/api/my/passkeys/options',
      summary: 'What a browser needs for making a passkey (WebAuthn); nothing is stored',
      access: 'signed-in',
      fresh: true,
      answer: optionsAnswer,
      handle: ({ viewer, request }) => {
        const { account, org } = viewer()
        return passkeys.makingOptions({ account, ...namesOf(account, org) }, siteOf(request))
      },
    }),
    route({
      method: 'POST',
      path: '/api/my/passkeys',
      summary: 'Add the passkey that the browser has made',
      access: 'signed-in',
      fresh: true,
      body: z.object({ name, response: madeResponse }),
      answer: passkeyAnswer,
      handle: async ({ viewer, body, request }) => {
        const made = await passkeys.make(
          { account: viewer().account, name: body.name, site: siteOf(request) },
          body.response,
        )
        if (made.refused !== undefined) throw passkeyRefused(made.refused)
        return told(made.passkey)
      },
    }),
    route({
      method: 'PUT',
      path: '/api/my/passkeys/:id',
      summary: 'Call a passkey something else',
      access: 'signed-in',
      params: ownParams,
      body: z.object({ name }),
      answer: z.object({}),
      handle: async ({ viewer, params, body }) => {
        const { account } = viewer()
        const { own } = await ownAndOthers(account, params.id)
        await passkeys.rename(account, own.id, body.name)
        return {}
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/my/passkeys/:id',
      summary: 'Remove a passkey; not the last second factor where a role needs one',
      access: 'signed-in',
      fresh: true,
      params: ownParams,
      answer: z.object({}),
      handle: async ({ viewer, params }) => {
        const { account } = viewer()
        const { own, others } = await ownAndOthers(account, params.id)
        if (others.length === 0 && needsFactor(account) && !(await secondFactor.has(account)))
          throw conflict('your role needs a second factor: add another passkey or an authenticator first')
        if (others.length === 0 && (await passwordOf(account)) === undefined && !(await isLinked(account)))
          throw conflict(
            'nothing else signs you in: have an administrator set a password, or add another passkey first',
          )
        await passkeys.remove(account, own.id)
        return {}
      },
    }),
    route({
      method: 'GET',
      path: '/api/accounts/:id/passkeys',
      summary: 'The passkeys of somebody',
      access: { verb: 'set-password' },
      params: z.object({ id }),
      answer: listAnswer,
      handle: ({ viewer, params }) => listOf(administered(viewer(), params.id)),
    }),
    route({
      method: 'DELETE',
      path: '/api/accounts/:id/passkeys',
      summary: 'Take all passkeys of somebody away, who has lost one',
      access: { verb: 'set-password' },
      fresh: true,
      params: z.object({ id }),
      answer: z.object({ removed: z.number() }),
      handle: async ({ viewer, params }) => ({ removed: await passkeys.removeAll(administered(viewer(), params.id)) }),
    }),
  ]
}

export function passkeyRoutes(parts: Parts): readonly Route[] {
  const { passkeys, sessions, admit, devices, refusedSignIn } = parts
  return [
    ...keepingRoutes(parts),
    route({
      method: 'POST',
      path: '/api/session/passkey/options',
      summary: 'What a browser needs for signing in with a passkey (WebAuthn); nothing is stored',
      access: 'public',
      answer: optionsAnswer,
      handle: ({ request }) => passkeys.usingOptions('sign-in', siteOf(request), null),
    }),
    route({
      method: 'POST',
      path: '/api/session/passkey',
      summary: 'Sign in with a passkey, without typing a name; the answer sets the cookie that all other calls need',
      access: 'public',
      body: z.object({ response: usedResponse, seat: atSeat.optional() }),
      answer: viewerAnswer,
      handle: async ({ body, request, reply }) => {
        const proved = await passkeys.prove({ what: 'sign-in', site: siteOf(request), account: null }, body.response)
        const { account } = passkeyIn(proved, refusedSignIn, request.ip)
        const admitted = await admit({ account, way: 'passkey', seat: body.seat }, { request, reply })
        if (admitted === undefined) throw passkeyRefused('account')
        await devices.remember(account, { request, reply })
        return admitted
      },
    }),
    route({
      method: 'POST',
      path: '/api/session/passkey/confirm/options',
      summary: 'What a browser needs for proving with one of your passkeys that it is still you',
      access: 'signed-in',
      answer: optionsAnswer,
      handle: ({ viewer, request }) => passkeys.usingOptions('confirm', siteOf(request), viewer().account),
    }),
    route({
      method: 'POST',
      path: '/api/session/passkey/confirm',
      summary: 'Prove with a passkey that it is still you: for ten minutes ways to sign in may be changed',
      access: 'signed-in',
      body: z.object({ response: usedResponse }),
      answer: z.object({}),
      handle: async ({ viewer, credential, body, request }) => {
        const { account } = viewer()
        const proved = await passkeys.prove({ what: 'confirm', site: siteOf(request), account }, body.response)
        passkeyIn(proved, refusedSignIn, request.ip)
        if (credential !== undefined) await sessions.confirm(credential)
        return {}
      },
    }),
  ]
}
