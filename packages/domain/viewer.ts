import type { DutyRole } from './duty/on-duty.ts'
import type { Account } from './account/account.ts'
import { mayEver, type Grantee } from './permissions.ts'

/** Who looks or acts. Made from the account's state alone, so that a change of rights is an event like any other. */
export type Viewer = {
  readonly account: string
  readonly org: string
  readonly roles: readonly Grantee[]
  readonly post: string | null
  readonly unit: string | null
  /** incidents that are open to it alone, in order of their ids */
  readonly letInto: readonly string[]
  /** roles of the account that give nothing now, since it is off duty; absent where there is none */
  readonly offDuty?: readonly DutyRole[] | undefined
}

/** The viewer that an account is now; undefined for a disabled one. */
export const viewerOf = (account: Account): Viewer | undefined =>
  account.disabled
    ? undefined
    : {
        account: account.id,
        org: account.org,
        roles: account.roles,
        post: account.post,
        unit: account.unit,
        letInto: [...new Set(account.letInto.map(({ incident }) => incident))].toSorted(),
      }

/** Who `viewer` is while the desk is locked: who takes calls still answers them, and sees nothing else. */
export const lockedViewer = (viewer: Viewer): Viewer => ({
  ...viewer,
  roles: mayEver(viewer.roles, 'take-contact') ? ['locked-desk'] : [],
  post: null,
  unit: null,
  letInto: [],
})

/** Viewers with equal keys see equal documents: the group that a document is made for once. */
export function groupKey({ account, org, roles, post, unit, letInto }: Viewer): string {
  const scoped = roles.includes('station-officer') || roles.includes('responder')
  const own = roles.includes('locked-desk') ? account : null
  return JSON.stringify([org, [...roles].toSorted(), scoped ? post : null, scoped ? unit : null, letInto, own])
}
