import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChild } from '../entry/child.mjs'
import { steps, stepsBeside, type Step } from './steps.ts'
import { sumOf, tallyLine, tallyTests, type Tally } from './tally.ts'

const house = join(import.meta.dirname, '../..')
const required = Boolean(process.env['CI'])

process.chdir(house)
const failedTitles: string[] = []
const vitestArgs = process.argv.slice(2)
// Arguments choose tests, so somebody is working on those: only they run.
const isWhole = vitestArgs.length === 0
const tallies = isWhole ? await runAll() : [await runTests(vitestArgs)]
const total = sumOf(tallies)
if (isWhole) {
  total.passed += steps.length + stepsBeside.length - failedTitles.length
  total.failed += failedTitles.length
}
reportSkips(total)
for (const name of [...failedTitles, ...total.failedNames]) console.log(`failed: ${name}`)
console.log(tallyLine(total))
process.exitCode = total.failed === 0 ? 0 : 1

/** The browser leaves half of a small machine idle: what else has to be checked is checked meanwhile. */
async function runAll(): Promise<readonly Tally[]> {
  await runSteps(steps)
  const tests = await runTests(['--project', 'unit', '--project', 'database'])
  const [browser] = await Promise.all([runTests(['--project', 'browser']), runSteps(stepsBeside)])
  return [tests, browser]
}

async function runSteps(list: readonly Step[]): Promise<void> {
  for (const { title, command, args } of list)
    if ((await runTitled(title, command, args)) !== 0) failedTitles.push(title)
}

async function runTests(args: readonly string[]): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-tests-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const exitCode = await runTitled(`Tests (vitest ${args.join(' ')})`, 'vitest', ['run', ...reporters, ...args])
  const text = existsSync(report) ? readFileSync(report, 'utf8') : ''
  rmSync(folder, { recursive: true })
  return tallyTests(text, exitCode)
}

/** In CI whatever can run must run: beside the real data a skipped test is a failure. */
function reportSkips(tally: Tally): void {
  if (!required || tally.skipped === 0) return
  for (const name of tally.skippedNames) console.log(`skipped: ${name}`)
  if (!existsSync(join(house, '../shared/data'))) return
  failedTitles.push(`${tally.skipped} skipped tests, though CI requires all`)
  tally.failed += 1
}

async function runTitled(title: string, command: string, args: string[]): Promise<number> {
  console.log(`\n=== ${title}`)
  const startedMs = performance.now()
  const code = await runChild(command, args, { shell: process.platform === 'win32' })
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
  console.log(`${code === 0 ? 'ok' : 'FAILED'}: ${title}, ${seconds} s`)
  // Stopped by hand: go no further.
  if (code > 128) process.exit(code)
  return code
}
