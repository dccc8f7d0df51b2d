import type { Recorded } from '../event.ts'
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
}

/** An account after one more event. Throws when the event comes before its first: then the log is broken. */
export function evolveAccount(before: Account | undefined, event: Recorded<AccountEvent>): Account {
  if (event.type === 'account-created') return { ...event.data, unit: null, disabled: false }
  if (before === undefined) throw new Error(`${event.type} before account-created: ${event.stamp.subject}`)
  switch (event.type) {
    case 'role-granted':
      return { ...before, roles: [...before.roles.filter((role) => role !== event.data.role), event.data.role] }
    case 'role-revoked':
      return { ...before, roles: before.roles.filter((role) => role !== event.data.role) }
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
    default:
      return unreachable(event)
  }
}
