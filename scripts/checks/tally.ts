import { z } from 'zod'

/** What was run, in numbers. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
  /** Full names of skipped tests. */
  skippedNames: string[]
}

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
})

/**
 * Counts a report of Vitest's JSON reporter. A file that fails outside its tests (an import that breaks, a failing
 * `beforeAll`) counts as one failure; a run that fails without naming any (an unhandled error) as one too.
 * @param reportText the report as written by Vitest; '' when it wrote none
 * @param exitCode Vitest's exit code
 */
export function tallyTests(reportText: string, exitCode: number): Tally {
  const files = reportText === '' ? [] : reportSchema.parse(JSON.parse(reportText)).testResults
  const tally: Tally = { passed: 0, failed: 0, skipped: 0, skippedNames: [] }
  for (const file of files) {
    for (const test of file.assertionResults) countTest(tally, test)
    const blamed = file.assertionResults.some((test) => test.status === 'failed')
    if (file.status === 'failed' && !blamed) tally.failed += 1
  }
  if (exitCode !== 0 && tally.failed === 0) tally.failed = 1
  return tally
}

function countTest(tally: Tally, test: { fullName: string; status: string }): void {
  if (test.status === 'passed') tally.passed += 1
  else if (test.status === 'failed') tally.failed += 1
  else {
    tally.skipped += 1
    tally.skippedNames.push(test.fullName)
  }
}

/** The one plain line that ends `npm test` and .ci/run. */
export function tallyLine(tally: Tally): string {
  return `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`
}
