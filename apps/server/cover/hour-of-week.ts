import { localTime } from '@tocsin/domain'

/** The hour of the week of a moment (milliseconds) in a time zone: 0 is Monday from midnight to one, 167 the last. */
export function hourOfWeek(timeZone: string): (at: number) => number {
  return (at) => {
    const { day, minute } = localTime(at, timeZone)
    return 24 * (day - 1) + Math.floor(minute / 60)
  }
}
