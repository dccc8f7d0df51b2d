/**
 * Slip numbers: division code (GB/T 2260, 6 digits) + date (8) + serial (at least 5, more when a day has more).
 * All slips of a division and day share one series, whichever organisation writes them, so that a number is unique for
 * ever; code and date have fixed lengths, so a longer serial cannot collide with another day's.
 */
export const seriesOf = (division: string, localDate: string): string => `${division}${localDate.replaceAll('-', '')}`

/** The whole number as people write it, e.g. `440306` + `20261122` + `00017`. */
export const slipNumber = (series: string, serial: number): string => `${series}${String(serial).padStart(5, '0')}`

/** Making a format takes fifty times as long as using it; there are as many as time zones in use. */
const dateFormats = new Map<string, Intl.DateTimeFormat>()

function dateFormatIn(timeZone: string): Intl.DateTimeFormat {
  const known = dateFormats.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  dateFormats.set(timeZone, made)
  return made
}

/** The last date of each time zone: it can change only on a quarter of an hour, where all zones and their changes lie. */
const lastDates = new Map<string, { readonly quarter: number; readonly date: string }>()
const quarterMs = 900_000

/** Today's date (yyyy-mm-dd) at the organisation's place. Throws a RangeError for a time zone that does not exist. */
export function localDate(at: number, timeZone: string): string {
  const quarter = Math.floor(at / quarterMs)
  const last = lastDates.get(timeZone)
  if (last?.quarter === quarter) return last.date
  const date = dateFormatIn(timeZone).format(at)
  lastDates.set(timeZone, { quarter, date })
  return date
}

/** Spoken numbers have four digits at most. */
export const maxSpoken = 9999

/** The claim that keeps a spoken number with one incident while that is open, across midnight included. */
export const spokenClaim = (org: string, spoken: number): string => `spoken/${org}/${spoken}`

/** The claim that keeps a unit on one job. */
export const unitClaim = (unit: string): string => `unit/${unit}`
