import type { UnitRow } from '@tocsin/domain'
import { describe, expect, it } from 'vitest'
import { changesOfAccount, changesOfUnit } from './changes.ts'

const account = { roles: ['call-taker', 'responder'] as const, post: null, disabled: false, standIns: [] }
const row = { account: 'a', login: 'ann', roles: [...account.roles], post: null, disabled: false }
const unit: UnitRow = {
  unit: 'u',
  callSign: 'U1',
  kind: 'patrol',
  name: null,
  post: null,
  vehicle: null,
  retired: false,
}
const typesOf = (commands: readonly { readonly type: string }[]) => commands.map(({ type }) => type)

describe('what makes an account as it should be', () => {
  it('is nothing where it is so', () => expect(changesOfAccount(account, row)).toEqual([]))

  it('gives a role before it takes one, so that nobody is without in between', () => {
    const changes = changesOfAccount(account, { ...row, roles: ['dispatcher', 'responder'], post: 'p', disabled: true })
    expect(typesOf(changes)).toEqual(['grant-role', 'revoke-role', 'set-account-post', 'disable-account'])
  })

  it('leaves alone what it stands in for, and gives it for good where the list says so', () => {
    const standIns = [{ role: 'dispatcher' as const, until: 9, by: 'b' }]
    const standing = { ...account, roles: [...account.roles, 'dispatcher' as const], standIns }
    expect(changesOfAccount(standing, row)).toEqual([])
    const forGood = changesOfAccount(standing, { ...row, roles: [...row.roles, 'dispatcher'] })
    expect(typesOf(forGood)).toEqual(['grant-role'])
  })

  it('makes a new one, disabled where the list says so', () => {
    expect(typesOf(changesOfAccount(undefined, row))).toEqual(['create-account'])
    const disabled = changesOfAccount(undefined, { ...row, disabled: true })
    expect(typesOf(disabled)).toEqual(['create-account', 'disable-account'])
  })
})

describe('what makes a unit as it should be', () => {
  const inFleet = { ...unit, retiredAt: null }
  const out = { ...unit, retiredAt: 1 }

  it('is nothing where it is so, in the fleet and out of it', () => {
    expect(changesOfUnit(inFleet, unit)).toEqual([])
    expect(changesOfUnit(out, { ...unit, retired: true })).toEqual([])
  })

  it('brings it back before it is changed, and takes it out after', () => {
    expect(typesOf(changesOfUnit(out, { ...unit, callSign: 'U2' }))).toEqual(['restore-unit', 'change-unit'])
    expect(typesOf(changesOfUnit(inFleet, { ...unit, callSign: 'U2', retired: true }))).toEqual([
      'change-unit',
      'retire-unit',
    ])
    expect(typesOf(changesOfUnit(out, { ...unit, callSign: 'U2', retired: true }))).toEqual([
      'restore-unit',
      'change-unit',
      'retire-unit',
    ])
  })

  it('registers a new one', () => expect(typesOf(changesOfUnit(undefined, unit))).toEqual(['register-unit']))
})
