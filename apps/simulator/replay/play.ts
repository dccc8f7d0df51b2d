import { openCity } from '@tocsin/city'
import type { SeatedCast } from './cast.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { moveUnits } from './move-units.ts'
import { farthestWait, type Plan } from './plan.ts'
import type { ReplayOptions } from './replay.ts'
import { createSchedule, type Lateness, type Schedule } from './schedule.ts'
import { orderUnits, scheduleCall, type CallBounds } from './tell-call.ts'
import type { Telling } from './telling.ts'

/** Beyond this speed a drive of minutes is over in the blink of an eye. */
const fastestDrive = 120

/** Tasks that may be on the way at once. */
const inFlight = { paced: 256, max: 128 }
/** Calls that are told at a time where no clock keeps them apart. */
const callsAtOnce = 64

export type Played = {
  readonly ledger: Ledger
  readonly commands: number
  readonly mostOpen: number
  readonly lateMs: Lateness
  readonly tookS: number
}

type Playing = Pick<ReplayOptions, 'speed' | 'signal' | 'cityDir' | 'onProgress'> & {
  readonly name: string
  readonly cast: SeatedCast
}

/** Tells the whole plan in its order; resolves when the last call is closed. */
export async function play(plan: Plan, { name, cast, onProgress, cityDir, speed, signal }: Playing): Promise<Played> {
  const isVisible = cityDir !== undefined && speed !== 'max' && speed <= fastestDrive
  const roads = isVisible ? (await openCity(cityDir)).roads : undefined
  const clock = createLogClock(plan.calls[0]?.receivedAt ?? 0, speed)
  const atOnce = speed === 'max' ? inFlight.max : inFlight.paced
  const schedule = createSchedule({ nowMs: clock.nowMs, speed: clock.speed, inFlight: atOnce, signal })
  const movement = moveUnits({ roads, crews: cast.crews, homes: cast.homes, nowMs: clock.nowMs })
  const ledger = createLedger()
  let [commands, open, mostOpen] = [0, 0, 0]
  const onCommand = (): void => void (commands += 1)
  const onOpen = (change: 1 | -1): void => {
    open += change
    mostOpen = Math.max(mostOpen, open)
  }
  const telling: Telling = { schedule, cast, ledger, movement, name, bounds: new Map(), onCommand, onOpen }
  const bounds = plan.calls.map((call) => scheduleCall(telling, call))
  orderUnits(telling, plan.calls)
  if (speed === 'max') keepTogether(schedule, plan, bounds)

  const tell = (): void => {
    const logTime = clock.nowMs()
    const time = Number.isFinite(logTime) ? { logTime } : {}
    onProgress?.({ phase: 'playing', done: ledger.calls.size, of: plan.calls.length, open, commands, ...time })
  }
  const ticker = setInterval(tell, 1_000)
  try {
    clock.start()
    const lateMs = await schedule.run()
    return { ledger, commands, mostOpen, lateMs, tookS: clock.elapsedS() }
  } finally {
    clearInterval(ticker)
    movement.stop()
  }
}

/** Without a pace the calls still come one after the other: each when the one so many before it is closed. */
function keepTogether(schedule: Schedule, { calls }: Plan, bounds: readonly CallBounds[]): void {
  const atOnce = Math.max(callsAtOnce, farthestWait(calls) + 1)
  bounds.forEach(({ rung }, index) => {
    const before = bounds[index - atOnce]
    if (before !== undefined) schedule.order(before.closed, rung)
  })
}

/** The log's time: from the first call on, at this speed; with `max` everything is due at once. */
function createLogClock(firstMs: number, speed: number | 'max') {
  let began = performance.now()
  return {
    speed: speed === 'max' ? 1 : speed,
    nowMs: (): number => (speed === 'max' ? Infinity : firstMs + (performance.now() - began) * speed),
    elapsedS: (): number => Math.round((performance.now() - began) / 100) / 10,
    start: (): void => {
      began = performance.now()
    },
  }
}
