import { randomUUID } from 'node:crypto'
import { commandSchemas, type Account, type Role } from '@tocsin/domain'
import type { TypedCommand } from '@tocsin/link'
import { idOf } from '../id-of.ts'
import type { Board } from '../live/board.ts'
import type { Identities } from '../store/index.ts'
import type { TakeCommand } from '../take-command.ts'
import { createTurns } from '../turns.ts'
import type { ProviderConfig } from './provider-config.ts'
import type { Person } from './provider.ts'

/** Why somebody whom the provider knows does not come in. */
export type NotLetIn = 'no-group' | 'no-account' | 'name-taken' | 'name-unusable' | 'disabled'
export type Known =
  | { readonly account: Account; readonly refused?: undefined }
  | { readonly account?: undefined; readonly refused: NotLetIn }

type Parts = {
  readonly config: Pick<ProviderConfig, 'organisation' | 'roles' | 'create' | 'adopt'>
  readonly board: Board
  readonly take: TakeCommand
  readonly identities: Identities
  /** whether somebody signs in to this account without the provider */
  readonly hasOwnWay: (account: string) => Promise<boolean>
  /** until the board shows all that the log has now, of other processes too */
  readonly caughtUp: () => Promise<void>
  readonly now: () => number
}

const { login: loginField } = commandSchemas['create-account'].shape

export type ProviderAccounts = ReturnType<typeof createProviderAccounts>

/**
 * Which account somebody of the provider is, with the roles that their groups give: made, and brought up to date at each
 * sign-in, by the program's own commands, so that the log says what followed from the provider.
 */
export function createProviderAccounts({ config, board, take, identities, hasOwnWay, caughtUp, now }: Parts) {
  const turns = createTurns()

  function accountsHere(): readonly Account[] {
    return [...board.folds()].flatMap(([, fold]) => (fold.kind === 'account' ? [fold.state] : []))
  }
  function accountBy(id: string): Account | undefined {
    const fold = board.get(`account/${id}`)
    return fold?.kind === 'account' ? fold.state : undefined
  }
  function mustHave(id: string): Account {
    const found = accountBy(id)
    if (found === undefined) throw new Error(`account ${id} is not on the board`)
    return found
  }

  async function give(command: TypedCommand, id: string = randomUUID()): Promise<boolean> {
    const answer = await take('system', config.organisation, {
      id,
      ...command,
      deviceAt: null,
      seat: null,
      exercise: false,
    })
    if ('field' in answer) throw new Error(`${command.type}: ${answer.field}: ${answer.detail}`)
    return answer.ok
  }

  const rolesOf = (groups: readonly string[]): readonly Role[] => [
    ...new Set(groups.flatMap((group) => (Object.hasOwn(config.roles, group) ? (config.roles[group] ?? []) : []))),
  ]

  /** Whoever would be left without anybody to give rights keeps the one who can. */
  const isLastAdministrator = ({ id, org }: Account): boolean =>
    !accountsHere().some(
      (each) =>
        each.id !== id &&
        each.org === org &&
        !each.disabled &&
        each.roles.includes('administrator') &&
        !each.standIns.some(({ role }) => role === 'administrator'),
    )

  /** Roles held in somebody's stead are given and ended by people, and are left as they are. */
  async function settleRoles(id: string, wanted: readonly Role[]): Promise<void> {
    const { roles, standIns } = mustHave(id)
    const held = roles.filter((role) => !standIns.some((each) => each.role === role))
    for (const role of wanted)
      if (!held.includes(role)) await give({ type: 'grant-role', body: { account: id, role, until: null } })
    for (const role of held) {
      const stays = wanted.includes(role) || (role === 'administrator' && isLastAdministrator(mustHave(id)))
      if (!stays) await give({ type: 'revoke-role', body: { account: id, role } })
    }
  }

  /** The account of that name which they may have, a new one, or why there is none. */
  async function firstTime({ issuer, subject, login }: Person, wanted: readonly Role[]): Promise<Known> {
    if (login === undefined || !loginField.safeParse(login).success) return { refused: 'name-unusable' }
    const same = accountsHere().find((each) => each.login.toLowerCase() === login.toLowerCase())
    if (same === undefined) {
      if (!config.create) return { refused: 'no-account' }
      // two who come at once as the same person make one account
      const account = idOf(`provider ${issuer} ${subject}`)
      await give({ type: 'create-account', body: { account, login, roles: [...wanted], post: null } })
      const made = accountBy(account)
      return made === undefined ? { refused: 'name-taken' } : { account: made }
    }
    const isFree = same.org === config.organisation && !(await identities.isLinked(same.id))
    return isFree && (config.adopt || !(await hasOwnWay(same.id))) ? { account: same } : { refused: 'name-taken' }
  }

  async function find(person: Person): Promise<Known> {
    const { issuer, subject, groups } = person
    const wanted = rolesOf(groups)
    const known = await identities.accountOf(issuer, subject)
    await caughtUp()
    if (known !== undefined && mustHave(known).disabled) return { refused: 'disabled' }
    // who has left all groups loses what they gave
    if (known !== undefined) await settleRoles(known, wanted)
    if (wanted.length === 0) return { refused: 'no-group' }
    if (known !== undefined) return { account: mustHave(known) }
    const first = await firstTime(person, wanted)
    if (first.refused !== undefined) return first
    const { id, disabled } = first.account
    if (disabled) return { refused: 'disabled' }
    await identities.link(issuer, subject, id, now())
    await settleRoles(id, wanted)
    return { account: mustHave(id) }
  }

  return {
    /** one after the other: of two administrators who lose that role at once, one stays */
    find: (person: Person): Promise<Known> => turns.take('provider', () => find(person)),
  }
}
