const wallClock = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d) ([AP])M$/

/**
 * Reads times such as `12/31/2016 11:57:56 PM` on the wall clock of `timeZone` (IANA name) into milliseconds since 1970;
 * undefined for what is no such time. An hour that a change of clocks repeats is taken for its first turn.
 */
export function localTimeReader(timeZone: string): (text: string) => number | undefined {
  const offsets = new Map<number, number>()
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })

  function offsetAt(instant: number): number {
    const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
    const [, sign, hours = '0', minutes = '0', seconds = '0'] = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(name) ?? []
    const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000
    return sign === '-' ? -ms : ms
  }

  /** How far the zone's wall clock is ahead of UTC when it shows `wall` (milliseconds as if it were UTC). */
  function offsetOf(wall: number): number {
    const before = offsetAt(wall - dayMs)
    const after = offsetAt(wall + dayMs)
    if (before === after) return before
    return offsetAt(wall - before) === before ? before : after
  }

  return (text) => {
    const wall = wallMs(text)
    if (wall === undefined) return undefined
    const hour = Math.floor(wall / hourMs)
    const offset = offsets.get(hour) ?? offsetOf(hour * hourMs)
    offsets.set(hour, offset)
    return wall - offset
  }
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

function wallMs(text: string): number | undefined {
  const [, month, day, year, hour12, minute, second, half] = wallClock.exec(text) ?? []
  if (half === undefined) return undefined
  const hour = (Number(hour12) % 12) + (half === 'P' ? 12 : 0)
  const numbers = [Number(year), Number(month), Number(day), hour, Number(minute), Number(second)] as const
  const [y, mo, d, h, mi, s] = numbers
  const ms = Date.UTC(y, mo - 1, d, h, mi, s)
  const read = new Date(ms)
  const isReal = Number(hour12) >= 1 && Number(hour12) <= 12 && read.getUTCMonth() === mo - 1 && read.getUTCDate() === d
  return isReal && mi < 60 && s < 60 ? ms : undefined
}
