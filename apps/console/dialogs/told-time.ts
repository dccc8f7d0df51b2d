const dayMs = 86_400_000

/** What `HH:MM` (also `0312`, `3:12`, `03：12`) said now means; undefined when it is no time of day. */
export function readTold(typed: string, now: number, timeZone: string | undefined): number | undefined {
  const parts = /^(\d{1,2})[:：]?(\d{2})$/.exec(typed.trim())
  if (parts === null) return undefined
  const [hour, minute] = [Number(parts[1]), Number(parts[2])]
  if (hour > 23 || minute > 59) return undefined
  // The same time of day today or yesterday, whichever is the latest that is not to come: at ten past midnight, 23:58 was
  // yesterday. Offsets change between the two where clocks are put back, so each day asks for its own.
  const candidates = [now, now - dayMs].map((day) => atTimeOfDay(day, hour, minute, timeZone))
  return candidates.find((at) => at <= now)
}

/** The moment at which the clocks of `timeZone` show hour and minute on the day of `day` there. */
function atTimeOfDay(day: number, hour: number, minute: number, timeZone: string | undefined): number {
  const wall = wallClock(day, timeZone)
  const wanted = Date.UTC(wall.year, wall.month - 1, wall.day, hour, minute)
  const guess = wanted - offsetMs(day, timeZone)
  // Once more from the guess itself: it may lie on the other side of a clock change.
  return wanted - offsetMs(guess, timeZone)
}

/** How far the clocks of `timeZone` are ahead of UTC at a moment, milliseconds. */
function offsetMs(at: number, timeZone: string | undefined): number {
  const { year, month, day, hour, minute, second } = wallClock(at, timeZone)
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
}

type WallClock = { year: number; month: number; day: number; hour: number; minute: number; second: number }

function wallClock(at: number, timeZone: string | undefined): WallClock {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  }
}
