import type { LocalTime } from './choose-plan.ts'

const formats = new Map<string, Intl.DateTimeFormat>()
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' })
  formats.set(timeZone, made)
  return made
}

/**
 * Day of the week (1 Monday to 7 Sunday) and minute of the day at the organisation's place. `at`: ms since 1970. Throws a
 * RangeError for a time zone that does not exist.
 */
export function localTime(at: number, timeZone: string): LocalTime {
  const parts = formatIn(timeZone).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((each) => each.type === type)?.value ?? ''
  return { day: days.indexOf(part('weekday')) + 1, minute: Number(part('hour')) * 60 + Number(part('minute')) }
}
