import { useTimeZone } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import classes from './card-head.module.css'

/** Until when the words of a closed incident are there, and by which rule. */
export function KeptUntil({ at, days }: { readonly at: number; readonly days: number }) {
  const { card } = useWords()
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: useTimeZone() }).format(at)
  return <p className={classes['typed']}>{card.keptUntil(day, days)}</p>
}
