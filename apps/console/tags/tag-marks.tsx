import type { IncidentDocument } from '@tocsin/domain'
import { useNames } from '../live/names.ts'
import { useWords } from '../words.ts'
import classes from './tags.module.css'

/** In a row of the list: the alarm level from the second on, and the first tags; the rest is counted. */
export function TagMarks({ incident }: { readonly incident: IncidentDocument }) {
  const { lists, desk } = useWords()
  const names = useNames()
  const { tags, alarmLevel } = incident
  if (tags.length === 0 && alarmLevel === 1) return null
  return (
    <span className={classes['marks']} title={tags.map(names.tag).join(desk.listSeparator)}>
      {alarmLevel > 1 && (
        <span className={classes['small']} data-level={alarmLevel}>
          {lists.alarmAt(alarmLevel)}
        </span>
      )}
      {tags.slice(0, 2).map((tag) => (
        <span key={tag} className={classes['small']}>
          {names.tag(tag)}
        </span>
      ))}
      {tags.length > 2 && <span className={classes['small']}>+{tags.length - 2}</span>}
    </span>
  )
}
