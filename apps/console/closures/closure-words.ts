import { closureStanding, type Closure } from '@tocsin/domain'
import type { Words } from '@tocsin/ui/words'

/** `Closed · Works · north side`: what a closure is, in one line. */
export function closureLine(
  { effect, reason, note }: Pick<Closure, 'effect' | 'reason' | 'note'>,
  words: Words,
): string {
  const { closures, trade } = words
  const what =
    effect.kind === 'closed'
      ? closures.effects.closed
      : effect.kind === 'slower'
        ? `${closures.effects.slower} (${closures.slower(effect.factor)})`
        : closures.speedAtMost(effect.speedKmh)
  return [what, trade.closureReasons[reason], note].filter((each) => each !== '').join(' · ')
}

/** `since 09:40 · till 11:00`, with the day where it is another one. */
export function closureTimes(
  closure: Pick<Closure, 'startsAt' | 'endsAt' | 'liftedAt'>,
  now: number,
  zone: string | undefined,
  { closures }: Words,
): string {
  const { startsAt, endsAt } = closure
  const start = timeWithDay(startsAt, now, zone)
  const begin = closureStanding(closure, now) === 'coming' ? closures.starting(start) : closures.since(start)
  return `${begin} · ${endsAt === null ? closures.untilLifted : closures.till(timeWithDay(endsAt, now, zone))}`
}

function timeWithDay(at: number, now: number, zone: string | undefined): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, month: '2-digit', day: '2-digit' })
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at)
  return day.format(at) === day.format(now) ? time : `${day.format(at)} ${time}`
}
