const hourMs = 3_600_000
/** Few calls come at these hours, local time. */
const quietFrom = 3
const quietTo = 6
/** Once a night: the table of the last one is at least so old. */
const agedMs = 20 * hourMs
/** Older than this the nights were missed: it is done at any hour. */
const overdueMs = 48 * hourMs

/** When a table was learnt (milliseconds), and of which city's roads. */
type Last = { readonly city: string; readonly learntAt: number }

/**
 * Whether times are to be learnt now: nightly at a quiet hour of the place, and at any hour where there is no table of the
 * city in use yet, or the last is two days old since the server did not run at night.
 */
export function isDue(last: Last | undefined, city: string, now: number, timeZone: string): boolean {
  if (last?.city !== city) return true
  const ageMs = now - last.learntAt
  if (ageMs >= overdueMs) return true
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' })
  const hour = Number(format.format(now))
  return ageMs >= agedMs && hour >= quietFrom && hour < quietTo
}
