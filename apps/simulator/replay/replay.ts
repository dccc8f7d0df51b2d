import type { Credentials } from '../credentials.ts'
import { auditIncidents } from './audit.ts'
import { seatCast } from './cast.ts'
import { accountFor, createLedger } from './ledger.ts'
import { makePlan, type Plan } from './plan.ts'
import { readLog } from './read-log.ts'
import { unusableReasons } from './row.ts'
import { createSchedule, type Schedule } from './schedule.ts'
import { isBalanced, type Summary } from './summary.ts'
import { orderUnits, scheduleCall, type Telling } from './tell-call.ts'

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
  readonly signal: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** time zone of the log; default that of San Francisco */
  readonly timeZone?: string
  /** begins all ids; another name plays the same log on the same server anew. Default: none, so that a second start goes on */
  readonly name?: string
}

/** Tasks that may be on the way at once. */
const inFlight = { paced: 256, max: 128 }

/**
 * Plays a log of real calls with its real units and times, through the server's front door alone, and reads back what the
 * server made of it. Throws UnreadableLog; ends with the signal's reason when that is given.
 */
export async function replay(options: ReplayOptions): Promise<Summary> {
  const { url, credentials, file, speed, signal, name = '', onProgress } = options
  const plan = makePlan(await readLog(file, options.timeZone ?? 'America/Los_Angeles'))
  const onStep = (_: string, done: number, of: number): void => onProgress?.({ phase: 'setting-up', done, of })
  const cast = await seatCast(plan, { url, credentials, signal, onStep })
  try {
    const began = performance.now()
    const played = await play(plan, { ...options, name, schedule: scheduleFor(plan, speed, signal), cast })
    const tookS = Math.round((performance.now() - began) / 100) / 10
    onProgress?.({ phase: 'checking', done: 0, of: plan.calls.length })
    const [auditor] = cast.dispatchers
    if (auditor === undefined) throw new Error('nobody is there to read back')
    const audit = await auditIncidents(
      auditor,
      plan.calls.map(({ call }) => name + call),
    )
    const account = accountFor(plan, new Set(unusableReasons), played.ledger)
    const { findings, units } = plan
    const { commands, mostOpen, lateMs } = played
    return {
      ...account,
      file,
      units: units.size,
      commands,
      tookS,
      mostOpen,
      lateMs,
      audit,
      findings,
      balanced: isBalanced(account, audit),
    }
  } finally {
    cast.close()
  }
}

/** The schedule and the log's time on it: the wall clock times the speed, from the first call on. */
function scheduleFor(plan: Plan, speed: number | 'max', signal: AbortSignal): Schedule & { nowMs(): number } {
  const first = plan.calls[0]?.receivedAt ?? 0
  const began = performance.now()
  const nowMs = (): number => (speed === 'max' ? Infinity : first + (performance.now() - began) * speed)
  const atOnce = speed === 'max' ? inFlight.max : inFlight.paced
  return { ...createSchedule({ nowMs, speed: speed === 'max' ? 1 : speed, inFlight: atOnce, signal }), nowMs }
}

type Playing = ReplayOptions & {
  readonly name: string
  readonly schedule: ReturnType<typeof scheduleFor>
  readonly cast: Telling['cast']
}

async function play(plan: Plan, { name, schedule, cast, onProgress }: Playing) {
  const ledger = createLedger()
  let [commands, open, mostOpen] = [0, 0, 0]
  const telling: Telling = {
    schedule,
    cast,
    ledger,
    name,
    bounds: new Map(),
    onCommand: () => void (commands += 1),
    onOpen: (change) => {
      open += change
      mostOpen = Math.max(mostOpen, open)
    },
  }
  for (const call of plan.calls) scheduleCall(telling, call)
  orderUnits(telling, plan.calls)
  const tell = (): void => {
    const logTime = schedule.nowMs()
    const time = Number.isFinite(logTime) ? { logTime } : {}
    onProgress?.({ phase: 'playing', done: ledger.calls.size, of: plan.calls.length, open, commands, ...time })
  }
  const ticker = setInterval(tell, 1000)
  try {
    const lateMs = await schedule.run()
    return { ledger, commands, mostOpen, lateMs }
  } finally {
    clearInterval(ticker)
  }
}
