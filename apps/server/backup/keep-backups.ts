import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { Log } from '../log.ts'
import type { Store } from '../store/index.ts'

/** At most so much is lost with the machine. */
const everyMs = 5 * 60_000
const dayMs = 86_400_000
const main = join(import.meta.dirname, '../main.ts')

export type BackupState = {
  /** when the newest set was made, milliseconds; null: none yet by this process */
  readonly madeAt: number | null
  /** why the last try failed; null: it did not */
  readonly failed: string | null
}

type Parts = {
  readonly folder: string
  readonly store: Pick<Store, 'alone'>
  readonly now: () => number
  readonly log: Log
  readonly dataDir: string
  readonly databaseUrl: string | undefined
}

const said = z.object({ madeAt: z.number() })

/**
 * Adds a set to a folder of backups every five minutes, one of them a day with where units were: in a child process, by one
 * server process at a time. A place that is away is tried again and told in `state`; dispatch never waits for it.
 */
export function keepBackups({ folder, store, now, log, dataDir, databaseUrl }: Parts) {
  const stop = new AbortController()
  let state: BackupState = { madeAt: null, failed: null }
  let wholeAt = -Infinity
  let work: Promise<void> | undefined
  const { PATH = '' } = process.env
  const env = { PATH, TOCSIN_DATA: dataDir, ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }) }

  async function make(): Promise<void> {
    const at = now()
    const isWhole = at - wholeAt >= dayMs
    try {
      const mine = await store.alone('backup', async () => {
        const { madeAt } = said.parse(
          JSON.parse(await runProgram(['backup', folder, '--json', ...(isWhole ? [] : ['--quick'])], env, stop.signal)),
        )
        state = { madeAt, failed: null }
      })
      if (mine && isWhole) wholeAt = at
    } catch (error) {
      if (stop.signal.aborted) return
      const failed = plainest(error)
      if (state.failed === null) log.warn({ err: error, folder }, 'no backup could be made')
      state = { ...state, failed }
    }
  }

  const look = (): Promise<void> => {
    work ??= make().finally(() => {
      work = undefined
    })
    return work
  }
  const timer = setInterval(() => void look(), everyMs)
  void look()
  return {
    look,
    state: (): BackupState => state,
    /** a set that is being made is broken off: it does not count without its manifest */
    async stop(): Promise<void> {
      clearInterval(timer)
      stop.abort()
      await work
    },
  }
}

async function runProgram(args: readonly string[], env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [main, ...args], { env, signal })
  return stdout
}

/** What the program said last, in one line. */
function plainest(error: unknown): string {
  const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
  return stderr.split('\n').at(-1) || (error instanceof Error ? error.message : String(error))
}
