import type { Recorded } from '../event.ts'
import type { LetIn } from '../secrecy/secrecy.ts'
import { unreachable } from '../unreachable.ts'
import type { AccountEvent } from './events.ts'

/** What people may be; the permission table says what each may do. */
export const roles = [
  'call-taker',
  'dispatcher',
  'shift-leader',
  'duty-leader',
  'station-officer',
  'responder',
  'administrator',
  'auditor',
] as const
export type Role = (typeof roles)[number]

/** A role held for a while in somebody's stead: until `until` (milliseconds), given by `by`. */
export type StandIn = { readonly role: Role; readonly until: number; readonly by: string }

/** What one may be for a while in somebody's stead: the desk, not who gives rights or reads who used them. */
export const deskRoles = ['call-taker', 'dispatcher', 'station-officer'] as const satisfies readonly Role[]

/** The longest that somebody stands in, in milliseconds. */
export const longestStandInMs = 14 * 86_400_000

/** A member of staff as a user of the system. The password lives apart, in a table that is not the log. */
export type Account = {
  readonly id: string
  readonly org: string
  /** what is typed at sign-in */
  readonly login: string
  readonly roles: readonly Role[]
  /** the post of a station duty officer */
  readonly post: string | null
  /** the unit that a responder works on now; follows sign-on and sign-off */
  readonly unit: string | null
  readonly disabled: boolean
  /** which of `roles` end by themselves, and when */
  readonly standIns: readonly StandIn[]
  /** incidents that are open to this account alone: sealed ones in which it is named, and where it broke the glass */
  readonly letInto: readonly LetIn[]
}

/** An account after one more event. Throws when the event comes before its first: then the log is broken. */
export function evolveAccount(before: Account | undefined, event: Recorded<AccountEvent>): Account {
  if (event.type === 'account-created') return { ...event.data, unit: null, disabled: false, standIns: [], letInto: [] }
  if (before === undefined) throw new Error(`${event.type} before account-created: ${event.stamp.subject}`)
  switch (event.type) {
    case 'role-granted': {
      const { role, until = null } = event.data
      return {
        ...before,
        roles: [...before.roles.filter((each) => each !== role), role],
        standIns: [
          ...before.standIns.filter((each) => each.role !== role),
          ...(until === null ? [] : [{ role, until, by: event.stamp.by }]),
        ],
      }
    }
    case 'role-revoked':
      return {
        ...before,
        roles: before.roles.filter((role) => role !== event.data.role),
        standIns: before.standIns.filter(({ role }) => role !== event.data.role),
      }
    case 'account-disabled':
      return { ...before, disabled: true }
    case 'account-enabled':
      return { ...before, disabled: false }
    case 'account-post-set':
      return { ...before, post: event.data.post }
    case 'account-joined-unit':
      return { ...before, unit: event.data.unit }
    case 'account-left-unit':
      return { ...before, unit: null }
    case 'account-let-in':
      return { ...before, letInto: [...before.letInto.filter((each) => !isSame(each, event.data)), event.data] }
    case 'account-shut-out':
      return { ...before, letInto: before.letInto.filter((each) => !isSame(each, event.data)) }
    default:
      return unreachable(event)
  }
}

const isSame = (one: Pick<LetIn, 'incident' | 'how'>, other: Pick<LetIn, 'incident' | 'how'>): boolean =>
  one.incident === other.incident && one.how === other.how
