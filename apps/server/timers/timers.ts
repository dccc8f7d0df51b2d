import { defaultSettings, nextClimb, type Alert, type AlertStep, type Point, type Timer } from '@tocsin/domain'
import { newId } from '@tocsin/link'
import type { Board } from '../live/board.ts'
import type { TakeCommand } from '../take-command.ts'
import { hasMoved } from './has-moved.ts'
import { idOf } from '../id-of.ts'
import { createSchedule } from './schedule.ts'
import { watchWaits } from './watch-waits.ts'

type Parts = {
  readonly board: Pick<Board, 'get' | 'folds' | 'listen'>
  readonly take: TakeCommand
  /** the log's clock, milliseconds */
  readonly now: () => number
  /** the newest known position of a unit */
  readonly pointOf: (unit: string) => Point | undefined
  readonly warn: (about: object, message: string) => void
}

type Work =
  | { readonly do: 'raise'; readonly timer: Timer }
  | { readonly do: 'climb'; readonly alert: Alert; readonly step: AlertStep }
  | { readonly do: 'settle'; readonly alert: Alert }

/** The clock of the log may be moved on by another process: it is looked at this often at least. */
const longestSleepMs = 1000
/** What could not be stored is tried again after this. */
const retryMs = 1000
/** Fired at once, so many at a time: a server that was down may find thousands due. */
const atOnce = 32

export type Timers = ReturnType<typeof createTimers>

/**
 * Fires the timers that run on the board, climbs the ladder and settles alerts whose cause is gone. It stores nothing of
 * its own: after a start all timers are derived from the log again, and an alert whose timer fired before is there
 * already. Several processes may do the same at once; the log takes each alert and each step once.
 */
export function createTimers({ board, take, now, pointOf, warn }: Parts) {
  const schedule = createSchedule<Work>()
  /** open alerts, by their timer */
  const open = new Map<string, Alert>()
  /** waits that last, with their timers; also those whose alert is there, or was closed by its owner */
  const lasting = new Map<string, Timer | undefined>()
  const fired = new Set<string>()
  const stood = new Map<string, Point | undefined>()
  let isStopped = false

  function lasts(key: string, timer: Timer | undefined): void {
    const before = lasting.get(key)
    if (!lasting.has(key) && timer?.kind === 'not-moving' && timer.unit !== null) stood.set(key, pointOf(timer.unit))
    lasting.set(key, timer)
    if (timer === undefined) return void schedule.delete(`raise ${key}`)
    // One that is looked at again later, since its unit drives, keeps that time.
    const isAsBefore = before?.dueAt === timer.dueAt && schedule.has(`raise ${key}`)
    if (fired.has(key) || open.has(key) || isAsBefore) return
    schedule.set(`raise ${key}`, timer.dueAt, { do: 'raise', timer })
  }

  function ends(key: string): void {
    lasting.delete(key)
    fired.delete(key)
    stood.delete(key)
    schedule.delete(`raise ${key}`)
    const alert = open.get(key)
    if (alert !== undefined) settleSoon(alert)
  }

  const settleSoon = (alert: Alert): void => schedule.set(`settle ${alert.id}`, now(), { do: 'settle', alert })

  function alertIs(alert: Alert): void {
    open.set(alert.timer, alert)
    schedule.delete(`raise ${alert.timer}`)
    const organisation = board.get(`organisation/${alert.org}`)
    const settings = organisation?.kind === 'organisation' ? organisation.state.settings : defaultSettings
    const climb = nextClimb(settings, alert)
    if (climb === undefined) schedule.delete(`climb ${alert.id}`)
    else schedule.set(`climb ${alert.id}`, climb.at, { do: 'climb', alert, step: climb.step })
  }

  function alertOver(alert: Alert): void {
    open.delete(alert.timer)
    if (lasting.has(alert.timer)) fired.add(alert.timer)
    schedule.delete(`climb ${alert.id}`)
    schedule.delete(`settle ${alert.id}`)
  }

  /** A crew that says nothing and yet drives is on its way: looked at again after as long as it may stand. */
  function drives(timer: Timer): boolean {
    const { key, kind, unit, dueAt, since } = timer
    if (kind !== 'not-moving' || unit === null) return false
    const [before, at] = [stood.get(key), pointOf(unit)]
    stood.set(key, at)
    if (!hasMoved(before, at)) return false
    const again = { ...timer, since: now(), dueAt: now() + Math.max(retryMs, dueAt - since) }
    schedule.set(`raise ${key}`, again.dueAt, { do: 'raise', timer: again })
    return true
  }

  async function raise(timer: Timer): Promise<void> {
    const { key, about, org, dueAt, exercise } = timer
    if (!lasting.has(key) || open.has(key) || drives(timer)) return
    const body = { alert: idOf(`alert ${key}`), about, timer: key, dueAt }
    await give(idOf(`raise-alert ${key}`), org, 'raise-alert', body, exercise)
    if (lasting.has(key)) fired.add(key)
  }

  async function doOne(work: Work): Promise<void> {
    if (work.do === 'raise') return raise(work.timer)
    const { id, org, exercise } = work.alert
    if (work.do === 'climb') return give(newId(), org, 'climb-alert', { alert: id, step: work.step }, exercise)
    return give(newId(), org, 'settle-alert', { alert: id }, exercise)
  }

  /** A refusal is an answer: somebody else was faster, or the cause is gone. */
  async function give(
    id: string,
    org: string,
    type: 'raise-alert' | 'climb-alert' | 'settle-alert',
    body: object,
    exercise: boolean,
  ): Promise<void> {
    const answer = await take('system', org, { id, type, body, deviceAt: null, seat: null, exercise })
    if ('field' in answer) throw new Error(`${type} could not be read: ${answer.field} ${answer.detail}`)
    if (answer.ok) return
    const { refused } = answer.refusal
    if (refused === 'log-unavailable' || refused === 'busy-try-again') throw new Error(refused)
  }

  async function fire({ key, entry }: { readonly key: string; readonly entry: Work }): Promise<void> {
    try {
      await doOne(entry)
    } catch (error) {
      warn({ err: error, key }, 'a timer could not be answered; it is tried again')
      schedule.set(key, now() + retryMs, entry)
    }
  }

  async function fireDue(): Promise<void> {
    const due = schedule.take(now())
    for (let from = 0; from < due.length && !isStopped; from += atOnce)
      await Promise.all(due.slice(from, from + atOnce).map(fire))
  }

  let sleep: ReturnType<typeof setTimeout> | undefined
  let work = Promise.resolve()
  function doze(): void {
    if (isStopped) return
    const inMs = Math.min(longestSleepMs, Math.max(5, (schedule.next() ?? Infinity) - now()))
    sleep = setTimeout(() => {
      work = fireDue().finally(doze)
    }, inMs)
  }

  const stopWatching = watchWaits(board, { lasts, ends, alert: alertIs, alertOver })
  for (const alert of open.values()) if (!lasting.has(alert.timer)) settleSoon(alert)
  doze()
  return {
    /** how many entries wait, of whatever kind */
    size: schedule.size,
    async stop(): Promise<void> {
      isStopped = true
      clearTimeout(sleep)
      stopWatching()
      await work
    },
  }
}
