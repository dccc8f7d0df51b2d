import { useEffect } from 'react'
import { useNames } from '../live/names.ts'
import { useWords } from '../words.ts'
import { followEnd } from './focus-field.ts'
import classes from './narrative.module.css'
import { useUnsentLines } from './use-unsent-lines.ts'

/** What others are writing just now: who, and the line as it grows; it may never be sent. */
export function OthersLines({ incident }: { readonly incident: string }) {
  const { narrative } = useWords()
  const names = useNames()
  const lines = useUnsentLines(incident)
  useEffect(followEnd, [lines])
  return lines.map(({ writer, by, text }) => (
    // Each keystroke of somebody else would be read out.
    <li key={writer} className={classes['entry']} data-phase="writing" aria-live="off">
      <span className={classes['dots']} aria-hidden>
        <i />
        <i />
        <i />
      </span>
      <div>
        <small className={classes['unsent']}>{narrative.writing}</small>
        <span className={classes['words']}>{text}</span>
      </div>
      <small className={classes['by']}>{names.account(by)}</small>
    </li>
  ))
}
