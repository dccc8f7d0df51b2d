import { describe, expect, it } from 'vitest'
import { sumOf, tallyLine, tallyTests } from './tally.ts'

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

  it('names each failure with its file and the first line of the error', () => {
    const report = reportOf({ status: 'failed', tests: ['passed', 'failed'] }, { status: 'failed', tests: [] })
    const { failedNames } = tallyTests(report, 1)
    expect(failedNames).toEqual(['0.spec.ts: test 1: Error: 1 is 2', '1.spec.ts: outside its tests: an import breaks'])
  })

  it('of several runs is their sum', () => {
    const one = tallyTests(reportOf({ status: 'failed', tests: ['passed', 'failed', 'skipped'] }), 1)
    const other = tallyTests(reportOf({ status: 'passed', tests: ['passed', 'skipped'] }), 0)
    expect(tallyLine(sumOf([one, other]))).toBe('2 passed, 1 failed, 2 skipped')
    expect(sumOf([one, other])).toMatchObject({ skippedNames: ['test 2', 'test 1'], failedNames: one.failedNames })
  })

  it('never calls a run good that ended badly', () => {
    expect(tallyTests(reportOf({ status: 'passed', tests: ['passed'] }), 1).failed).toBe(1)
    expect(tallyTests('', 127).failed).toBe(1)
  })
})

function reportOf(...files: { status: string; tests: string[] }[]): string {
  return JSON.stringify({
    testResults: files.map(({ status, tests }, file) => ({
      name: `/of/${file}.spec.ts`,
      status,
      message: tests.length === 0 ? 'an import breaks\nat line 1' : '',
      assertionResults: tests.map((outcome, test) => ({
        fullName: `test ${test}`,
        status: outcome,
        failureMessages: outcome === 'failed' ? ['\u001b[31mError: 1 is 2\u001b[39m\n  at'] : [],
      })),
    })),
  })
}
