import { localDate, nextShiftChange } from '@tocsin/domain'

const dayMs = 86_400_000

/** When the clocks of `timeZone` show `time` on `date` (`2026-11-22`, `08:00`), milliseconds; undefined: never. */
export function momentAt(date: string, time: string, timeZone: string): number | undefined {
  const noon = Date.parse(`${date}T12:00:00Z`)
  if (Number.isNaN(noon) || !/^\d{2}:\d{2}$/.test(time)) return undefined
  let at: number | undefined = noon - 2 * dayMs
  for (let tries = 0; tries < 4 && at !== undefined; tries += 1) {
    at = nextShiftChange([time], timeZone, at)
    if (at !== undefined && localDate(at, timeZone) === date) return at
  }
  return undefined
}

/** `count` dates from the Monday of the week that `date` is in, `weeks` later. */
export function daysOfWeek(date: string, weeks: number, count = 7): readonly string[] {
  const noon = Date.parse(`${date}T12:00:00Z`)
  const sinceMonday = (new Date(noon).getUTCDay() + 6) % 7
  return Array.from({ length: count }, (_, day) =>
    new Date(noon + (day - sinceMonday + weeks * 7) * dayMs).toISOString().slice(0, 10),
  )
}
