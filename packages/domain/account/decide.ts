import type { Commands } from '../all-commands.ts'
import type { Context, Decide, Decision, World } from '../decision.ts'
import { refuse, type Refusal } from '../refusals.ts'
import { subjectId } from '../subject.ts'
import { deskRoles, longestStandInMs, type Account } from './account.ts'
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

/** Who is no administrator has people stand in at the desk, and nothing more. The program itself founds organisations. */
function administers(world: World, { account }: Context): boolean {
  const actor = world.get('account', account)
  return actor === undefined || actor.roles.includes('administrator')
}

function whyNotStandIn(
  account: Account,
  { role, until }: Commands['grant-role'],
  world: World,
  context: Context,
): Refusal | undefined {
  const isDesk = deskRoles.some((each) => each === role)
  if (!administers(world, context) && (until === null || !isDesk)) return refuse('not-allowed', { verb: 'grant-role' })
  if (until === null) return undefined
  if (account.id === context.account) return refuse('own-rights')
  if (account.disabled) return refuse('account-disabled', { account: account.id })
  if (until <= context.now) return refuse('time-in-past')
  return until - context.now > longestStandInMs
    ? refuse('stand-in-too-long', { days: longestStandInMs / 86_400_000 })
    : undefined
}

/** Who has a role for good stands in for nobody; who stands in may be given longer, or the role for good. */
function grant(account: Account, command: Commands['grant-role'], world: World, context: Context): Decision {
  const no = whyNotStandIn(account, command, world, context)
  if (no !== undefined) return no
  const { role, until } = command
  const standIn = account.standIns.find((each) => each.role === role)
  if (account.roles.includes(role) && (standIn === undefined || standIn.until === until)) return { events: [] }
  return one(account, { type: 'role-granted', data: until === null ? { role } : { role, until } })
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
  'grant-role': (command, world, context) =>
    ifKnown(world, command.account, (account) => grant(account, command, world, context)),
  'end-stand-in': ({ account: id, role }, world, { now }) =>
    ifKnown(world, id, (account) => {
      const standIn = account.standIns.find((each) => each.role === role)
      if (standIn === undefined) return { events: [] }
      return standIn.until > now ? refuse('stand-in-lasts') : one(account, { type: 'role-revoked', data: { role } })
    }),
  'revoke-role': ({ account: id, role }, world, context) =>
    ifKnown(world, id, (account) => {
      if (!account.roles.includes(role)) return { events: [] }
      if (!administers(world, context) && !account.standIns.some((each) => each.role === role))
        return refuse('not-allowed', { verb: 'revoke-role' })
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
