import { useLanguage } from '../words.ts'
import { useTimeZone } from './use-line.ts'

/** Says a moment (milliseconds since 1970) as day and time of the organisation's clock, in the desk's language. */
export function useWhen(): (at: number) => string {
  const language = useLanguage()
  const timeZone = useTimeZone()
  const format = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium', timeStyle: 'short' })
  return (at) => format.format(new Date(at))
}
