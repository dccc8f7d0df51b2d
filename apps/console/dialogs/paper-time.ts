import { readTold } from './told-time.ts'

const dayMs = 86_400_000

/**
 * The time that stood on paper: `14:32`, the latest that is not to come; `yesterday 23:50`, `昨天23:50`, `昨 23:50`, `y 2350`:
 * that time of yesterday. Undefined when it is no time of day, or to come.
 */
export function readPaperTime(typed: string, now: number, timeZone: string | undefined): number | undefined {
  const yesterday = /^(yesterday|y|昨天|昨日|昨)\s*(.*)$/iu.exec(typed.trim())
  if (yesterday === null) return readTold(typed, now, timeZone)
  const [, , time = ''] = yesterday
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone })
  const before = day.format(now - dayMs)
  const end = endOf(before, now, day)
  return end === undefined ? undefined : readTold(time, end, timeZone)
}

/** The last moment of the day `of` (as `day` writes it) before `now`: found to the minute, whatever the clocks did. */
function endOf(of: string, now: number, day: Intl.DateTimeFormat): number | undefined {
  for (let at = now; at > now - 2 * dayMs; at -= 60_000) if (day.format(at) === of) return at
  return undefined
}
