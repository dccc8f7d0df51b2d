import FlatQueue from 'flatqueue'

/** A piece of work that begins when its time has come and all work before it is done. */
export type Task = {
  readonly dueMs: number
  readonly work: () => Promise<void>
  waitsFor: number
  readonly leadsTo: Task[]
}

/** How late tasks began after they could have, in milliseconds of the wall clock. */
export type Lateness = { readonly p50: number; readonly p99: number; readonly max: number }

type Options = {
  /** the world's time now, on the scale of the due times; Infinity for "as fast as possible" */
  readonly nowMs: () => number
  /** how much faster than the wall clock the world's time runs */
  readonly speed: number
  /** most tasks at once */
  readonly inFlight: number
  readonly signal: AbortSignal
}

export type Schedule = {
  /** `after`: tasks that have to be done before; work that throws ends the run. All adding comes before `run`. */
  add(dueMs: number, after: readonly Task[], work: () => Promise<void>): Task
  /** one more task that has to be done before */
  order(before: Task, after: Task): void
  /** resolves when all tasks are done */
  run(): Promise<Lateness>
}

/** Longest that one timer of Node may run. */
const longestTimerMs = 2_000_000_000

/**
 * Runs tasks in order of their times, many at once, each only after those before it: what belongs together keeps its order
 * while the rest does not wait for it. Of the tasks that are ready the earliest begins first.
 */
export function createSchedule({ nowMs, speed, inFlight, signal }: Options): Schedule {
  const ready = new FlatQueue<{ readonly task: Task; readonly readyAt: number }>()
  const late: number[] = []
  const tasks: Task[] = []
  let left = 0
  let busy = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const outcome = Promise.withResolvers<Lateness>()

  function makeReady(task: Task): void {
    ready.push({ task, readyAt: performance.now() }, task.dueMs)
  }

  function pump(): void {
    clearTimeout(timer)
    if (signal.aborted) return outcome.reject(signal.reason)
    while (busy < inFlight && ready.length > 0 && (ready.peekValue() ?? 0) <= nowMs()) begin()
    const next = ready.peekValue()
    if (busy < inFlight && next !== undefined) {
      timer = setTimeout(pump, Math.min(longestTimerMs, Math.max(0, (next - nowMs()) / speed)))
    }
  }

  function begin(): void {
    const entry = ready.pop()
    if (entry === undefined) return
    const { task, readyAt } = entry
    const sinceDueMs = Math.max(0, (nowMs() - task.dueMs) / speed)
    late.push(Math.min(sinceDueMs, performance.now() - readyAt))
    busy += 1
    task.work().then(() => finish(task), outcome.reject)
  }

  function finish(task: Task): void {
    busy -= 1
    left -= 1
    for (const next of task.leadsTo) {
      next.waitsFor -= 1
      if (next.waitsFor === 0) makeReady(next)
    }
    if (left === 0) outcome.resolve(latenessOf(late))
    else pump()
  }

  function order(before: Task, after: Task): void {
    before.leadsTo.push(after)
    after.waitsFor += 1
  }

  return {
    add(dueMs, after, work) {
      const task: Task = { dueMs, work, waitsFor: 0, leadsTo: [] }
      for (const before of after) order(before, task)
      tasks.push(task)
      return task
    },
    order,
    run() {
      left = tasks.length
      for (const task of tasks) if (task.waitsFor === 0) makeReady(task)
      signal.addEventListener('abort', pump, { once: true })
      if (left === 0) outcome.resolve(latenessOf([]))
      else pump()
      return outcome.promise
    },
  }
}

function latenessOf(late: readonly number[]): Lateness {
  const sorted = Float64Array.from(late).sort()
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { p50: at(0.5), p99: at(0.99), max: at(1) }
}
