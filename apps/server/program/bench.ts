import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Runs a benchmark of `bench/` as a program of its own, so that nothing of the server disturbs it. */
export async function bench(args: string[]): Promise<void> {
  const runner = fileURLToPath(new URL('../../../bench/run.ts', import.meta.url))
  const child = spawn(process.execPath, [...process.execArgv, runner, ...args], { stdio: 'inherit' })
  process.exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
