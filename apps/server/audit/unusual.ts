import type { ReviewKind, Viewer } from '@tocsin/domain'
import type { Over } from '../log-reading.ts'

const hourMs = 3_600_000
/** Nobody is looked at for reading fewer records than that in an hour: a busy shift alone does not make it unusual. */
const leastUnusual = 40
const timesUsual = 3

/** What is unusual about a reading: nobody is judged by it, an auditor is asked to look. */
export type Unusual = {
  readonly kind: ReviewKind
  readonly count: number
  readonly usual: number | null
  readonly spanMs: number
}

type Hour = {
  readonly since: number
  readonly records: Set<string>
  /** what is over, and a reason was said for: it covers the files beside the words */
  readonly reasoned: Set<string>
  readonly raised: Set<ReviewKind>
  over: number
}

export type WatchReadings = ReturnType<typeof watchReadings>

/**
 * Counts, in memory and for an hour, how many different records each account reads. More than three times what the others
 * with one of the same roles read at most in their hour, and more than 40, is unusual; so is reading what is over without a
 * reason. Each is told once in an account's hour.
 */
export function watchReadings(now: () => number) {
  const hours = new Map<string, Hour & { readonly roles: Viewer['roles']; readonly org: string }>()

  function hourOf({ account, org, roles }: Viewer) {
    const known = hours.get(account)
    if (known !== undefined && now() - known.since < hourMs) return known
    const none = { records: new Set<string>(), reasoned: new Set<string>(), raised: new Set<ReviewKind>() }
    const fresh = { since: now(), ...none, over: 0, roles, org }
    hours.set(account, fresh)
    return fresh
  }

  /** The most that another with one of these roles read in the hour; null: there is nobody to compare with. */
  function usualFor({ account, org, roles }: Viewer): number | null {
    const others = [...hours].filter(
      ([other, hour]) =>
        other !== account &&
        hour.org === org &&
        now() - hour.since < 2 * hourMs &&
        hour.roles.some((role) => roles.includes(role)),
    )
    return others.length === 0 ? null : Math.max(...others.map(([, { records }]) => records.size))
  }

  return (viewer: Viewer, subject: string, over: Over): readonly Unusual[] => {
    const hour = hourOf(viewer)
    hour.records.add(subject)
    const unusual: Unusual[] = []
    const usual = usualFor(viewer)
    const count = hour.records.size
    if (count > Math.max(leastUnusual, timesUsual * (usual ?? 0)) && !hour.raised.has('bulk'))
      unusual.push({ kind: 'bulk', count, usual, spanMs: now() - hour.since })
    if (over !== null && over.reason !== null) hour.reasoned.add(subject)
    if (over !== null && over.reason === null && !hour.reasoned.has(subject)) {
      hour.over += 1
      if (!hour.raised.has('closed-without-reason'))
        unusual.push({ kind: 'closed-without-reason', count: hour.over, usual: null, spanMs: now() - hour.since })
    }
    for (const { kind } of unusual) hour.raised.add(kind)
    return unusual
  }
}
