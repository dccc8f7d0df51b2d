import type { Commands } from '../all-commands.ts'
import type { Context, Decide, Decision, World } from '../decision.ts'
import { refuse, type Refusal } from '../refusals.ts'
import { subjectId } from '../subject.ts'
import type { Account } from './account.ts'
import type { AccountEvent } from './events.ts'
import type { accountCommands } from './commands.ts'

/** The claim that keeps a sign-in name with one account. */
const loginClaim = (login: string): string => `login/${login.toLowerCase()}`

const one = (account: Account, event: AccountEvent): Decision => ({
  events: [{ ...event, subject: subjectId('account', account.id), owner: account.org }],
})

function ifKnown(world: World, id: string, then: (account: Account) => Decision): Decision {
  const account = world.get('account', id)
  return account === undefined ? refuse('not-found', { account: id }) : then(account)
}

/**
 * Nobody takes away his own rights, so one administrator is always left. The actor's account is looked at for that: of
 * two who do it to each other at once, the second is decided again and is no administrator any more.
 */
function whyNotTakeAway(id: string, world: World, { account }: Context): Refusal | undefined {
  if (id === account) return refuse('last-administrator')
  const actor = world.get('account', account)
  const stillMay = actor === undefined || (actor.roles.includes('administrator') && !actor.disabled)
  return stillMay ? undefined : refuse('not-allowed')
}

/** Decisions about accounts. An order that changes nothing (a role given twice) is no refusal and no event. */
export const decideAccount: { [Name in keyof typeof accountCommands]: Decide<Commands[Name]> } = {
  'create-account': (command, world, { org }) => {
    const { account: id, login, roles, post } = command
    if (world.get('account', id)) return refuse('exists-already', { account: id })
    if (post !== null && !world.get('post', post)) return refuse('not-found', { post })
    return {
      events: [
        {
          type: 'account-created',
          subject: subjectId('account', id),
          owner: org,
          data: { id, org, login, roles: [...new Set(roles)], post },
        },
      ],
      take: [{ key: loginClaim(login), holder: id }],
    }
  },
  'grant-role': ({ account: id, role }, world) =>
    ifKnown(world, id, (account) =>
      account.roles.includes(role) ? { events: [] } : one(account, { type: 'role-granted', data: { role } }),
    ),
  'revoke-role': ({ account: id, role }, world, context) =>
    ifKnown(world, id, (account) => {
      if (!account.roles.includes(role)) return { events: [] }
      const no = role === 'administrator' ? whyNotTakeAway(id, world, context) : undefined
      return no ?? one(account, { type: 'role-revoked', data: { role } })
    }),
  'set-account-post': ({ account: id, post }, world) =>
    ifKnown(world, id, (account) => {
      if (post !== null && !world.get('post', post)) return refuse('not-found', { post })
      return account.post === post ? { events: [] } : one(account, { type: 'account-post-set', data: { post } })
    }),
  'disable-account': ({ account: id }, world, context) =>
    ifKnown(world, id, (account) => {
      if (account.disabled) return { events: [] }
      return whyNotTakeAway(id, world, context) ?? one(account, { type: 'account-disabled', data: {} })
    }),
  'enable-account': ({ account: id }, world) =>
    ifKnown(world, id, (account) =>
      account.disabled ? one(account, { type: 'account-enabled', data: {} }) : { events: [] },
    ),
}
