const format = (zone: string | undefined): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })

/** A moment as a field for date and time has it, at the centre's place: `2026-11-22T09:40`. */
export const writeMoment = (at: number, zone: string | undefined): string =>
  format(zone).format(at).slice(0, 16).replace(' ', 'T')

/** How far the centre's clock is ahead of UTC at a moment, milliseconds. */
const offsetMs = (at: number, zone: string | undefined): number =>
  Date.parse(`${format(zone).format(at).replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000

/** What such a field holds as a moment; undefined for what is none. A time that a change of clocks leaves out is the one after it. */
export function readMoment(typed: string, zone: string | undefined): number | undefined {
  const plain = Date.parse(`${typed}Z`)
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(typed) || Number.isNaN(plain)) return undefined
  const near = plain - offsetMs(plain, zone)
  return plain - offsetMs(near, zone)
}
