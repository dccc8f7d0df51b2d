import type { ClosureDirection, ClosureEffect, ClosureReason, DrawnClosure } from '@tocsin/domain'
import { readMoment, writeMoment } from './local-moment.ts'

/** The usual times for which roads are closed. */
export const quickMinutes = [30, 60, 120, 240] as const

/** The form of a closure as it is typed. */
export type Form = {
  readonly effect: ClosureEffect['kind']
  readonly factor: string
  readonly speed: string
  readonly direction: ClosureDirection
  readonly reason: ClosureReason
  readonly from: 'now' | 'at'
  readonly fromAt: string
  /** `lifted`, `at`, or minutes */
  readonly until: string
  readonly untilAt: string
  readonly note: string
}

const hourMs = 3_600_000

/** The form as a closure has it, or as a new one begins. */
export function formOf(closure: DrawnClosure | undefined, now: number, zone: string | undefined): Form {
  const { effect, startsAt, endsAt } = closure ?? { effect: undefined, startsAt: null, endsAt: null }
  return {
    effect: effect?.kind ?? 'closed',
    factor: String(effect?.kind === 'slower' ? effect.factor : 2),
    speed: String(effect?.kind === 'speed' ? effect.speedKmh : 20),
    direction: closure?.direction ?? 'both',
    reason: closure?.reason ?? 'works',
    from: startsAt === null ? 'now' : 'at',
    fromAt: writeMoment(startsAt ?? now + hourMs, zone),
    until: endsAt === null ? 'lifted' : 'at',
    untilAt: writeMoment(endsAt ?? now + 2 * hourMs, zone),
    note: closure?.note ?? '',
  }
}

export type Problem = 'badTime' | 'endBeforeStart' | 'badNumber'

/** What the command says of it, or what is wrong with the form. */
export function bodyOf(form: Form, now: number, zone: string | undefined) {
  const effect = effectOf(form)
  if (effect === undefined) return 'badNumber' satisfies Problem
  const startsAt = form.from === 'now' ? null : readMoment(form.fromAt, zone)
  const starts = startsAt ?? now
  const quick = Number(form.until) * 60_000
  const endsAt = form.until === 'lifted' ? null : form.until === 'at' ? readMoment(form.untilAt, zone) : starts + quick
  if (startsAt === undefined || endsAt === undefined) return 'badTime' satisfies Problem
  if (endsAt !== null && endsAt <= Math.max(starts, now)) return 'endBeforeStart' satisfies Problem
  return { effect, startsAt, endsAt, reason: form.reason, note: form.note.trim() }
}

function effectOf({ effect, factor, speed }: Form): ClosureEffect | undefined {
  const within = (typed: string, least: number, most: number): number | undefined => {
    const value = Number(typed)
    return typed.trim() !== '' && value >= least && value <= most ? value : undefined
  }
  if (effect === 'closed') return { kind: 'closed' }
  if (effect === 'slower') {
    const read = within(factor, 1.1, 20)
    return read === undefined ? undefined : { kind: 'slower', factor: read }
  }
  const read = within(speed, 1, 120)
  return read === undefined ? undefined : { kind: 'speed', speedKmh: read }
}
