import type { AccountDocument, AccountRow, Unit, UnitRow } from '@tocsin/domain'
import type { TypedCommand } from '@tocsin/link'

type Listed = Pick<AccountDocument, 'roles' | 'post' | 'disabled' | 'standIns'>

/** The commands that make an account what a row or a form says; `account` undefined: it is new. What it stands in for ends by itself and is left alone. */
export function changesOfAccount(account: Listed | undefined, row: AccountRow): readonly TypedCommand[] {
  const { account: id, login, roles, post, disabled } = row
  if (account === undefined)
    return [
      { type: 'create-account', body: { account: id, login, roles, post } },
      ...(disabled ? [{ type: 'disable-account' as const, body: { account: id } }] : []),
    ]
  const lent = account.standIns.map(({ role }) => role)
  const forGood = account.roles.filter((role) => !lent.includes(role))
  const granted = roles.filter((role) => !forGood.includes(role))
  const revoked = forGood.filter((role) => !roles.includes(role))
  return [
    ...granted.map((role) => ({ type: 'grant-role' as const, body: { account: id, role } })),
    ...revoked.map((role) => ({ type: 'revoke-role' as const, body: { account: id, role } })),
    ...(post === account.post ? [] : [{ type: 'set-account-post' as const, body: { account: id, post } }]),
    ...(disabled === account.disabled
      ? []
      : [{ type: disabled ? ('disable-account' as const) : ('enable-account' as const), body: { account: id } }]),
  ]
}

/** What of a unit a change sets. */
const told = ({ callSign, kind, name, post, vehicle }: Omit<UnitRow, 'unit' | 'retired'>) => ({
  callSign,
  kind,
  name,
  post,
  vehicle,
})

/** The commands that make a unit what a row or a form says; `unit` undefined: it is new. */
export function changesOfUnit(
  unit: Pick<Unit, 'callSign' | 'kind' | 'name' | 'post' | 'vehicle' | 'retiredAt'> | undefined,
  row: UnitRow,
): readonly TypedCommand[] {
  const { unit: id, retired } = row
  const retire = { type: 'retire-unit' as const, body: { unit: id } }
  if (unit === undefined)
    return [{ type: 'register-unit', body: { unit: id, ...told(row) } }, ...(retired ? [retire] : [])]
  const isSame = JSON.stringify(told(unit)) === JSON.stringify(told(row))
  const wasOut = unit.retiredAt !== null
  const back = { type: 'restore-unit' as const, body: { unit: id } }
  return [
    ...(wasOut && (!retired || !isSame) ? [back] : []),
    ...(isSame ? [] : [{ type: 'change-unit' as const, body: { unit: id, ...told(row) } }]),
    ...(retired && (!wasOut || !isSame) ? [retire] : []),
  ]
}
