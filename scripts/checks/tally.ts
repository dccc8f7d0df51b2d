import { basename } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { z } from 'zod'

/** What was run, in numbers. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
  /** Full names of skipped tests. */
  skippedNames: string[]
  /** File, full name and first line of the error of each failure: the end of a long run tells all of them at one glance. */
  failedNames: string[]
}

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
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
  const tally: Tally = { passed: 0, failed: 0, skipped: 0, skippedNames: [], failedNames: [] }
  for (const file of files) {
    for (const test of file.assertionResults) countTest(tally, test, file.name)
    const blamed = file.assertionResults.some((test) => test.status === 'failed')
    if (file.status !== 'failed' || blamed) continue
    tally.failed += 1
    tally.failedNames.push(failure(file.name, 'outside its tests', file.message))
  }
  if (exitCode !== 0 && tally.failed === 0) tally.failed = 1
  return tally
}

/** Several runs as one. */
export const sumOf = (tallies: readonly Tally[]): Tally => ({
  passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
  failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
  skipped: tallies.reduce((sum, { skipped }) => sum + skipped, 0),
  skippedNames: tallies.flatMap(({ skippedNames }) => skippedNames),
  failedNames: tallies.flatMap(({ failedNames }) => failedNames),
})

type Outcome = z.infer<typeof reportSchema>['testResults'][number]['assertionResults'][number]

function countTest(tally: Tally, { fullName, status, failureMessages }: Outcome, file: string): void {
  if (status === 'passed') tally.passed += 1
  else if (status === 'failed') {
    tally.failed += 1
    tally.failedNames.push(failure(file, fullName, failureMessages?.[0]))
  } else {
    tally.skipped += 1
    tally.skippedNames.push(fullName)
  }
}

const failure = (file: string, test: string, message = ''): string =>
  `${basename(file)}: ${test}: ${stripVTControlCharacters(message).split('\n', 1)[0] ?? ''}`

/** The one plain line that ends `npm test` and .ci/run. */
export function tallyLine(tally: Tally): string {
  return `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`
}
