import { z } from 'zod'
import { roles, type Account, type Role } from '../account/account.ts'
import { accountCommands } from '../account/commands.ts'
import { id as anyId } from '../fields.ts'
import { partsText } from './parts.ts'
import type { ListPreview, RefusedCell, RowChange } from './preview.ts'
import { cellsOf, differingColumns, type Cells, type Table } from './table.ts'

/** The columns of a table of accounts: staff as users of the system, and nothing else of them. */
export const accountColumns = ['account', 'login', 'roles', 'post', 'disabled'] as const

export const accountAliases: Readonly<Record<string, string>> = {
  账号: 'account',
  编号: 'account',
  登录名: 'login',
  角色: 'roles',
  所队: 'post',
  驻点: 'post',
  停用: 'disabled',
}

/** An account as the table has it. */
export const accountRow = z.object({
  account: anyId,
  login: accountCommands['create-account'].shape.login,
  roles: z.array(z.enum(roles)),
  post: anyId.nullable(),
  disabled: z.boolean(),
})
export type AccountRow = z.output<typeof accountRow>

const textsOf = ({ account, login, roles: may, post, disabled }: AccountRow): readonly string[] => [
  account,
  login,
  partsText(may.toSorted(), '|'),
  post ?? '',
  disabled ? 'yes' : 'no',
]

/** What a table takes of an account. */
type Listed = Pick<Account, 'id' | 'login' | 'roles' | 'post' | 'disabled' | 'standIns'>

/** An account as a row of the table: what it is for good, without what it stands in for. */
export const rowOfAccount = ({ id, login, roles: may, post, disabled, standIns }: Listed): AccountRow => ({
  account: id,
  login,
  roles: may.filter((role) => !standIns.some((each) => each.role === role)),
  post,
  disabled,
})

/** Accounts as a table, ready to be written as CSV; read back it changes nothing. No password is ever in it. */
export const tableOfAccounts = (accounts: readonly Listed[]): readonly (readonly string[])[] => [
  accountColumns,
  ...accounts.map((account) => textsOf(rowOfAccount(account))),
]

function readRoles(cells: Cells): Role[] {
  const read = cells.parts('roles').map((part) => z.enum(roles).safeParse(part.toLowerCase()).data)
  if (read.includes(undefined)) cells.refuse('roles', 'no-such-role')
  return [...new Set(read.filter((role) => role !== undefined))]
}

function readRow(cells: Cells, posts: readonly string[]): AccountRow | undefined {
  const account = cells.must('account', anyId, 'not-a-code')
  const login = cells.must('login', accountRow.shape.login, 'not-fitting')
  const may = readRoles(cells)
  const post = cells.text('post')
  if (post !== '' && !posts.includes(post)) cells.refuse('post', 'no-such-post')
  const disabled = cells.yesOrNo('disabled')
  if (account === undefined || login === undefined) return undefined
  return { account, login, roles: may, post: post === '' ? null : post, disabled }
}

type Around = {
  /** ids of the organisation's posts */
  readonly posts: readonly string[]
  /** who imports: takes nothing away from himself */
  readonly by: string
}

/**
 * What a table of accounts would make of those that are there; as `readTypesTable`. Accounts that it leaves out stay as
 * they are, and a sign-in name stays what it was given.
 */
export function readAccountsTable(
  table: Table,
  before: readonly Listed[],
  { posts, by }: Around,
): ListPreview<AccountRow> {
  const refused: RefusedCell[] = []
  const known = new Map(before.map((each) => [each.id, each]))
  const logins = new Map(before.map(({ login, id }) => [login.toLowerCase(), id]))
  const read = new Map<string, AccountRow>()
  for (const cells of cellsOf(table, accountAliases, ['account', 'login', 'roles'], refused)) {
    const row = readRow(cells, posts)
    if (row === undefined) continue
    const was = known.get(row.account)
    const holder = logins.get(row.login.toLowerCase())
    if (read.has(row.account)) cells.refuse('account', 'twice')
    else if (holder !== undefined && holder !== row.account) cells.refuse('login', 'twice')
    else if (was !== undefined && was.login !== row.login) cells.refuse('login', 'not-fitting')
    else if (row.account === by && (row.disabled || !row.roles.includes('administrator')))
      cells.refuse(row.disabled ? 'disabled' : 'roles', 'oneself')
    else read.set(row.account, row)
    logins.set(row.login.toLowerCase(), row.account)
  }
  const merged = [...read.values()]
  const changes = merged.flatMap((row): RowChange[] => {
    const was = known.get(row.account)
    const fields = was === undefined ? [] : differingColumns(accountColumns, textsOf(rowOfAccount(was)), textsOf(row))
    if (was !== undefined && fields.length === 0) return []
    const change = was === undefined ? 'new' : row.disabled && !was.disabled ? 'retired' : 'changed'
    return [{ code: row.account, name: { zh: row.login, en: row.login }, change, fields }]
  })
  return { merged, changes, same: merged.length - changes.length, refused }
}
