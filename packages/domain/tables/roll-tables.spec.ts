import { describe, expect, it } from 'vitest'
import { town } from '../testing/town.fixture.ts'
import { accountAliases, accountColumns, readAccountsTable, tableOfAccounts } from './accounts-table.ts'
import { unknownColumns, type Table } from './table.ts'
import { readUnitsTable, tableOfUnits } from './units-table.ts'

const stage = town()
  .given(['p-admin', 'change-unit', { unit: 'p1', callSign: 'P1', kind: 'patrol', post: 'p-post-1' }])
  .given([
    'p-admin',
    'register-unit',
    { unit: 'l1', callSign: '云梯1', kind: 'ladder', post: null, vehicle: { profile: 'large', heightM: 3.9 } },
  ])
const units = ['p1', 'p2', 'l1'].map((id) => stage.the('unit', id))
const accounts = ['p-admin', 'p-taker', 'p-dispatcher'].map((id) => stage.the('account', id))
const posts = ['p-post-1']
const around = { posts, by: 'p-admin' }

const table = (header: readonly string[], ...rows: readonly (readonly string[])[]): Table => ({
  header,
  rows: rows.map((values, at) => ({ line: at + 2, values })),
})
const again = (rows: readonly (readonly string[])[]): Table => table(rows[0] ?? [], ...rows.slice(1))

describe('a table of units', () => {
  it('read back as it was written changes nothing', () => {
    const { changes, refused, same } = readUnitsTable(again(tableOfUnits(units)), units, posts)
    expect([changes, refused, same]).toEqual([[], [], 3])
  })

  it('tells what is new, changed and retired, and leaves alone whom it does not name', () => {
    const rows = table(
      ['编号', '呼号', '类别', '所队', '注销'],
      ['e9', 'E9', 'engine', 'p-post-1', ''],
      ['p1', 'P1', 'foot', 'p-post-1', '否'],
      ['l1', '云梯1', 'ladder', '', '是'],
    )
    const { changes, refused } = readUnitsTable(rows, units, posts)
    expect(refused).toEqual([])
    expect(changes.map(({ code, change, fields }) => [code, change, fields])).toEqual([
      ['e9', 'new', []],
      ['p1', 'changed', ['kind']],
      ['l1', 'retired', ['profile', 'height_m', 'retired']],
    ])
  })

  it('names line, column and remedy of what cannot be taken', () => {
    const rows = table(
      ['unit', 'call_sign', 'kind', 'post', 'profile', 'height_m'],
      ['a b', 'X', 'patrol', '', '', ''],
      ['x1', '', 'patrol', '', '', ''],
      ['x2', 'X2', 'tank', '', '', ''],
      ['x3', 'X3', 'patrol', 'f-post-1', '', ''],
      ['x4', 'X4', 'patrol', '', 'rocket', ''],
      ['x5', 'X5', 'patrol', '', 'car', '99'],
      ['x6', 'P1', 'patrol', '', '', ''],
      ['x7', 'X7', 'patrol', '', '', ''],
      ['x7', 'X8', 'patrol', '', '', ''],
    )
    const { refused } = readUnitsTable(rows, units, posts)
    expect(refused.map(({ line, field, why }) => [line, field, why])).toEqual([
      [2, 'unit', 'not-a-code'],
      [3, 'call_sign', 'empty'],
      [4, 'kind', 'not-a-kind'],
      [5, 'post', 'no-such-post'],
      [6, 'profile', 'not-a-profile'],
      [7, 'height_m', 'not-a-number'],
      [8, 'call_sign', 'twice'],
      [10, 'unit', 'twice'],
    ])
  })

  it('lets two units change call signs with each other in neither order: one would be without', () => {
    const rows = table(['unit', 'call_sign', 'kind'], ['p1', 'P2', 'patrol'], ['p2', 'P1', 'patrol'])
    expect(readUnitsTable(rows, units, posts).refused.every(({ why }) => why === 'twice')).toBe(true)
  })
})

describe('a table of accounts', () => {
  it('read back as it was written changes nothing', () => {
    const { changes, refused, same } = readAccountsTable(again(tableOfAccounts(accounts)), accounts, around)
    expect([changes, refused, same]).toEqual([[], [], 3])
  })

  it('tells what is new, changed and disabled', () => {
    const rows = table(
      ['account', 'login', 'roles', 'post', 'disabled'],
      ['new', 'new', 'call-taker | dispatcher', 'p-post-1', ''],
      ['p-taker', stage.the('account', 'p-taker').login, 'dispatcher', '', ''],
      ['p-dispatcher', stage.the('account', 'p-dispatcher').login, 'dispatcher', '', 'yes'],
    )
    const { changes, refused } = readAccountsTable(rows, accounts, around)
    expect(refused).toEqual([])
    expect(changes.map(({ code, change }) => [code, change])).toEqual([
      ['new', 'new'],
      ['p-taker', 'changed'],
      ['p-dispatcher', 'retired'],
    ])
  })

  it('takes no role that there is not, no sign-in name twice, no other name for an account, and nothing away from oneself', () => {
    const rows = table(
      ['account', 'login', 'roles', 'disabled'],
      ['a', 'a', 'king', ''],
      ['b', stage.the('account', 'p-taker').login.toUpperCase(), 'responder', ''],
      ['p-taker', 'other', 'call-taker', ''],
      ['p-admin', stage.the('account', 'p-admin').login, 'dispatcher', ''],
    )
    const { refused } = readAccountsTable(rows, accounts, around)
    expect(refused.map(({ line, field, why }) => [line, field, why])).toEqual([
      [2, 'roles', 'no-such-role'],
      [3, 'login', 'twice'],
      [4, 'login', 'not-fitting'],
      [5, 'roles', 'oneself'],
    ])
  })

  it('knows no other column of a person, and says which it left out', () => {
    const rows = table(['登录名', 'roles', '身份证', 'phone', 'home address'])
    expect(unknownColumns(rows, accountAliases, accountColumns)).toEqual(['身份证', 'phone', 'home address'])
  })
})
