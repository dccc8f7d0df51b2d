import { describe, expect, it } from 'vitest'
import { tallyLine, tallyTests } from './tally.ts'

describe('the tally', () => {
  it('counts tests by their status', () => {
    const report = reportOf({ status: 'failed', tests: ['passed', 'passed', 'failed', 'skipped', 'todo', 'pending'] })
    expect(tallyLine(tallyTests(report, 1))).toBe('2 passed, 1 failed, 3 skipped')
    expect(tallyTests(report, 1).skippedNames).toEqual(['test 3', 'test 4', 'test 5'])
  })

  it('counts a file that fails outside its tests', () => {
    const report = reportOf({ status: 'failed', tests: [] }, { status: 'passed', tests: ['passed'] })
    expect(tallyLine(tallyTests(report, 1))).toBe('1 passed, 1 failed, 0 skipped')
  })

  it('never calls a run good that ended badly', () => {
    expect(tallyTests(reportOf({ status: 'passed', tests: ['passed'] }), 1).failed).toBe(1)
    expect(tallyTests('', 127).failed).toBe(1)
  })
})

function reportOf(...files: { status: string; tests: string[] }[]): string {
  return JSON.stringify({
    testResults: files.map(({ status, tests }, file) => ({
      name: `${file}.spec.ts`,
      status,
      assertionResults: tests.map((outcome, test) => ({ fullName: `test ${test}`, status: outcome })),
    })),
  })
}
