import { readLog, UnreadableLog } from './replay/read-log.ts'

// A program: says on stderr why the log given as its argument cannot be played, and ends with 1; else it ends with 0.
try {
  await readLog(process.argv[2] ?? '', 'UTC')
} catch (error) {
  if (!(error instanceof UnreadableLog)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
