import { useTimeZone } from '../live/use-line.ts'
import { useLanguage } from '../words.ts'

/** Writes a day at the centre's place, with its year. */
export function useDay(): (at: number) => string {
  const timeZone = useTimeZone()
  const language = useLanguage()
  const format = new Intl.DateTimeFormat(language, { timeZone, year: 'numeric', month: 'short', day: 'numeric' })
  return (at) => format.format(at)
}
