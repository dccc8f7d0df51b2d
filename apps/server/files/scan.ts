import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants } from 'node:fs'
import type { Log } from '../log.ts'
import { StartupError } from '../postgres/index.ts'

/** What the site's scanner made of a file; `not-scanned`: it could not be asked, which is no yes. */
export type Verdict = 'clean' | 'infected' | 'not-scanned'

/** One file on its way through the scanner: `through` passes every byte on, `verdict` is asked for after the last. */
export type Scan = {
  readonly through: (content: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array>
  readonly verdict: () => Promise<Verdict>
}
export type StartScan = () => Scan

/** A scanner that hangs must not hold a file for ever. */
const patienceMs = 60_000

/** As `clamscan`, `clamdscan` and others end: 0 nothing was found, 1 something was. */
const verdicts: ReadonlyMap<number | null, Verdict> = new Map([
  [0, 'clean'],
  [1, 'infected'],
])

/**
 * The site's scanner: a command with its arguments, parted by spaces, that reads a file from its standard input and ends with
 * 0 (clean) or 1 (found), such as `/usr/bin/clamdscan --no-summary -`. It is run for each file, without a shell, and sees no
 * name. Throws `StartupError` where the command is no program.
 */
export function createScanner(command: string, log: Log): StartScan {
  const [program = '', ...args] = command.trim().split(/\s+/)
  try {
    accessSync(program, constants.X_OK)
  } catch {
    throw new StartupError(`TOCSIN_SCAN: ${program} is no program: give its whole path, then its arguments`)
  }
  return () => {
    const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'ignore'], env: { PATH: process.env['PATH'] } })
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs).unref()
    // one that is through with it early closes its end: what it made of it counts, not what was left to read
    child.stdin.on('error', () => undefined)
    const ended = new Promise<Verdict>((resolve) => {
      child.once('error', () => resolve('not-scanned'))
      child.once('close', (code) => resolve(verdicts.get(code) ?? 'not-scanned'))
    }).finally(() => clearTimeout(timer))

    const isOpen = (): boolean => child.stdin.writable && child.exitCode === null
    return {
      async *through(content) {
        try {
          for await (const piece of content) {
            if (isOpen() && !child.stdin.write(piece))
              await Promise.race([once(child.stdin, 'drain'), ended]).catch(() => undefined)
            yield piece
          }
          child.stdin.end()
        } finally {
          // what was refused on the way is not judged any more
          if (!child.stdin.writableEnded) child.kill('SIGKILL')
        }
      },
      async verdict() {
        const verdict = await ended
        if (verdict === 'infected') log.warn({}, 'the scanner found something in a file: it was not taken')
        if (verdict === 'not-scanned') log.error({ program }, 'the scanner could not judge a file: it was not taken')
        return verdict
      },
    }
  }
}
