import type { Credentials } from '../credentials.ts'
import { checkInvariants } from '../invariants.ts'
import { auditIncidents } from './audit.ts'
import { seatCast } from './cast.ts'
import { accountFor } from './ledger.ts'
import { makePlan } from './plan.ts'
import { play } from './play.ts'
import { readLog } from './read-log.ts'
import { unusableReasons } from './row.ts'
import { isBalanced, type Summary } from './summary.ts'

export type Progress = {
  readonly phase: 'setting-up' | 'playing' | 'checking'
  readonly done: number
  readonly of: number
  /** the time in the log that is being played; undefined before and after */
  readonly logTime?: number
  readonly open?: number
  readonly commands?: number
}

export type ReplayOptions = {
  readonly url: string
  readonly credentials: Credentials
  readonly file: string
  /** times the wall clock, or as fast as the server keeps up */
  readonly speed: number | 'max'
  /** folder of the city that the server uses: at a speed at which one sees it, units drive on its roads */
  readonly cityDir?: string
  readonly signal: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** time zone of the log; default that of San Francisco */
  readonly timeZone?: string
  /** begins all ids; another name plays the same log on the same server anew. Default: none, so that a second start goes on */
  readonly name?: string
}

/**
 * Plays a log of real calls with its real units and times, through the server's front door alone, and reads back what the
 * server made of it. Throws UnreadableLog; ends with the signal's reason when that is given.
 */
export async function replay(options: ReplayOptions): Promise<Summary> {
  const { url, credentials, file, speed, signal, name = '', onProgress } = options
  const plan = makePlan(await readLog(file, options.timeZone ?? 'America/Los_Angeles'))
  const onStep = (_: string, done: number, of: number): void => onProgress?.({ phase: 'setting-up', done, of })
  const cast = await seatCast(plan, { url, credentials, signal, onStep })
  const [auditor] = cast.dispatchers
  if (auditor === undefined) throw new Error('nobody is there to read back')
  try {
    const check = checkInvariants(auditor.link.board)
    const played = await play(plan, { ...options, name, cast }).finally(() => check.stop())
    const { violations } = check
    onProgress?.({ phase: 'checking', done: 0, of: plan.calls.length })
    const audit = await auditIncidents(
      auditor,
      plan.calls.map(({ call }) => name + call),
    )
    const account = accountFor(plan, new Set(unusableReasons), played.ledger)
    return {
      ...account,
      file,
      units: plan.units.size,
      commands: played.commands,
      tookS: played.tookS,
      mostOpen: played.mostOpen,
      lateMs: speed === 'max' ? null : played.lateMs,
      refusedSteps: played.ledger.refusedSteps,
      audit,
      violations,
      findings: plan.findings,
      balanced: isBalanced(account, audit, violations),
    }
  } finally {
    cast.close()
  }
}
