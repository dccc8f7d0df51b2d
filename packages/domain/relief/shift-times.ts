import { z } from 'zod'

/** When shifts change at the place of the organisation, by its clocks: `08:00`. */
export const shiftTimes = z
  .array(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 08:00'))
  .max(6)
  .refine((all) => new Set(all).size === all.length, 'each time once')
  .readonly()

const dayMin = 1440
const minuteMs = 60_000

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** Making a format takes fifty times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>()
function minuteOfDay(at: number, timeZone: string): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  formats.set(timeZone, format)
  return minutesOf(format.format(at))
}

/** The next moment after `after` (milliseconds) at which the clocks there show `time`; right on days of 23 and 25 hours. */
function nextAt(time: string, timeZone: string, after: number): number {
  const wanted = minutesOf(time)
  const from = Math.floor(after / minuteMs) * minuteMs
  const ahead = (wanted - minuteOfDay(from, timeZone) + dayMin) % dayMin
  const near = from + (ahead === 0 ? dayMin : ahead) * minuteMs
  const off = ((wanted - minuteOfDay(near, timeZone) + dayMin * 1.5) % dayMin) - dayMin / 2
  return near + off * minuteMs
}

/** When shifts change next after `after`; undefined where the organisation has no such times. */
export function nextShiftChange(times: readonly string[], timeZone: string, after: number): number | undefined {
  return times.length === 0 ? undefined : Math.min(...times.map((time) => nextAt(time, timeZone, after)))
}

/** A relief up to so long before the change of shifts is the one of that change. */
export const reliefLeadMs = 3_600_000
