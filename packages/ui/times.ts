import type { Words } from './words/index.ts'

const two = (value: number): string => String(value).padStart(2, '0')

/** `0:42`, `12:05`, `1h04`, `2d3h`: how long ago, from milliseconds. Below zero (clocks apart) counts as zero. */
export function formatAge(ms: number, { times }: Words): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 3600) return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`
  if (seconds < 86_400) return times.hours(Math.floor(seconds / 3600), two(Math.floor(seconds / 60) % 60))
  return times.days(Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24)
}

/** `2:40` from seconds; minutes are not folded into hours. */
export function formatDriveTime(seconds: number, { times }: Words): string {
  const whole = Math.round(seconds)
  return times.driveTime(Math.floor(whole / 60), two(whole % 60))
}

/** Whole metres below 1 km, kilometres with one decimal above. */
export function formatDistance(metres: number, { times }: Words): string {
  return metres < 1000 ? times.metres(Math.round(metres)) : times.kilometres((metres / 1000).toFixed(1))
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** `03:12:07` at the centre's place; `to: 'minute'` leaves the seconds out. */
export function formatTime(at: number, timeZone: string | undefined, to: 'second' | 'minute' = 'second'): string {
  const key = `${timeZone} ${to}`
  const known = formats.get(key)
  if (known !== undefined) return known.format(at)
  const seconds = to === 'second' ? ({ second: '2-digit' } as const) : {}
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...seconds,
  })
  formats.set(key, format)
  return format.format(at)
}
