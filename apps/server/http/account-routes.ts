import { id, roles, scopesOf, type Account } from '@tocsin/domain'
import { z } from 'zod'
import { hashPassword, minPasswordLength } from '../auth/passwords.ts'
import type { Sessions } from '../auth/sessions.ts'
import type { Board } from '../live/board.ts'
import type { OnDuty } from '../rights/on-duty.ts'
import type { Weakness } from '../auth/known-passwords.ts'
import { notAllowed, notFound, weakPassword } from './problem.ts'
import { route, type Route } from './route.ts'

type Parts = {
  readonly board: Board
  readonly setPassword: (account: string, hash: string, initial?: boolean) => Promise<void>
  readonly sessions: Sessions
  readonly weakness: (account: string, password: string) => Promise<Weakness | undefined>
  /** a new password makes all browsers of an account strange again */
  readonly forgetDevices: (account: string) => Promise<void>
  readonly endSockets: (credential: string) => void
  readonly onDuty: Pick<OnDuty, 'viewerOf'>
  /** accounts that have a line to this process now */
  readonly accountsHere: () => ReadonlySet<string>
}

/** Rights that end by themselves; told to those who give them. */
const standIns = z.array(z.object({ role: z.enum(roles), until: z.number(), by: z.string() }))

export function accountRoutes({
  board,
  setPassword,
  sessions,
  weakness,
  forgetDevices,
  endSockets,
  onDuty,
  accountsHere,
}: Parts): readonly Route[] {
  const isOff = (account: Account): boolean =>
    scopesOf(account.roles, 'take-alert').size > 0 &&
    scopesOf(onDuty.viewerOf(account)?.roles ?? [], 'take-alert').size === 0

  return [
    route({
      method: 'PUT',
      path: '/api/accounts/:id/password',
      summary:
        'Set a password: an administrator for the own organisation, everybody for themselves; ends all other sign-ins of the account',
      access: { verb: 'set-password' },
      fresh: true,
      params: z.object({ id }),
      body: z.object({ password: z.string().min(minPasswordLength).max(200) }),
      answer: z.object({}),
      handle: async ({ params, body, viewer, credential }) => {
        const fold = board.get(`account/${params.id}`)
        if (fold?.kind !== 'account') throw notFound('no such account')
        const scopes = scopesOf(viewer().roles, 'set-password')
        const own = fold.state.id === viewer().account
        if (!own && !(scopes.has('organisation') && fold.state.org === viewer().org)) throw notAllowed('set-password')
        const weak = await weakness(fold.state.id, body.password)
        if (weak !== undefined) throw weakPassword(weak)
        // who sets it for somebody else knows it: it is good for setting an own one, and for nothing else
        await setPassword(fold.state.id, await hashPassword(body.password), !own)
        await forgetDevices(fold.state.id)
        // whoever had the old one is out; who changes one's own stays
        const ended = await sessions.endAll(fold.state.id, own ? (credential ?? null) : null)
        for (const each of ended) endSockets(each)
        return {}
      },
    }),
    route({
      method: 'GET',
      path: '/api/account-names',
      summary:
        'Sign-in names of colleagues, for saying who did what; who of them may be handed an alert, and who is signed in at a desk',
      access: 'signed-in',
      answer: z.object({
        accounts: z.array(
          z.object({
            id: z.string(),
            login: z.string(),
            takesAlerts: z.boolean(),
            /** who would take alerts on duty, and is not */
            isOff: z.boolean(),
            isHere: z.boolean(),
            standIns,
          }),
        ),
      }),
      handle: ({ viewer }) => {
        const accounts: (ReturnType<typeof namesOf> & { readonly isOff: boolean })[] = []
        const here = accountsHere()
        const grants = scopesOf(viewer().roles, 'grant-role').size > 0
        for (const [, fold] of board.folds()) {
          if (fold.kind === 'account' && fold.state.org === viewer().org)
            accounts.push({ ...namesOf(fold.state, here, grants), isOff: isOff(fold.state) })
        }
        return { accounts }
      },
    }),
  ]
}

/** Who stands in for whom is for those who give such rights. */
const namesOf = (
  { id: account, login, roles: held, disabled, standIns: all }: Account,
  here: ReadonlySet<string>,
  grants: boolean,
) => ({
  id: account,
  login,
  takesAlerts: !disabled && scopesOf(held, 'take-alert').size > 0,
  isHere: here.has(account),
  standIns: grants ? [...all] : [],
})
