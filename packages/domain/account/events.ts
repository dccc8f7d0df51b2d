import type { Nothing } from '../event.ts'
import type { LetIn } from '../secrecy/secrecy.ts'
import type { Account, Role } from './account.ts'

export type AccountEvent =
  | { readonly type: 'account-created'; readonly data: Pick<Account, 'id' | 'org' | 'login' | 'roles' | 'post'> }
  | { readonly type: 'role-granted'; readonly data: { readonly role: Role; readonly until?: number | null } }
  | { readonly type: 'role-revoked'; readonly data: { readonly role: Role } }
  | { readonly type: 'account-disabled'; readonly data: Nothing }
  | { readonly type: 'account-enabled'; readonly data: Nothing }
  /** the post it works for; null: none */
  | { readonly type: 'account-post-set'; readonly data: Pick<Account, 'post'> }
  | { readonly type: 'account-joined-unit'; readonly data: { readonly unit: string } }
  | { readonly type: 'account-left-unit'; readonly data: { readonly unit: string } }
  | { readonly type: 'account-let-in'; readonly data: LetIn }
  | { readonly type: 'account-shut-out'; readonly data: Pick<LetIn, 'incident' | 'how'> }
