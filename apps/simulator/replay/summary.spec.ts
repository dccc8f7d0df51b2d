import { describe, expect, it } from 'vitest'
import type { Violation } from '../invariants.ts'
import type { Account } from './ledger.ts'
import { isBalanced } from './summary.ts'

const account: Account = {
  rows: { inFile: 10, played: 8, unusable: { 'no-time': 2 }, refused: {}, odd: {} },
  calls: { inFile: 4, closed: 3, refused: {}, untold: 1 },
}
const audit = { incidents: 3, closed: 3, slips: 8, runs: 8, acceptedFeedbacks: 8, missing: [] }
const rows = (change: Partial<Account['rows']>): Account => ({ ...account, rows: { ...account.rows, ...change } })
const calls = (change: Partial<Account['calls']>): Account => ({ ...account, calls: { ...account.calls, ...change } })

describe('a replay is balanced', () => {
  it('when every row and call was played or could not be, and the log says the same', () => {
    expect(isBalanced(account, audit, [])).toBe(true)
  })

  it.each([
    ['a row was refused', rows({ played: 7, refused: { 'dispatch: unit-busy': 1 } }), { ...audit, runs: 7 }],
    ['a call was refused', calls({ closed: 2, refused: { 'close: open-slips': 1 } }), { ...audit, closed: 2 }],
    ['a refused row is counted twice', rows({ refused: { 'dispatch: unit-busy': 1 } }), audit],
    ['a row has no fate', rows({ played: 7 }), { ...audit, runs: 7 }],
    ['a call has no fate', calls({ untold: 0 }), audit],
    ['the log has a run less', account, { ...audit, runs: 7 }],
  ])('but not when %s', (_, changed, read) => {
    expect(isBalanced(changed, read, [])).toBe(false)
  })

  it('nor when a rule was broken', () => {
    const broken: Violation = { rule: 'one-unit-one-slip', subject: 'unit/E1', detail: 'two slips', position: 7 }
    expect(isBalanced(account, audit, [broken])).toBe(false)
  })
})
