import { IconAlertTriangle, IconClockHour4, IconStack2 } from '@tabler/icons-react'
import type { Unit } from '@tocsin/domain'
import { useWords } from '../words.ts'
import classes from './hands.module.css'

/** What a unit has besides its own job: news its crew has not acknowledged, jobs beside, jobs planned. */
export function UnitMarks({ unit: { news, alsoOn, planned } }: { readonly unit: Unit }) {
  const { hands } = useWords()
  if (news.length + alsoOn.length + planned.length === 0) return null
  return (
    <span className={classes['marks']}>
      {news.length > 0 && (
        <span data-kind="news" title={hands.unheard}>
          <IconAlertTriangle size={12} aria-label={hands.unheard} />
        </span>
      )}
      {alsoOn.length > 0 && (
        <span title={hands.alsoOn}>
          <IconStack2 size={12} aria-label={hands.alsoOn} />
          {alsoOn.length}
        </span>
      )}
      {planned.length > 0 && (
        <span title={hands.planned}>
          <IconClockHour4 size={12} aria-label={hands.planned} />
          {planned.length}
        </span>
      )}
    </span>
  )
}
